import { useState } from 'react'
import { Button } from '../parts/button.tsx'
import { useSession } from '../session.tsx'
import { hasPasskeys, PasskeyTrouble, type Trouble } from './passkey-trouble.tsx'

/** The way in with a passkey; its code comes when it is pressed, for most people press nothing of the kind. */
export function PasskeyDoor() {
  const { say, reload } = useSession()
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<Trouble>()
  if (!hasPasskeys()) return null
  const enter = async () => {
    setBusy(true)
    setTrouble(undefined)
    const ceremony = await import('./passkey-ceremony.ts').catch(() => undefined)
    const found = ceremony
      ? await ceremony.enterWithPasskey()
      : ({ kind: 'failed', failure: { ok: false, offline: true } } as const)
    setBusy(false)
    if (!found) return reload()
    setTrouble(found)
  }
  return (
    <div className="door-form stack">
      {trouble && <PasskeyTrouble trouble={trouble} />}
      <div>
        <Button
          variant="quiet"
          icon="key"
          busy={busy}
          busyLabel={say('page.passkey.waiting')}
          onClick={() => void enter()}
        >
          {say('page.passkey.sign-in')}
        </Button>
      </div>
    </div>
  )
}
