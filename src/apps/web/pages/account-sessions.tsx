import { useState } from 'react'
import { useAnnounce } from '../parts/announcer.tsx'
import { Button } from '../parts/button.tsx'
import { Status } from '../parts/status.tsx'
import { DataTable, type Column } from '../parts/table.tsx'
import { ask, type Answer } from '../call.ts'
import { useSignedIn } from '../session.tsx'
import { FailureNotice } from './failure-notice.tsx'
import { Instant } from './instant.tsx'
import { tellBrowser } from './tell-browser.ts'

interface OpenSession {
  readonly id: string
  readonly createdAt: string
  readonly seenAt: string
  /** What the browser says of itself. */
  readonly agent: string
  readonly current: boolean
}

/** As the server lists them. */
export interface OpenSessions {
  readonly sessions: readonly OpenSession[]
}

interface Props {
  readonly open: OpenSessions
  readonly reload: () => Promise<void>
}

/** Where the person is signed in; what is forgotten or strange can be ended from here. */
export function AccountSessions({ open, reload }: Props) {
  const { say } = useSignedIn()
  const announce = useAnnounce()
  const [ending, setEnding] = useState<string>()
  const [failure, setFailure] = useState<Exclude<Answer<unknown>, { ok: true }>>()
  const end = async ({ id }: OpenSession) => {
    setEnding(id)
    const answer = await ask('/api/sessions/revoke', { id })
    await reload()
    setEnding(undefined)
    setFailure(answer.ok ? undefined : answer)
    if (answer.ok) announce(say('page.account.session.ended'), { show: true })
  }
  const hereFirst = [...open.sessions].sort((a, b) => Number(b.current) - Number(a.current))
  return (
    <section className="section stack">
      <h2>{say('page.account.sessions')}</h2>
      <p className="measure muted">{say('page.account.sessions.text')}</p>
      {failure && <FailureNotice failure={failure} />}
      <SessionTable sessions={hereFirst} ending={ending} onEnd={(session) => void end(session)} />
    </section>
  )
}

interface TableProps {
  readonly sessions: readonly OpenSession[]
  readonly ending: string | undefined
  readonly onEnd: (session: OpenSession) => void
}

function SessionTable({ sessions, ending, onEnd }: TableProps) {
  const { say, language } = useSignedIn()
  const columns: Column<OpenSession>[] = [
    {
      key: 'browser',
      head: say('page.account.session.browser'),
      cell: ({ agent }) => tellBrowser(agent, say),
    },
    {
      key: 'since',
      head: say('page.account.session.since'),
      cell: ({ createdAt }) => <Instant at={createdAt} language={language} />,
    },
    {
      key: 'seen',
      head: say('page.account.session.seen'),
      cell: ({ seenAt }) => <Instant at={seenAt} language={language} />,
    },
    {
      key: 'end',
      head: say('page.account.session.end'),
      headHidden: true,
      cell: (session) =>
        session.current ? (
          <Status tone="success" text={say('page.account.session.current')} />
        ) : (
          <Button
            size="small"
            busy={ending === session.id}
            aria-label={say('page.account.session.end.of', { browser: tellBrowser(session.agent, say) })}
            onClick={() => onEnd(session)}
          >
            {say('page.account.session.end')}
          </Button>
        ),
    },
  ]
  return (
    <DataTable
      caption={say('page.account.sessions')}
      captionHidden
      columns={columns}
      rows={sessions}
      rowKey={({ id }) => id}
    />
  )
}
