import { LinkButton } from '../parts/button.tsx'
import { Empty } from '../parts/empty.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Progress } from '../parts/progress.tsx'
import { DataTable } from '../parts/table.tsx'
import type { ValueOf } from '../call.ts'
import { mayDo, useFormats, useSignedIn } from '../session.tsx'
import { useCall } from '../use-call.ts'
import { CaseTable, titleOf, type CaseLine } from './case-table.tsx'
import { FailureNotice } from './failure-notice.tsx'

/** What to do today: messages that wait for a second person, then cases by the day they are due. */
export function WorkPage() {
  const { say, me } = useSignedIn()
  const { value, failure, reload } = useCall('list-cases', { open: true })
  if (failure) return <FailureNotice failure={failure} onRetry={() => void reload()} />
  if (!value) return <Progress label={say('page.loading')} />
  const mine = value.cases.filter(({ nextOwner }) => nextOwner === me.user.id || nextOwner === 'intake')
  const others = value.cases.filter((line) => !mine.includes(line))
  const late = mine.filter(({ nextDue }) => nextDue !== null && nextDue < value.today).length
  return (
    <div className="stack-loose">
      <PageHead
        title={say('page.work.title', { name: me.user.name.split(' ')[0] })}
        actions={
          mayDo(me, 'case.write') && (
            <LinkButton variant="primary" icon="plus" href="/new">
              {say('page.new.action')}
            </LinkButton>
          )
        }
      >
        {say('page.work.summary', { mine: mine.length, late, waiting: value.waiting.length })}
      </PageHead>
      {value.waiting.length > 0 && <Waiting waiting={value.waiting} />}
      <CaseTable
        caption={say('page.work.mine')}
        cases={mine}
        today={value.today}
        empty={<NothingDue any={value.cases.length > 0} />}
      />
      {others.length > 0 && <Others cases={others} today={value.today} />}
    </div>
  )
}

function Others({ cases, today }: { readonly cases: readonly CaseLine[]; readonly today: string }) {
  const { say } = useSignedIn()
  return <CaseTable caption={say('page.work.others')} cases={cases} today={today} empty={null} />
}

function NothingDue({ any }: { readonly any: boolean }) {
  const { say, me } = useSignedIn()
  return (
    <Empty
      title={say(any ? 'page.work.nothing' : 'page.work.empty')}
      action={mayDo(me, 'case.write') && <LinkButton href="/new">{say('page.new.action')}</LinkButton>}
    >
      {say(any ? 'page.work.nothing.text' : 'page.work.empty.text')}
    </Empty>
  )
}

type WaitingLine = ValueOf<'list-cases'>['waiting'][number]

/** Messages prepared by one person that another must look at before they leave. */
function Waiting({ waiting }: { readonly waiting: readonly WaitingLine[] }) {
  const { say, me } = useSignedIn()
  const formats = useFormats()
  return (
    <DataTable
      caption={say('page.work.waiting')}
      columns={[
        {
          key: 'kind',
          head: say('page.message.kind'),
          rowHead: true,
          cell: (line) => `${say(`page.event.${line.kind}`)}: ${titleOf(line.title, formats.say)}`,
        },
        {
          key: 'reference',
          head: say('page.case.references'),
          fixed: true,
          cell: ({ reference }) => <bdi>{reference}</bdi>,
        },
        {
          key: 'to',
          head: say('page.case.counterpart'),
          cell: (line) => formats.state(line.counterpart_state),
        },
        { key: 'by', head: say('page.message.prepared-by'), cell: (line) => line.prepared_by_name },
        {
          key: 'you',
          head: say('page.message.your-part'),
          cell: (line) =>
            line.prepared_by === me.user.id
              ? say('page.message.not-you')
              : mayDo(me, 'case.release')
                ? say('page.message.for-you')
                : say('page.message.for-approver'),
        },
      ]}
      rows={waiting}
      rowKey={({ id }) => id}
      rowHref={(line) => `/cases/${line.case_id}`}
      attention={(line) => line.prepared_by !== me.user.id && mayDo(me, 'case.release')}
    />
  )
}
