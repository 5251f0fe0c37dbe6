import { useState } from 'react'
import { useAnnounce } from '../parts/announcer.tsx'
import { Button } from '../parts/button.tsx'
import { call } from '../call.ts'
import { tellFailure } from '../refusal-words.ts'
import { useLibrary, useSignedIn } from '../session.tsx'
import { letterLanguages } from '#core/knowledge/check-books'
import type { LoadedCase } from './case-page.tsx'

/** Registers an incoming request with one press; the acknowledgement goes out with both references. */
export function QuickRegister({
  loaded,
  reload,
}: {
  readonly loaded: LoadedCase
  readonly reload: () => Promise<void>
}) {
  const { say, me } = useSignedIn()
  const library = useLibrary()
  const announce = useAnnounce()
  const [busy, setBusy] = useState(false)
  const { file } = loaded
  const register = async () => {
    setBusy(true)
    const language =
      me.house.languages.find((one) => letterLanguages(library.books.words).includes(one)) ?? 'en'
    const answer = await call('register-case', { caseId: file.id, version: file.version, language })
    setBusy(false)
    if (answer.ok) announce(say('page.register.done', { reference: file.reference }), { show: true })
    else announce(tellFailure(answer, say).text, { show: true, urgent: true, tone: 'danger' })
    await reload()
  }
  return (
    <Button
      variant="primary"
      icon="in"
      busy={busy}
      busyLabel={say('page.register.busy')}
      onClick={() => void register()}
    >
      {say('page.do.acknowledgement')}
    </Button>
  )
}
