import { useEffect, useRef, useState } from 'react'
import { Button } from '../parts/button.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Progress } from '../parts/progress.tsx'
import type { ValueOf } from '../call.ts'
import { useSignedIn } from '../session.tsx'
import { useCall } from '../use-call.ts'
import { AddPerson } from './add-person-dialog.tsx'
import { FailureNotice } from './failure-notice.tsx'
import { Invitation } from './invitation-dialog.tsx'
import { PeopleTable } from './people-table.tsx'
import { ChangePerson } from './person-dialog.tsx'

export type Account = ValueOf<'list-people'>[number]
/** Whom an invitation is for. */
export type Invited = Pick<Account, 'id' | 'name'>

/** What is open over the table: at most one thing. */
type Doing =
  | { readonly kind: 'add' }
  | { readonly kind: 'change'; readonly account: Account }
  | { readonly kind: 'invite'; readonly person: Invited }

/** The accounts of this authority: who may do what, and how they sign in. */
export function PeoplePage() {
  const { say, me, reload: reloadSession } = useSignedIn()
  const { value: people, failure, reload } = useCall('list-people', {})
  const [doing, setDoing] = useState<Doing>()
  const opener = useRef<Element>(null)
  const open = (next: Doing) => {
    opener.current ??= document.activeElement
    setDoing(next)
  }
  useEffect(() => {
    if (doing) return
    // One window may follow another; the focus goes back to what opened the first.
    if (opener.current instanceof HTMLElement) opener.current.focus()
    opener.current = null
  }, [doing])
  const close = () => setDoing(undefined)
  const invite = (person: Invited) => open({ kind: 'invite', person })
  const changed = async (id: string) => {
    await reload()
    // Whoever changes the own account may see other pages afterwards, or none.
    if (id === me.user.id) await reloadSession()
  }
  if (failure) return <FailureNotice failure={failure} onRetry={() => void reload()} />
  if (!people) return <Progress label={say('page.loading')} />
  return (
    <>
      <PageHead
        title={say('page.people.title')}
        actions={
          <Button variant="primary" icon="plus" onClick={() => open({ kind: 'add' })}>
            {say('page.people.add')}
          </Button>
        }
      >
        {say('page.people.intro')}
      </PageHead>
      <PeopleTable people={people} onChange={(account) => open({ kind: 'change', account })} />
      {doing?.kind === 'add' && (
        <AddPerson
          onClose={close}
          onAdded={(person) => {
            invite(person)
            void reload()
          }}
        />
      )}
      {doing?.kind === 'change' && (
        <ChangePerson account={doing.account} onClose={close} onChanged={changed} onInvite={invite} />
      )}
      {doing?.kind === 'invite' && <Invitation person={doing.person} onClose={close} />}
    </>
  )
}
