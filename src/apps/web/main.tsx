import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { keepPages } from './keep-pages.ts'
import { showTheme } from './parts/theme.ts'
import { startTheme } from './preferences.ts'
import { loadLibrary, SessionProvider } from './session.tsx'

showTheme(startTheme())
createRoot(document.getElementById('app')!).render(
  <StrictMode>
    <SessionProvider>
      <App />
    </SessionProvider>
  </StrictMode>,
)
// The books are needed soon, never for the first screen; what is kept, only when there is no connection any more.
window.addEventListener('load', () => {
  setTimeout(() => void loadLibrary(), 300)
  setTimeout(keepPages, 1000)
})
