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

/** Who of this authority sees the case, and why; nobody sees it by rank alone. */
export function CaseAccess({ loaded, reload }: Props) {
  const { say, me } = useSignedIn()
  const formats = useFormats()
  const { file, access, people, names } = loaded
  const [person, setPerson] = useState('')
  const [reason, setReason] = useState('')
  const [failure, setFailure] = useState<Exclude<Answer<unknown>, { ok: true }>>()
  const act = async (name: 'grant-access' | 'assign-case', input: Record<string, unknown>) => {
    const answer = await call(name, { caseId: file.id, version: file.version, ...input })
    if (!answer.ok) return setFailure(answer)
    setFailure(undefined)
    setPerson('')
    setReason('')
    await reload()
  }
  const writes = mayDo(me, 'case.write')
  return (
    <div className="stack-loose">
      {failure && <FailureNotice failure={failure} />}
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
          {
            key: 'why',
            head: say('page.access.why'),
            cell: ({ reason: why, granted_by }) =>
              `${say(`page.access.reason.${why}`).startsWith('‹') ? why : say(`page.access.reason.${why}`)}${names[granted_by] ? ` (${names[granted_by]})` : ''}`,
          },
          {
            key: 'act',
            head: say('page.actions'),
            headHidden: true,
            cell: ({ id }) =>
              writes && !file.closed_at ? (
                <span className="row">
                  {id !== file.next_owner && (
                    <Button size="small" onClick={() => void act('assign-case', { userId: id })}>
                      {say('page.access.assign')}
                    </Button>
                  )}
                  {id !== file.next_owner && (
                    <Button
                      size="small"
                      variant="quiet"
                      onClick={() =>
                        void act('grant-access', {
                          userId: id,
                          access: false,
                          reason: say('page.access.withdrawn'),
                        })
                      }
                    >
                      {say('page.access.revoke')}
                    </Button>
                  )}
                </span>
              ) : undefined,
          },
        ]}
      />
      {writes && !file.closed_at && (
        <form
          className="section stack"
          onSubmit={(event) => {
            event.preventDefault()
            void act('grant-access', { userId: person, access: true, reason })
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
              options={people
                .filter(({ id }) => !access.some((one) => one.id === id))
                .map(({ id, name, roles }) => ({
                  value: id,
                  label: `${name} (${roles.map((role) => say(`page.role.${role}`)).join(', ')})`,
                }))}
            />
            <TextInput
              id="access-reason"
              label={say('page.access.why')}
              value={reason}
              onChange={setReason}
            />
          </div>
          <div className="row">
            <Button type="submit" icon="key" disabled={!person || reason.trim().length < 3}>
              {say('page.access.give.do')}
            </Button>
          </div>
        </form>
      )}
    </div>
  )
}
