import { useState } from 'react'
import { Button } from '../parts/button.tsx'
import { DataTable } from '../parts/table.tsx'
import { Select, TextInput } from '../parts/text-fields.tsx'
import { call, type Answer } from '../call.ts'
import { mayDo, useFormats, useSignedIn } from '../session.tsx'
import type { LoadedCase } from './case-page.tsx'
import { FailureNotice } from './failure-notice.tsx'

interface Props {
  readonly loaded: LoadedCase
  readonly reload: () => Promise<void>
}

type Act = (name: 'grant-access' | 'assign-case', input: Record<string, unknown>) => Promise<boolean>

/** Who of this authority sees the case, and why; nobody sees it by rank alone. */
export function CaseAccess({ loaded, reload }: Props) {
  const { me } = useSignedIn()
  const { file } = loaded
  const [failure, setFailure] = useState<Exclude<Answer<unknown>, { ok: true }>>()
  const act: Act = async (name, input) => {
    const answer = await call(name, { caseId: file.id, version: file.version, ...input })
    setFailure(answer.ok ? undefined : answer)
    if (answer.ok) await reload()
    return answer.ok
  }
  const changes = mayDo(me, 'case.write') && !file.closed_at
  return (
    <div className="stack-loose">
      {failure && <FailureNotice failure={failure} />}
      <AccessTable loaded={loaded} act={changes ? act : undefined} />
      {changes && <GiveAccess loaded={loaded} act={act} />}
    </div>
  )
}

type Line = LoadedCase['access'][number]

function AccessTable({ loaded, act }: { readonly loaded: LoadedCase; readonly act: Act | undefined }) {
  const { say } = useSignedIn()
  const formats = useFormats()
  const { file, access, names } = loaded
  const why = ({ reason, granted_by }: Line) => {
    const word = say(`page.access.reason.${reason}`)
    return `${word.startsWith('‹') ? reason : word}${names[granted_by] ? ` (${names[granted_by]})` : ''}`
  }
  return (
    <DataTable
      caption={say('page.access.caption')}
      rows={access}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'name',
          head: say('page.access.name'),
          rowHead: true,
          cell: ({ name, id }) => (id === file.next_owner ? `${name} · ${say('page.access.owner')}` : name),
        },
        {
          key: 'roles',
          head: say('page.access.roles'),
          cell: ({ roles }) => roles.map((role) => say(`page.role.${role}`)).join(', '),
        },
        {
          key: 'since',
          head: say('page.access.since'),
          cell: ({ granted_at }) => formats.day(granted_at.slice(0, 10)),
        },
        { key: 'why', head: say('page.access.why'), cell: why },
        {
          key: 'act',
          head: say('page.actions'),
          headHidden: true,
          cell: ({ id }) => (act && id !== file.next_owner ? <AccessActs id={id} act={act} /> : undefined),
        },
      ]}
    />
  )
}

function AccessActs({ id, act }: { readonly id: string; readonly act: Act }) {
  const { say } = useSignedIn()
  const revoke = { userId: id, access: false, reason: say('page.access.withdrawn') }
  return (
    <span className="row">
      <Button size="small" onClick={() => void act('assign-case', { userId: id })}>
        {say('page.access.assign')}
      </Button>
      <Button size="small" variant="quiet" onClick={() => void act('grant-access', revoke)}>
        {say('page.access.revoke')}
      </Button>
    </span>
  )
}

function GiveAccess({ loaded, act }: { readonly loaded: LoadedCase; readonly act: Act }) {
  const { say } = useSignedIn()
  const [person, setPerson] = useState('')
  const [reason, setReason] = useState('')
  const others = loaded.people.filter(({ id }) => !loaded.access.some((one) => one.id === id))
  const give = async () => {
    if (!(await act('grant-access', { userId: person, access: true, reason }))) return
    setPerson('')
    setReason('')
  }
  return (
    <form
      className="section stack"
      onSubmit={(event) => {
        event.preventDefault()
        void give()
      }}
    >
      <h3>{say('page.access.give')}</h3>
      <div className="grid">
        <Select
          id="access-person"
          label={say('page.access.name')}
          placeholder={say('page.choose')}
          value={person}
          onChange={setPerson}
          width="full"
          options={others.map(({ id, name, roles }) => ({
            value: id,
            label: `${name} (${roles.map((role) => say(`page.role.${role}`)).join(', ')})`,
          }))}
        />
        <TextInput id="access-reason" label={say('page.access.why')} value={reason} onChange={setReason} />
      </div>
      <div className="row">
        <Button type="submit" icon="key" disabled={!person || reason.trim().length < 3}>
          {say('page.access.give.do')}
        </Button>
      </div>
    </form>
  )
}
