import { useState, type FormEvent } from 'react'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { TextInput } from '../parts/text-fields.tsx'
import { ask } from '../call.ts'
import { useSignedIn } from '../session.tsx'
import { PasskeyTrouble, type Trouble } from './passkey-trouble.tsx'
import { tellBrowser } from './tell-browser.ts'

interface Props {
  readonly onClose: () => void
  readonly onAdded: (name: string) => void
}

/** Names a passkey and has the device make it. */
export function AddPasskey({ onClose, onAdded }: Props) {
  const { say } = useSignedIn()
  const [name, setName] = useState(() => tellBrowser(navigator.userAgent, say))
  const [missing, setMissing] = useState(false)
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<Trouble>()
  const add = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    setMissing(name.trim() === '')
    setTrouble(undefined)
    if (name.trim() === '') return document.getElementById('passkey-name')?.focus()
    setBusy(true)
    const ceremony = await import('./passkey-ceremony.ts').catch(() => undefined)
    const found = ceremony
      ? await ceremony.addPasskey(ask, name.trim())
      : ({ kind: 'failed', failure: { ok: false, offline: true } } as const)
    setBusy(false)
    if (!found) return onAdded(name.trim())
    setTrouble(found)
  }
  return (
    <Dialog open onClose={onClose} title={say('page.account.passkey.add')} closeLabel={say('page.cancel')}>
      <form className="stack" noValidate onSubmit={(event) => void add(event)}>
        {trouble && <PasskeyTrouble trouble={trouble} />}
        <TextInput
          id="passkey-name"
          label={say('page.account.passkey.name')}
          hint={say('page.account.passkey.name.hint')}
          maxLength={60}
          autoComplete="off"
          value={name}
          onChange={setName}
          error={missing && name.trim() === '' ? say('page.account.passkey.name.missing') : undefined}
        />
        <div className="row">
          <Button type="submit" variant="primary" busy={busy} busyLabel={say('page.passkey.waiting')}>
            {say('page.account.passkey.continue')}
          </Button>
          <Button onClick={onClose}>{say('page.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
