import { useState, type SubmitEvent } from 'react'
import { useAnnounce } from '../parts/announcer.tsx'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { ErrorSummary, type FormError } from '../parts/error-summary.tsx'
import { Select, TextInput } from '../parts/text-fields.tsx'
import { call, type Answer } from '../call.ts'
import { pageLanguages } from '../preferences.ts'
import { useSignedIn } from '../session.tsx'
import { AccountFailure } from './account-failure.tsx'
import type { Invited } from './people-page.tsx'
import { PersonRights, type Rights } from './person-rights.tsx'

interface Props {
  readonly onClose: () => void
  readonly onAdded: (person: Invited) => void
}

interface NewPerson extends Rights {
  readonly name: string
  readonly email: string
  readonly language: string
}

const shortestName = 2
/** A first look only; the server decides. */
const isEmail = (text: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)

const fields = { name: 'person-name', email: 'person-email', roles: 'person-roles' } as const
type Wrong = keyof typeof fields

const findWrong = ({ name, email, roles }: NewPerson): Wrong[] => [
  ...(name.trim().length < shortestName ? (['name'] as const) : []),
  ...(isEmail(email.trim()) ? [] : (['email'] as const)),
  ...(roles.length === 0 ? (['roles'] as const) : []),
]

/** Adds an account; whoever it is for sets the password and the second factor with an invitation. */
export function AddPerson({ onClose, onAdded }: Props) {
  const { say, language } = useSignedIn()
  const announce = useAnnounce()
  const [person, setPerson] = useState<NewPerson>({ name: '', email: '', language, roles: [], intake: false })
  const [tried, setTried] = useState(0)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Exclude<Answer<unknown>, { ok: true }>>()
  const wrong = tried > 0 ? findWrong(person) : []
  const error = (field: Wrong) => (wrong.includes(field) ? say(`page.people.wrong.${field}`) : undefined)
  const errors = wrong.map((field): FormError => ({ fieldId: fields[field], text: error(field) ?? '' }))
  const set = (next: Partial<NewPerson>) => setPerson({ ...person, ...next })
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    setTried(tried + 1)
    if (findWrong(person).length > 0) return
    setBusy(true)
    const [name, email] = [person.name.trim(), person.email.trim()]
    const answer = await call('add-person', { ...person, roles: [...person.roles], name, email })
    setBusy(false)
    if (!answer.ok) return setFailure(answer)
    announce(say('page.people.added', { name }), { show: true })
    onAdded({ id: answer.value.id, name })
  }
  return (
    <Dialog open onClose={onClose} title={say('page.people.add')} closeLabel={say('page.people.close')}>
      <form className="stack" noValidate onSubmit={(event) => void submit(event)}>
        {errors.length > 0 && <ErrorSummary key={tried} title={say('page.people.wrong')} errors={errors} />}
        {failure && <AccountFailure failure={failure} taken={person.email.trim()} />}
        <PersonFields person={person} onChange={set} error={error} />
        <div className="row">
          <Button type="submit" variant="primary" busy={busy}>
            {say('page.people.add.submit')}
          </Button>
          <Button onClick={onClose}>{say('page.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}

interface FieldsProps {
  readonly person: NewPerson
  readonly onChange: (next: Partial<NewPerson>) => void
  readonly error: (field: Wrong) => string | undefined
}

function PersonFields({ person, onChange, error }: FieldsProps) {
  const { say } = useSignedIn()
  return (
    <>
      <TextInput
        id={fields.name}
        label={say('page.people.name')}
        error={error('name')}
        autoComplete="off"
        value={person.name}
        onChange={(name) => onChange({ name })}
      />
      <TextInput
        id={fields.email}
        type="email"
        dir="ltr"
        label={say('page.people.email')}
        hint={say('page.people.email.hint')}
        error={error('email')}
        autoComplete="off"
        value={person.email}
        onChange={(email) => onChange({ email })}
      />
      <PersonRights rights={person} onChange={onChange} error={error('roles')} />
      <Select
        id="person-language"
        label={say('page.people.language')}
        options={Object.entries(pageLanguages).map(([value, label]) => ({ value, label }))}
        value={person.language}
        onChange={(language) => onChange({ language })}
      />
    </>
  )
}
