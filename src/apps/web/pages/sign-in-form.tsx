import { useState, type FormEvent } from 'react'
import type { House } from '#operations/operation'
import { Button } from '../parts/button.tsx'
import { Select, TextInput } from '../parts/text-fields.tsx'
import { ask, type Answer } from '../call.ts'
import { useSession } from '../session.tsx'
import { FailureNotice } from './failure-notice.tsx'
import { PasskeyDoor } from './passkey-door.tsx'
import { CodeInput, PasswordInput } from './secret-fields.tsx'

interface Props {
  readonly authorities: readonly House[]
}

type FieldName = 'email' | 'password' | 'code'
const fields: readonly FieldName[] = ['email', 'password', 'code']

/** What is typed, what is missing, and the attempt itself. */
function useSignIn(authorities: readonly House[]) {
  const { say, reload } = useSession()
  const [given, setGiven] = useState({
    authority: authorities[0]?.code ?? '',
    email: '',
    password: '',
    code: '',
  })
  const [missing, setMissing] = useState<readonly FieldName[]>([])
  const [failure, setFailure] = useState<Exclude<Answer<unknown>, { ok: true }>>()
  const [busy, setBusy] = useState(false)
  const isEmpty = (name: FieldName) => given[name].trim() === ''

  const enter = async (event: FormEvent) => {
    event.preventDefault()
    const empty = fields.filter(isEmpty)
    setMissing(empty)
    setFailure(undefined)
    if (empty[0]) return document.getElementById(`door-${empty[0]}`)?.focus()
    setBusy(true)
    const answer = await ask('/api/sign-in', given)
    setBusy(false)
    if (answer.ok) return reload()
    setFailure(answer)
  }
  return {
    given,
    set: (name: keyof typeof given) => (value: string) => setGiven({ ...given, [name]: value }),
    errorOf: (name: FieldName) =>
      missing.includes(name) && isEmpty(name) ? say(`page.door.${name}.missing`) : undefined,
    failure,
    busy,
    enter,
  }
}

/** E-mail address, password and one-time code, or a passkey; no puzzle, and everything may be pasted or filled in. */
export function SignInForm({ authorities }: Props) {
  const { say } = useSession()
  const { given, set, errorOf, failure, busy, enter } = useSignIn(authorities)
  return (
    <form className="door-form stack" noValidate onSubmit={(event) => void enter(event)}>
      {failure && <FailureNotice failure={failure} />}
      {authorities.length > 1 && (
        <Select
          id="door-authority"
          label={say('page.door.authority')}
          width="full"
          value={given.authority}
          onChange={set('authority')}
          options={authorities.map(({ code, name }) => ({ value: code, label: name }))}
        />
      )}
      <TextInput
        id="door-email"
        label={say('page.door.email')}
        type="email"
        autoComplete="username"
        inputMode="email"
        spellCheck={false}
        value={given.email}
        onChange={set('email')}
        error={errorOf('email')}
      />
      <PasswordInput
        id="door-password"
        label={say('page.door.password')}
        autoComplete="current-password"
        value={given.password}
        onChange={set('password')}
        error={errorOf('password')}
      />
      <CodeInput value={given.code} onChange={set('code')} error={errorOf('code')} />
      <div className="row">
        <Button type="submit" variant="primary" busy={busy} busyLabel={say('page.door.entering')}>
          {say('page.door.enter')}
        </Button>
        <PasskeyDoor />
      </div>
      <p className="note">{say('page.door.help')}</p>
    </form>
  )
}
