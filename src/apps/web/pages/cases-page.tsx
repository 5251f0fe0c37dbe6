import { useSearchParams } from 'wouter'
import { LinkButton } from '../parts/button.tsx'
import { Empty } from '../parts/empty.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Progress } from '../parts/progress.tsx'
import { SearchBox } from '../parts/search-box.tsx'
import { Tabs } from '../parts/tabs.tsx'
import { mayDo, useSignedIn } from '../session.tsx'
import { useCall } from '../use-call.ts'
import { CaseTable, type CaseLine } from './case-table.tsx'
import { FailureNotice } from './failure-notice.tsx'

const views: Readonly<Record<string, (line: CaseLine) => boolean>> = {
  outgoing: ({ side, nextDue }) => side === 'requesting' && nextDue !== null,
  incoming: ({ side, nextDue }) => side === 'requested' && nextDue !== null,
  ended: ({ nextDue }) => nextDue === null,
  all: () => true,
}

/** The register: outgoing, incoming and ended cases, found by any part of a title or of either reference. */
export function CasesPage() {
  const { say, me } = useSignedIn()
  const [search, setSearch] = useSearchParams()
  const text = search.get('text') ?? ''
  const view = search.get('view') ?? (text ? 'all' : 'outgoing')
  const { value, failure, reload } = useCall('list-cases', text ? { text } : {})
  const set = (key: string, to: string) =>
    setSearch((old) => {
      const next = new URLSearchParams(old)
      if (to) next.set(key, to)
      else next.delete(key)
      return next
    })
  if (failure) return <FailureNotice failure={failure} onRetry={() => void reload()} />
  if (!value) return <Progress label={say('page.loading')} />
  const panel = (id: string) => (
    <CaseTable
      caption={say(`page.cases.${id}`)}
      cases={value.cases.filter(views[id]!)}
      today={value.today}
      empty={
        <Empty drawing="tray" title={say('page.cases.none')}>
          {say(text ? 'page.cases.none.search' : 'page.cases.none.text')}
        </Empty>
      }
    />
  )
  return (
    <div className="stack-loose">
      <PageHead
        title={say('page.cases.title')}
        actions={
          mayDo(me, 'case.write') && (
            <LinkButton variant="primary" icon="plus" href="/new">
              {say('page.new.action')}
            </LinkButton>
          )
        }
      />
      <SearchBox
        key={text}
        label={say('page.cases.search')}
        placeholder={say('page.cases.search')}
        value={text}
        onSearch={(next) => set('text', next)}
      />
      <Tabs
        label={say('page.cases.title')}
        current={view}
        onChange={(id) => set('view', id)}
        tabs={Object.keys(views).map((id) => ({
          id,
          label: say(`page.cases.${id}`),
          count: value.cases.filter(views[id]!).length,
          panel: panel(id),
        }))}
      />
    </div>
  )
}
