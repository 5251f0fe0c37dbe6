import { Button } from '../parts/button.tsx'
import { Status } from '../parts/status.tsx'
import { DataTable, type Column } from '../parts/table.tsx'
import { useSignedIn } from '../session.tsx'
import type { Account } from './people-page.tsx'
import { sayRoles } from './say-roles.ts'

interface Props {
  readonly people: readonly Account[]
  readonly onChange: (account: Account) => void
}

/** Accounts by name. */
export function PeopleTable({ people, onChange }: Props) {
  const { say, language } = useSignedIn()
  const columns: Column<Account>[] = [
    { key: 'name', head: say('page.people.name'), cell: (account) => <Name account={account} /> },
    {
      key: 'roles',
      head: say('page.people.roles'),
      cell: ({ roles }) => sayRoles(roles, say, language),
    },
    { key: 'factor', head: say('page.people.factor'), cell: (account) => <Factor account={account} /> },
    {
      key: 'intake',
      head: say('page.people.intake'),
      cell: ({ intake }) => say(intake ? 'page.people.yes' : 'page.people.no'),
    },
    {
      key: 'active',
      head: say('page.people.active'),
      cell: ({ active }) => (
        <Status
          tone={active ? 'success' : 'neutral'}
          icon={active ? 'yes' : 'no'}
          text={say(active ? 'page.people.active.yes' : 'page.people.active.no')}
        />
      ),
    },
    {
      key: 'change',
      head: say('page.people.change'),
      headHidden: true,
      cell: (account) => (
        <Button
          size="small"
          aria-label={say('page.people.change.of', { name: account.name })}
          onClick={() => onChange(account)}
        >
          {say('page.people.change')}
        </Button>
      ),
    },
  ]
  return (
    <DataTable
      caption={say('page.people.title')}
      captionHidden
      columns={columns}
      rows={people}
      rowKey={({ id }) => id}
    />
  )
}

function Name({ account: { id, name, email } }: { readonly account: Account }) {
  const { say, me } = useSignedIn()
  const at = email.indexOf('@') + 1
  return (
    <>
      <bdi>{name}</bdi>
      {id === me.user.id && <span className="fine"> ({say('page.people.you')})</span>}
      <br />
      <bdi dir="ltr" className="note" style={{ fontWeight: 400, overflowWrap: 'anywhere' }}>
        {email.slice(0, at)}
        <wbr />
        {email.slice(at)}
      </bdi>
    </>
  )
}

function Factor({ account: { has_totp: totp, has_passkey: passkey } }: { readonly account: Account }) {
  const { say } = useSignedIn()
  if (!totp && !passkey) return <Status tone="warning" text={say('page.people.factor.none')} />
  const held = [...(totp ? ['totp'] : []), ...(passkey ? ['passkey'] : [])]
  return held.map((factor) => (
    <span key={factor} className="nowrap" style={{ display: 'block' }}>
      <Status icon={factor === 'totp' ? 'clock' : 'key'} text={say(`page.people.factor.${factor}`)} />
    </span>
  ))
}
