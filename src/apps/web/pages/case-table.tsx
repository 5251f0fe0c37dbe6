import { useMemo, useState, type ReactNode } from 'react'
import { Status } from '../parts/status.tsx'
import { DataTable, type Column, type Sort } from '../parts/table.tsx'
import type { ValueOf } from '../call.ts'
import { useFormats, useSession } from '../session.tsx'
import { lookOf } from './case-words.ts'
import { DueLine } from './due-line.tsx'

export type CaseLine = ValueOf<'list-cases'>['cases'][number]

interface Props {
  readonly caption: string
  readonly cases: readonly CaseLine[]
  readonly today: string
  readonly empty: ReactNode
}

const sortKeys: Readonly<Record<string, (line: CaseLine) => string>> = {
  reference: ({ reference }) => reference,
  state: ({ state }) => state,
  counterpart: ({ counterpartState }) => counterpartState,
  due: ({ nextDue }) => nextDue ?? '9999',
}

/** Cases as a table: both references, the other State, where it stands, what is next and by when. */
export function CaseTable({ caption, cases, today, empty }: Props) {
  const { say } = useSession()
  const formats = useFormats()
  const [sort, setSort] = useState<Sort>({ key: 'due', descending: false })
  const rows = useMemo(() => {
    const by = sortKeys[sort.key] ?? sortKeys['due']!
    const sorted = [...cases].sort((a, b) => by(a).localeCompare(by(b)))
    return sort.descending ? sorted.reverse() : sorted
  }, [cases, sort])
  const columns: Column<CaseLine>[] = [
    {
      key: 'title',
      head: say('page.case.title'),
      rowHead: true,
      cell: ({ title }) => titleOf(title, formats.say),
    },
    {
      key: 'reference',
      head: say('page.case.references'),
      sortable: true,
      fixed: true,
      cell: ({ reference, theirReference }) => (
        <>
          <bdi>{reference}</bdi>
          {theirReference && (
            <>
              <br />
              <bdi className="note">{theirReference}</bdi>
            </>
          )}
        </>
      ),
    },
    {
      key: 'counterpart',
      head: say('page.case.counterpart'),
      sortable: true,
      cell: ({ counterpartState, side }) =>
        `${say(`page.direction.${side}`)} ${formats.state(counterpartState)}`,
    },
    {
      key: 'state',
      head: say('page.case.state'),
      sortable: true,
      cell: ({ state }) => <Status {...lookOf(state)} text={say(`page.state.${state}`)} />,
    },
    {
      key: 'next',
      head: say('page.case.next'),
      cell: ({ nextAction, nextOwnerName, nextOwner }) =>
        nextAction && (
          <NextCell
            action={formats.say(`next.${nextAction}`)}
            owner={nextOwnerName ?? (nextOwner === 'intake' ? say('page.intake') : '')}
          />
        ),
    },
    {
      key: 'due',
      head: say('page.case.due'),
      sortable: true,
      cell: ({ nextDue }) => nextDue && <DueLine due={nextDue} today={today} />,
    },
  ]
  return (
    <DataTable
      caption={caption}
      columns={columns}
      rows={rows}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `/cases/${id}`}
      attention={({ nextDue }) => nextDue !== null && nextDue < today}
      sort={sort}
      onSort={setSort}
      empty={empty}
    />
  )
}

/** An incoming case bears the ids of its measures as a title until somebody names it. */
export const titleOf = (title: string, say: (id: string) => string): string =>
  /^[a-z0-9-]+( \+ [a-z0-9-]+)*$/.test(title)
    ? title
        .split(' + ')
        .map((measure) => say(`measure.${measure}`))
        .join(' · ')
    : title

function NextCell({ action, owner }: { readonly action: string; readonly owner: string }) {
  return (
    <>
      {action}
      {owner && (
        <>
          <br />
          <span className="note">{owner}</span>
        </>
      )}
    </>
  )
}
