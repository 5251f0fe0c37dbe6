import { useState } from 'react'
import { useSearchParams } from 'wouter'
import { KeyValue } from '../parts/key-value.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Progress } from '../parts/progress.tsx'
import { Status } from '../parts/status.tsx'
import { Tabs } from '../parts/tabs.tsx'
import type { ValueOf } from '../call.ts'
import { useFormats, useSignedIn } from '../session.tsx'
import { useCall } from '../use-call.ts'
import { CaseActions } from './case-actions.tsx'
import { CaseAccess } from './case-access.tsx'
import { CaseFilesByOrigin } from './case-files-list.tsx'
import { CaseMessages } from './case-messages.tsx'
import { CaseRequest } from './case-request.tsx'
import { CaseTimeline } from './case-timeline.tsx'
import { titleOf } from './case-table.tsx'
import { lookOf } from './case-words.ts'
import { DueLine } from './due-line.tsx'
import { FailureNotice } from './failure-notice.tsx'
import { ReleasePanel } from './release-panel.tsx'

export type LoadedCase = ValueOf<'read-case'>

/** One case: where it stands, what is next, what can be done, and everything that has happened. */
export function CasePage({ params }: { readonly params: Readonly<Record<string, string>> }) {
  const { say } = useSignedIn()
  const { value, failure, reload } = useCall('read-case', { caseId: params['id']! })
  if (failure) return <FailureNotice failure={failure} onRetry={() => void reload()} />
  if (!value) return <Progress label={say('page.loading')} />
  return <Case loaded={value} reload={reload} />
}

interface CaseProps {
  readonly loaded: LoadedCase
  readonly reload: () => Promise<void>
}

function Case({ loaded, reload }: CaseProps) {
  const { say } = useSignedIn()
  const formats = useFormats()
  const [search, setSearch] = useSearchParams()
  const { file, dispatches, attachments, outgoing, incoming } = loaded
  const prepared = dispatches.find(({ status }) => status === 'prepared')
  const view = search.get('view') ?? 'history'
  return (
    <>
      <PageHead
        back={{ href: '/cases', label: say('page.nav.cases') }}
        kicker={`${say(`page.direction.${file.side}`)} ${formats.state(file.counterpart_state)}`}
        title={titleOf(file.title, formats.say)}
        status={
          <>
            <Status boxed {...lookOf(file.state)} text={say(`page.state.${file.state}`)} />
            {file.confidential && (
              <Status boxed icon="lock" tone="warning" text={say('page.case.confidential')} />
            )}
          </>
        }
        references={[
          { label: say('page.case.ours'), value: file.reference },
          { label: say('page.case.theirs'), value: file.their_reference ?? say('page.case.theirs.none') },
        ]}
        copy={
          file.their_reference
            ? { label: (value) => say('page.copy', { value }), done: say('page.copied') }
            : undefined
        }
      />
      <div className="columns">
        <div className="col-main stack-loose">
          {prepared && <ReleasePanel loaded={loaded} prepared={prepared} reload={reload} />}
          {!prepared && <CaseActions loaded={loaded} reload={reload} />}
          <Tabs
            label={say('page.case.views')}
            current={view}
            onChange={(id) => setSearch({ view: id })}
            tabs={[
              {
                id: 'history',
                label: say('page.case.history'),
                panel: <CaseTimeline loaded={loaded} reload={reload} />,
              },
              { id: 'request', label: say('page.case.request'), panel: <CaseRequest loaded={loaded} /> },
              {
                id: 'messages',
                label: say('page.case.messages'),
                count: outgoing.length + incoming.length,
                panel: <CaseMessages loaded={loaded} reload={reload} />,
              },
              {
                id: 'files',
                label: say('page.case.files'),
                count: attachments.length,
                panel: <CaseFilesByOrigin loaded={loaded} />,
              },
              {
                id: 'access',
                label: say('page.case.access'),
                count: loaded.access.length,
                panel: <CaseAccess loaded={loaded} reload={reload} />,
              },
            ]}
          />
        </div>
        <NextPanel loaded={loaded} />
      </div>
    </>
  )
}

/** What is due next, for whom, by when, and which provision sets the day. */
function NextPanel({ loaded: { file, names } }: { readonly loaded: LoadedCase }) {
  const { say } = useSignedIn()
  const formats = useFormats()
  const [today] = useState(() => new Date().toISOString().slice(0, 10))
  const owner = file.next_owner === 'intake' ? say('page.intake') : (names[file.next_owner ?? ''] ?? '')
  return (
    <aside className="col-context stack" aria-labelledby="next-title">
      <h2 id="next-title">{say('page.case.next')}</h2>
      {file.next_action && file.next_due ? (
        <KeyValue
          bare
          rows={[
            { label: say('page.case.next.what'), value: formats.say(`next.${file.next_action}`) },
            { label: say('page.case.next.by'), value: <DueLine due={file.next_due} today={today} /> },
            { label: say('page.case.next.who'), value: owner },
            { label: say('page.case.next.why'), value: <Because text={file.next_because ?? ''} /> },
          ]}
        />
      ) : (
        <p className="muted">{say('page.case.ended')}</p>
      )}
    </aside>
  )
}

function Because({ text }: { readonly text: string }) {
  const { say } = useSignedIn()
  const formats = useFormats()
  if (text === 'practice' || text === 'deadline-of-request') return <>{say(`page.because.${text}`)}</>
  const at = text.indexOf(' ')
  return <>{formats.citation({ instrument: text.slice(0, at), article: text.slice(at + 1) })}</>
}
