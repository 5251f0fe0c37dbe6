import { useState } from 'react'
import { useAnnounce } from '../parts/announcer.tsx'
import { Button } from '../parts/button.tsx'
import { Confirm, Dialog } from '../parts/dialog.tsx'
import { Status } from '../parts/status.tsx'
import { call, type Answer, type InputOf } from '../call.ts'
import { useSignedIn } from '../session.tsx'
import { AccountFailure } from './account-failure.tsx'
import type { Account, Invited } from './people-page.tsx'
import { PersonRights, type Rights } from './person-rights.tsx'
import { sayRoles } from './say-roles.ts'

interface Props {
  readonly account: Account
  readonly onClose: () => void
  readonly onChanged: (id: string) => Promise<void>
  readonly onInvite: (person: Invited) => void
}

type Change = Omit<InputOf<'change-person'>, 'userId'>
/** What is asked about once more before it is done. */
type Grave = 'deactivate' | 'reset'

/** Changes one account: roles, invitation, sign-in, activity. */
export function ChangePerson({ account, onClose, onChanged, onInvite }: Props) {
  const { say } = useSignedIn()
  const announce = useAnnounce()
  const [asking, setAsking] = useState<Grave>()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Exclude<Answer<unknown>, { ok: true }>>()
  const { id, name } = account
  const change = async (next: Change, done: string): Promise<boolean> => {
    setBusy(true)
    const answer = await call('change-person', { ...next, userId: id })
    setBusy(false)
    setAsking(undefined)
    setFailure(answer.ok ? undefined : answer)
    if (!answer.ok) return false
    announce(say(done, { name }), { show: true })
    await onChanged(id)
    return true
  }
  const save = async ({ roles, intake }: Rights) => {
    if (await change({ roles: [...roles], intake }, 'page.people.changed')) onClose()
  }
  const setActive = async (active: boolean) => {
    const done = active ? 'page.people.activated' : 'page.people.deactivated'
    if (await change({ active }, done)) onClose()
  }
  const reset = async () => {
    if (await change({ resetSignIn: true }, 'page.people.reset.done')) onInvite(account)
  }
  if (asking) {
    const confirm = asking === 'reset' ? reset : () => setActive(false)
    const cancel = () => setAsking(undefined)
    return <ConfirmGrave act={asking} account={account} busy={busy} onConfirm={confirm} onCancel={cancel} />
  }
  return (
    <Dialog open onClose={onClose} title={name} closeLabel={say('page.people.close')}>
      {failure && <AccountFailure failure={failure} />}
      <RightsForm account={account} busy={busy} onSave={save} />
      <SignInActs
        account={account}
        onInvite={() => onInvite(account)}
        onAsk={setAsking}
        onActivate={() => void setActive(true)}
      />
    </Dialog>
  )
}

interface RightsFormProps {
  readonly account: Account
  readonly busy: boolean
  readonly onSave: (rights: Rights) => Promise<void>
}

function RightsForm({ account, busy, onSave }: RightsFormProps) {
  const { say } = useSignedIn()
  const [rights, setRights] = useState<Rights>({
    roles: account.roles as Rights['roles'],
    intake: account.intake,
  })
  const [tried, setTried] = useState(false)
  const none = rights.roles.length === 0
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (!none) void onSave(rights)
      }}
    >
      <PersonRights
        rights={rights}
        onChange={setRights}
        error={tried && none ? say('page.people.wrong.roles') : undefined}
      />
      <div className="row">
        <Button type="submit" variant="primary" busy={busy}>
          {say('page.people.save')}
        </Button>
      </div>
    </form>
  )
}

interface ActsProps {
  readonly account: Account
  readonly onInvite: () => void
  readonly onAsk: (act: Grave) => void
  readonly onActivate: () => void
}

function SignInActs({ account, onInvite, onAsk, onActivate }: ActsProps) {
  const { say } = useSignedIn()
  if (!account.active)
    return (
      <section className="section stack">
        <Status icon="no" text={say('page.people.inactive.text')} />
        <div className="row">
          <Button onClick={onActivate}>{say('page.people.activate')}</Button>
        </div>
      </section>
    )
  return (
    <section className="section stack">
      <h3>{say('page.people.sign-in')}</h3>
      <p className="note">{say('page.people.sign-in.text')}</p>
      <div className="row">
        <Button icon="mail" onClick={onInvite}>
          {say('page.people.invite')}
        </Button>
        <Button icon="key" onClick={() => onAsk('reset')}>
          {say('page.people.reset')}
        </Button>
        <Button icon="no" onClick={() => onAsk('deactivate')}>
          {say('page.people.deactivate')}
        </Button>
      </div>
    </section>
  )
}

interface GraveProps {
  readonly act: Grave
  readonly account: Account
  readonly busy: boolean
  readonly onConfirm: () => Promise<void>
  readonly onCancel: () => void
}

function ConfirmGrave({ act, account, busy, onConfirm, onCancel }: GraveProps) {
  const { say, me, language } = useSignedIn()
  return (
    <Confirm
      open
      danger
      title={say(`page.people.${act}.title`, { name: account.name })}
      facts={[
        { label: say('page.people.name'), value: account.name, note: account.email },
        {
          label: say('page.people.roles'),
          value: sayRoles(account.roles, say, language),
        },
      ]}
      confirmLabel={say(`page.people.${act}`)}
      cancelLabel={say('page.cancel')}
      busy={busy}
      onConfirm={() => void onConfirm()}
      onCancel={onCancel}
    >
      <p>{say(`page.people.${act}.text`)}</p>
      {account.id === me.user.id && <p>{say('page.people.own-account')}</p>}
    </Confirm>
  )
}
