import { useRef, useState } from 'react'
import { useSearchParams } from 'wouter'
import { useAnnounce } from '../parts/announcer.tsx'
import { Button } from '../parts/button.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Pager } from '../parts/pager.tsx'
import { Progress } from '../parts/progress.tsx'
import { SearchBox } from '../parts/search-box.tsx'
import { useSignedIn } from '../session.tsx'
import { useCall } from '../use-call.ts'
import { FailureNotice } from './failure-notice.tsx'
import { formatCount } from './instant.tsx'
import { LogActivity } from './log-activity.tsx'
import { LogCheckpoint } from './log-checkpoint.tsx'
import { LogTable, type LogEntry } from './log-table.tsx'

const pageSize = 100

/** The audit log: who did what to which thing, and what proves that nobody rewrote it. */
export function LogPage() {
  const [search] = useSearchParams()
  const object = search.get('object')?.slice(0, 100) ?? ''
  return <LogOf key={object} object={object} />
}

/** The log, or the part of it about one thing; which pages were turned is forgotten with the filter. */
function LogOf({ object }: { readonly object: string }) {
  const { say, language } = useSignedIn()
  const [turned, setTurned] = useState<readonly number[]>([])
  const before = turned.at(-1)
  const { value, failure, reload } = useCall('list-log', {
    count: pageSize,
    ...(object ? { object } : {}),
    ...(before === undefined ? {} : { before }),
  })
  if (failure) return <FailureNotice failure={failure} onRetry={() => void reload()} />
  if (!value) return <Progress label={say('page.loading')} />
  const { size, checkpoint, entries } = value
  return (
    <div className="stack-loose">
      <div>
        <PageHead title={say('page.log.title')}>
          {say('page.log.intro', { size: formatCount(language, size) })}
        </PageHead>
        <div className="split">
          <LogCheckpoint size={size} checkpoint={checkpoint} />
          <LogActivity entries={entries} />
        </div>
      </div>
      <section className="section stack" aria-labelledby="log-entries">
        <h2 id="log-entries">{say('page.log.entries')}</h2>
        <Filter object={object} />
        <Entries entries={entries} object={object} turned={turned} onTurn={setTurned} />
      </section>
    </div>
  )
}

function Filter({ object }: { readonly object: string }) {
  const { say } = useSignedIn()
  const [, setSearch] = useSearchParams()
  const set = (next: string) => setSearch(next ? { object: next } : {})
  return (
    <>
      <SearchBox
        label={say('page.log.filter')}
        placeholder={say('page.log.filter')}
        value={object}
        onSearch={(text) => set(text.replace(/\s/g, ''))}
      />
      {object && (
        <p className="row">
          <span>
            {say('page.log.filtered')} <bdi className="mono">{object}</bdi>
          </span>
          <Button size="small" icon="close" onClick={() => set('')}>
            {say('page.log.filter.off')}
          </Button>
        </p>
      )}
    </>
  )
}

interface EntriesProps {
  readonly entries: readonly LogEntry[]
  readonly object: string
  /** Indexes before which pages were asked for, the last of them shown. */
  readonly turned: readonly number[]
  readonly onTurn: (turned: readonly number[]) => void
}

function Entries({ entries, object, turned, onTurn }: EntriesProps) {
  const { say } = useSignedIn()
  const announce = useAnnounce()
  const top = useRef<HTMLDivElement>(null)
  const oldest = entries.at(-1)?.index
  const turn = (next: readonly number[]) => {
    onTurn(next)
    top.current?.scrollIntoView({ block: 'start' })
    announce(say('page.log.turned', { page: next.length + 1 }))
  }
  const older = entries.length === pageSize && oldest !== undefined && oldest > 0
  return (
    <div ref={top}>
      <LogTable entries={entries} filtered={object !== ''} />
      {(older || turned.length > 0) && (
        <Pager
          label={say('page.log.pages')}
          text={say('page.log.range', { from: entries[0]?.index ?? '–', to: oldest ?? '–' })}
          previous={say('page.log.newer')}
          next={say('page.log.older')}
          onPrevious={turned.length > 0 ? () => turn(turned.slice(0, -1)) : undefined}
          onNext={older ? () => turn([...turned, oldest]) : undefined}
        />
      )}
    </div>
  )
}
