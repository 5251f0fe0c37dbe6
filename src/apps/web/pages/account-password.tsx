import { useState, type FormEvent } from 'react'
import { useAnnounce } from '../parts/announcer.tsx'
import { Button } from '../parts/button.tsx'
import { Notice } from '../parts/notice.tsx'
import { ask, type Answer } from '../call.ts'
import { useSignedIn } from '../session.tsx'
import { FailureNotice } from './failure-notice.tsx'
import { CodeInput, PasswordInput, shortestPassword } from './secret-fields.tsx'

const blank = { current: '', password: '', code: '' }
type FieldName = keyof typeof blank
type Wrong = Partial<Record<FieldName, string>>
const idOf = (name: FieldName): string => (name === 'code' ? 'door-code' : `account-${name}`)

/** Changes the password; the current one and a fresh code show that nobody else sits at the desk. */
export function AccountPassword({ onChanged }: { readonly onChanged: () => Promise<void> }) {
  const { say } = useSignedIn()
  const announce = useAnnounce()
  const [given, setGiven] = useState(blank)
  const [wrong, setWrong] = useState<Wrong>({})
  const [failure, setFailure] = useState<Exclude<Answer<unknown>, { ok: true }>>()
  const [busy, setBusy] = useState(false)
  const set = (name: FieldName) => (value: string) => setGiven({ ...given, [name]: value })

  const change = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    const code = given.code.replaceAll(' ', '')
    const found: Wrong = {
      ...(given.current === '' && { current: say('page.door.password.missing') }),
      ...([...given.password].length < shortestPassword && {
        password: say('page.door.password.short', { n: shortestPassword }),
      }),
      ...(!/^\d{6}$/.test(code) && { code: say('page.door.code.missing') }),
    }
    setWrong(found)
    setFailure(undefined)
    const first = (Object.keys(found) as FieldName[])[0]
    if (first) return document.getElementById(idOf(first))?.focus()
    setBusy(true)
    const answer = await ask('/api/password/change', { ...given, code })
    setBusy(false)
    if (!answer.ok) return setFailure(answer)
    setGiven(blank)
    announce(say('page.account.password.changed'), { show: true })
    await onChanged()
  }

  return (
    <form className="door-form stack" noValidate onSubmit={(event) => void change(event)}>
      <p className="muted">{say('page.account.password.text')}</p>
      {failure && <Failure failure={failure} />}
      <PasswordInput
        id={idOf('current')}
        label={say('page.account.password.current')}
        autoComplete="current-password"
        value={given.current}
        onChange={set('current')}
        error={wrong.current}
      />
      <PasswordInput
        id={idOf('password')}
        label={say('page.door.password.new')}
        hint={say('page.door.password.why', { n: shortestPassword })}
        autoComplete="new-password"
        value={given.password}
        onChange={set('password')}
        error={wrong.password}
      />
      <CodeInput value={given.code} onChange={set('code')} error={wrong.code} />
      <div>
        <Button type="submit" variant="primary" busy={busy} busyLabel={say('page.saving')}>
          {say('page.account.password.change')}
        </Button>
      </div>
    </form>
  )
}

function Failure({ failure }: { readonly failure: Exclude<Answer<unknown>, { ok: true }> }) {
  const { say } = useSignedIn()
  if (!('refusal' in failure) || failure.refusal.code !== 'wrong-credentials')
    return <FailureNotice failure={failure} />
  return (
    <Notice tone="danger" live title={say('page.refusal.wrong-credentials.title')}>
      {say('page.account.password.wrong')}
    </Notice>
  )
}
