import { useState } from 'react'
import type { House, Role } from '#operations/operation'
import { Icon } from '../parts/icons.tsx'
import { Notice } from '../parts/notice.tsx'
import { asList } from '../parts/roles.ts'
import { ask, type Answer } from '../call.ts'
import { useSession, type Person } from '../session.tsx'
import { FailureNotice } from './failure-notice.tsx'

interface Props {
  readonly authorities: readonly House[]
  readonly persons: readonly Person[]
}

/** Who begins a case stands first. */
const order: readonly Role[] = ['officer', 'approver', 'administrator', 'auditor']

/** The invented persons of the demonstration, authority by authority; one press goes in as one of them. */
export function DemonstrationDoor({ authorities, persons }: Props) {
  const { say, reload } = useSession()
  const [going, setGoing] = useState<string>()
  const [failure, setFailure] = useState<Exclude<Answer<unknown>, { ok: true }>>()
  const enter = async ({ authority, id }: Person) => {
    setGoing(id)
    setFailure(undefined)
    const answer = await ask('/api/demonstration-sign-in', { authority, userId: id })
    if (answer.ok) return reload()
    setGoing(undefined)
    setFailure(answer)
  }
  return (
    <section className="stack">
      <h2>{say('page.door.demonstration')}</h2>
      <Notice title={say('page.door.invented')}>{say('page.door.invented.text')}</Notice>
      {failure && <FailureNotice failure={failure} />}
      <div className="door-houses">
        {authorities.map((house) => (
          <section key={house.code} className="door-house stack-tight">
            <h3>
              <bdi>{house.name}</bdi>
            </h3>
            <ul {...asList}>
              {persons
                .filter(({ authority }) => authority === house.code)
                .sort((a, b) => order.indexOf(a.roles[0]!) - order.indexOf(b.roles[0]!))
                .map((person) => (
                  <li key={person.id}>
                    <PersonChoice
                      person={person}
                      busy={going === person.id}
                      onEnter={() => going === undefined && void enter(person)}
                    />
                  </li>
                ))}
            </ul>
          </section>
        ))}
      </div>
    </section>
  )
}

interface ChoiceProps {
  readonly person: Person
  readonly busy: boolean
  readonly onEnter: () => void
}

/** Name, roles, and what these allow. */
function PersonChoice({ person, busy, onEnter }: ChoiceProps) {
  const { say, language } = useSession()
  const roles = person.roles.map((role) => say(`page.door.role.${role}`))
  const list = new Intl.ListFormat(language, { type: 'conjunction' }).format(roles)
  return (
    <button type="button" className="door-person bare" aria-busy={busy || undefined} onClick={onEnter}>
      <Icon name="user" />
      <span>
        <b>{person.name}</b>
        <span className="block-line">{list}</span>
        <span className="block-line note">{say(`page.door.can.${person.roles[0]}`)}</span>
      </span>
      <Icon name={busy ? 'busy' : 'forward'} />
    </button>
  )
}
