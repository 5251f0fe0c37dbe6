import { Anchor } from '../parts/anchor.tsx'
import { Empty } from '../parts/empty.tsx'
import { DataTable, type Column } from '../parts/table.tsx'
import type { ValueOf } from '../call.ts'
import { useSignedIn } from '../session.tsx'
import { ExactInstant } from './instant.tsx'

export type LogEntry = ValueOf<'list-log'>['entries'][number]

interface Props {
  readonly entries: readonly LogEntry[]
  readonly filtered: boolean
}

/** Entries of the log, newest first. */
export function LogTable({ entries, filtered }: Props) {
  const { say } = useSignedIn()
  const columns: Column<LogEntry>[] = [
    { key: 'index', head: say('page.log.index'), numeric: true, cell: ({ index }) => index },
    { key: 'at', head: say('page.log.at'), fixed: true, cell: ({ at }) => <ExactInstant at={at} /> },
    { key: 'actor', head: say('page.log.actor'), cell: (entry) => <Actor entry={entry} /> },
    { key: 'action', head: say('page.log.action'), cell: (entry) => <Action entry={entry} /> },
    { key: 'object', head: say('page.log.object'), cell: (entry) => <Thing entry={entry} /> },
  ]
  return (
    <DataTable
      caption={say('page.log.entries')}
      captionHidden
      columns={columns}
      rows={entries}
      rowKey={({ index }) => String(index)}
      empty={
        <Empty drawing="search" title={say('page.log.none')}>
          {say(filtered ? 'page.log.none.filtered' : 'page.log.none.text')}
        </Empty>
      }
    />
  )
}

/** An id by its end: the beginning of a UUIDv7 is the time, and the same for all that happened together. */
const shortId = (id: string): string => (/^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(id) ? `…${id.slice(-8)}` : id)

function Actor({ entry: { actor, actor_name: name } }: { readonly entry: LogEntry }) {
  const { say } = useSignedIn()
  if (name !== null) return <bdi title={actor}>{name}</bdi>
  if (actor === 'system') return say('page.log.system')
  return <bdi className="mono">{shortId(actor)}</bdi>
}

/** An action in words; one that has none yet, by its name. */
function Action({ entry: { action, detail } }: { readonly entry: LogEntry }) {
  const { say } = useSignedIn()
  const said = say(`page.log.action.${action}`)
  if (said.startsWith('‹')) return <code>{action}</code>
  if (!(kinds.books as readonly string[]).includes(action)) return said
  const { from, to, differences } = detail as BooksDetail
  const values = { from: nameOf(from), to: nameOf(to), count: differences }
  return (
    <>
      {said}
      <div className="fine">{say('page.log.books', values)}</div>
    </>
  )
}

interface BooksDetail {
  readonly from: { readonly version: string; readonly hash: string }
  readonly to: { readonly version: string; readonly hash: string }
  readonly differences: number
}
const nameOf = ({ version, hash }: BooksDetail['from']): string => `${version} (${hash.slice(0, 12)})`

/** What people do with their own accounts. */
const ownAccount = [
  'passkey-added',
  'passkey-removed',
  'session-revoked',
  'password-changed',
  'password-change-failed',
] as const

const kinds = {
  message: ['retry-message', 'keep-sealed', 'receive-message', 'record-receipt'],
  account: [
    'sign-in',
    'sign-in-failed',
    'invite',
    'account-secured',
    'add-person',
    'change-person',
    ...ownAccount,
  ],
  partner: ['add-partner'],
  books: ['books-activated', 'books-rolled-back'],
} as const

/** What kind of thing an action is about; most are about a case. */
function kindOf({ action, object }: LogEntry): string {
  const found = Object.entries(kinds).find(([, actions]) => (actions as readonly string[]).includes(action))
  return found?.[0] ?? (shortId(object) === object ? 'office' : 'case')
}

function Thing({ entry }: { readonly entry: LogEntry }) {
  const { say } = useSignedIn()
  const kind = say(`page.log.thing.${kindOf(entry)}`)
  const short = shortId(entry.object)
  return (
    <Anchor
      href={`/log?object=${encodeURIComponent(entry.object)}`}
      title={entry.object}
      aria-label={say('page.log.only', { kind, object: entry.object })}
    >
      {kind}{' '}
      <bdi
        dir="ltr"
        className={`mono fine ${short === entry.object ? '' : 'nowrap'}`}
        style={{ overflowWrap: 'anywhere' }}
      >
        {short}
      </bdi>
    </Anchor>
  )
}
