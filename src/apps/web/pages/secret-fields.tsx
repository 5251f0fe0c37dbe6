import { useState } from 'react'
import { Checkbox } from '../parts/choice-fields.tsx'
import { plainDigits } from '../parts/digits.ts'
import { TextInput } from '../parts/text-fields.tsx'
import { useSession } from '../session.tsx'

/** @source NIST SP 800-63B section 5.1.1; the server decides by the same number */
export const shortestPassword = 12

interface PasswordProps {
  readonly id: string
  readonly label: string
  readonly hint?: string | undefined
  readonly autoComplete: 'current-password' | 'new-password'
  readonly value: string
  readonly onChange: (value: string) => void
  readonly error?: string | undefined
}

/** A password, which can be looked at while it is typed. */
export function PasswordInput(props: PasswordProps) {
  const { say } = useSession()
  const [shown, setShown] = useState(false)
  return (
    <div className="stack-tight">
      <TextInput
        {...props}
        type={shown ? 'text' : 'password'}
        dir="ltr"
        spellCheck={false}
        autoCapitalize="none"
      />
      <Checkbox
        id={`${props.id}-shown`}
        label={say('page.door.password.show')}
        checked={shown}
        onChange={setShown}
      />
    </div>
  )
}

interface CodeProps {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly error?: string | undefined
}

/** The six digits that an app shows for half a minute; spaces and digits of other scripts are taken, too. */
export function CodeInput({ value, onChange, error }: CodeProps) {
  const { say } = useSession()
  return (
    <TextInput
      id="door-code"
      label={say('page.door.code')}
      hint={say('page.door.code.hint')}
      width="short"
      dir="ltr"
      inputMode="numeric"
      autoComplete="one-time-code"
      maxLength={10}
      value={value}
      onChange={(text) => onChange(plainDigits(text).replace(/[^\d ]/g, ''))}
      error={error}
    />
  )
}
