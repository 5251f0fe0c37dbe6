import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Announcer } from './parts/announcer.tsx'
import { AllScene } from './parts/gallery/all-scene.tsx'
import { ArabicScene } from './parts/gallery/arabic-scene.tsx'
import { CaseScene } from './parts/gallery/case-scene.tsx'
import { ComposeScene } from './parts/gallery/compose-scene.tsx'
import { Frame, type Scene } from './parts/gallery/frame.tsx'
import { QueueScene } from './parts/gallery/queue-scene.tsx'

// A page for looking at: `?scene=case&theme=dark&dir=rtl`. It is not part of the product.
const asked = new URLSearchParams(location.search)
const scenes = {
  queue: QueueScene,
  case: CaseScene,
  compose: ComposeScene,
  all: AllScene,
  arabic: ArabicScene,
}
const name = (asked.get('scene') ?? 'all') as Scene
const SceneNow = scenes[name] ?? AllScene
document.documentElement.dataset['theme'] = asked.get('theme') ?? 'light'
document.documentElement.dir = asked.get('dir') ?? 'ltr'

const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <StrictMode>
      <Announcer dismissLabel="Dismiss">
        <Frame scene={name}>
          <SceneNow />
        </Frame>
      </Announcer>
    </StrictMode>,
  )
}
