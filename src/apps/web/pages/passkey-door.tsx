import { lazy, Suspense, useState } from 'react'
import { Button } from '../parts/button.tsx'
import { ask } from '../call.ts'
import { useSession } from '../session.tsx'
import { FailureNotice } from './failure-notice.tsx'
import { hasPasskeys } from './has-passkeys.ts'
import type { Trouble } from './passkey-trouble.tsx'

// Both come when they are needed: the first screen is for everybody, a passkey for who has one.
const loadCeremony = () => import('./passkey-ceremony.ts').catch(() => undefined)
const PasskeyTrouble = lazy(() =>
  import('./passkey-trouble.tsx').then((module) => ({ default: module.PasskeyTrouble })),
)

/** The way in with a passkey, beside the form. */
export function PasskeyDoor() {
  const { say, reload } = useSession()
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<Trouble | 'offline'>()
  if (!hasPasskeys()) return null
  const enter = async () => {
    setBusy(true)
    setTrouble(undefined)
    const ceremony = await loadCeremony()
    const found = ceremony ? await ceremony.enterWithPasskey(ask) : 'offline'
    setBusy(false)
    if (!found) return reload()
    setTrouble(found)
  }
  return (
    <>
      <Button
        variant="quiet"
        icon="key"
        busy={busy}
        busyLabel={say('page.passkey.waiting')}
        onClick={() => void enter()}
      >
        {say('page.passkey.sign-in')}
      </Button>
      {trouble === 'offline' && <FailureNotice failure={{ ok: false, offline: true }} />}
      {trouble && trouble !== 'offline' && (
        <Suspense>
          <PasskeyTrouble trouble={trouble} />
        </Suspense>
      )}
    </>
  )
}
