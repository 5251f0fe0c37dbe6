import { CheckboxGroup, Checkbox } from '../parts/choice-fields.tsx'
import type { Role } from '#operations/operation'
import { useSignedIn } from '../session.tsx'

/** The roles in the order of the work. */
const allRoles: readonly Role[] = ['officer', 'approver', 'administrator', 'auditor']

export interface Rights {
  readonly roles: readonly Role[]
  readonly intake: boolean
}

interface Props {
  readonly rights: Rights
  readonly onChange: (rights: Rights) => void
  readonly error?: string | undefined
}

/** What a person may do: roles, each with its meaning, and whether incoming cases come to them first. */
export function PersonRights({ rights, onChange, error }: Props) {
  const { say } = useSignedIn()
  const { roles, intake } = rights
  // Incoming cases come to people who act on cases; for others the mark would mean nothing.
  const acts = roles.includes('officer') || roles.includes('approver')
  return (
    <>
      <CheckboxGroup
        id="person-roles"
        label={say('page.people.roles')}
        error={error}
        options={allRoles.map((role) => ({
          value: role,
          label: say(`page.role.${role}`),
          hint: say(`page.people.may.${role}`),
        }))}
        value={roles}
        onChange={(chosen) => onChange({ intake, roles: allRoles.filter((role) => chosen.includes(role)) })}
      />
      {acts && (
        <Checkbox
          id="person-intake"
          label={say('page.people.intake')}
          hint={say('page.people.intake.hint')}
          checked={intake}
          onChange={(next) => onChange({ roles, intake: next })}
        />
      )}
    </>
  )
}
