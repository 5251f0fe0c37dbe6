import { useState, type FormEvent } from 'react'
import type { House } from '#operations/operation'
import { Button } from '../parts/button.tsx'
import { KeyValue } from '../parts/key-value.tsx'
import { ask, type Answer } from '../call.ts'
import { useSession } from '../session.tsx'
import { FailureNotice } from './failure-notice.tsx'
import { QrCode } from './qr-code.tsx'
import { CodeInput, PasswordInput, shortestPassword } from './secret-fields.tsx'

export interface Invitation {
  readonly name: string
  readonly email: string
  readonly authority: House
  /** Base32, for apps into which it is typed by hand. */
  readonly secret: string
  /** `otpauth:` address, for the camera. */
  readonly address: string
}

interface Props {
  readonly token: string
  readonly invitation: Invitation
  /** Whether the invitation can still be used; shown by the page where not. */
  readonly isStillGood: () => Promise<boolean>
  readonly onSecured: () => void
}

/** What is typed, what is wrong with it, and the attempt itself. */
function useAcceptance({ token, isStillGood, onSecured }: Omit<Props, 'invitation'>) {
  const { say } = useSession()
  const [given, setGiven] = useState({ password: '', code: '' })
  const [wrong, setWrong] = useState<Partial<Record<keyof typeof given, string>>>({})
  const [failure, setFailure] = useState<Exclude<Answer<unknown>, { ok: true }>>()
  const [busy, setBusy] = useState(false)
  const code = given.code.replaceAll(' ', '')

  const accept = async (event: FormEvent) => {
    event.preventDefault()
    setFailure(undefined)
    const isShort = [...given.password].length < shortestPassword
    const found = {
      ...(isShort && { password: say('page.door.password.short', { n: shortestPassword }) }),
      ...(!/^\d{6}$/.test(code) && { code: say('page.door.code.missing') }),
    }
    setWrong(found)
    const first = Object.keys(found)[0]
    if (first) return document.getElementById(`door-${first}`)?.focus()
    setBusy(true)
    const answer = await ask('/api/invitations/accept', { token, password: given.password, code })
    setBusy(false)
    if (answer.ok) return onSecured()
    const isRefused = 'refusal' in answer && answer.refusal.code === 'unacceptable'
    if (!isRefused) return setFailure(answer)
    // The length was looked at here, so it is the code, unless the invitation has ended meanwhile.
    if (await isStillGood()) setWrong({ code: say('page.door.code.wrong') })
  }
  const set = (name: keyof typeof given) => (value: string) => setGiven({ ...given, [name]: value })
  return { given, set, wrong, failure, busy, accept }
}

/** Password and second factor in three steps, on one page. */
export function InvitationForm({ invitation, ...rest }: Props) {
  const { say } = useSession()
  const { given, set, wrong, failure, busy, accept } = useAcceptance(rest)
  return (
    <form className="stack-loose" noValidate onSubmit={(event) => void accept(event)}>
      <div className="measure">
        <KeyValue
          bare
          rows={[
            { label: say('page.door.email'), value: <bdi>{invitation.email}</bdi> },
            { label: say('page.door.authority'), value: invitation.authority.name },
          ]}
        />
      </div>
      <section className="section stack">
        <h2>{say('page.door.step.password')}</h2>
        <input type="hidden" name="username" autoComplete="username" value={invitation.email} />
        <PasswordInput
          id="door-password"
          label={say('page.door.password.new')}
          hint={say('page.door.password.why', { n: shortestPassword })}
          autoComplete="new-password"
          value={given.password}
          onChange={set('password')}
          error={wrong.password}
        />
      </section>
      <SecondFactor invitation={invitation} />
      <section className="section stack">
        <h2>{say('page.door.step.code')}</h2>
        <CodeInput value={given.code} onChange={set('code')} error={wrong.code} />
        {failure && <FailureNotice failure={failure} />}
        <div>
          <Button type="submit" variant="primary" busy={busy} busyLabel={say('page.door.entering')}>
            {say('page.door.accept')}
          </Button>
        </div>
      </section>
    </form>
  )
}

/** The secret for the app, for the camera and in groups of four for the hand. */
function SecondFactor({ invitation: { secret, address } }: { readonly invitation: Invitation }) {
  const { say } = useSession()
  return (
    <section className="section stack">
      <h2>{say('page.door.step.app')}</h2>
      <p className="measure">{say('page.door.app.text')}</p>
      <div className="row">
        <QrCode text={address} label={say('page.door.app.qr')} />
        <div className="stack-tight">
          <p className="note">{say('page.door.app.by-hand')}</p>
          <p className="secret" dir="ltr">
            {secret.match(/.{1,4}/g)?.join(' ')}
          </p>
        </div>
      </div>
    </section>
  )
}
