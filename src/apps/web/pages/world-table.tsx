import { useState } from 'react'
import { reaches, type Reach, type Reached } from '#core/law/world'
import { findOptions } from '../parts/find-options.ts'
import { DataTable, type Column, type Sort } from '../parts/table.tsx'
import { TextInput } from '../parts/text-fields.tsx'
import { lawStateOptions } from './law-state-options.ts'
import { ReachSwatch } from './reach-patterns.tsx'
import type { Law } from './use-law.tsx'
import { pairOnMap, type WorldQuestion } from './world-question.ts'
import { reachName } from './world-words.ts'

interface Props {
  readonly law: Law
  readonly question: WorldQuestion
  readonly reached: readonly Reached[]
  readonly only: ReadonlySet<Reach>
}

/** What the map shows, as a table: for those who do not see it, and for States too small for it. */
export function WorldTable({ law, question, reached, only }: Props) {
  const { say } = law
  const [sought, setSought] = useState('')
  const [sort, setSort] = useState<Sort>({ key: 'state', descending: false })
  const found = new Set(findOptions(lawStateOptions(law), sought).map(({ value }) => value))
  const rows = reached.filter(({ state, reach }) => found.has(state) && (only.size === 0 || only.has(reach)))
  return (
    <section className="stack" aria-label={say('page.world.table')} id="world-table" tabIndex={-1}>
      <TextInput
        id="world-sought"
        label={say('page.world.find-state')}
        type="search"
        autoComplete="off"
        value={sought}
        onChange={setSought}
      />
      <DataTable
        caption={say('page.world.table.caption', { n: rows.length, all: reached.length })}
        rows={sortRows(law, rows, sort)}
        rowKey={({ state }) => state}
        rowHref={({ state }) => pairOnMap(question, state)}
        columns={columns(law)}
        sort={sort}
        onSort={setSort}
        empty={say('page.world.none-found')}
      />
    </section>
  )
}

function sortRows(law: Law, rows: readonly Reached[], { key, descending }: Sort): readonly Reached[] {
  const short = ({ instrument }: Reached) => (instrument && law.library.instrument(instrument)?.short) ?? ''
  const byName = (a: Reached, b: Reached) =>
    law.state(a.state).localeCompare(law.state(b.state), law.language)
  const byKey = (a: Reached, b: Reached) =>
    key === 'reach'
      ? reaches.indexOf(a.reach) - reaches.indexOf(b.reach)
      : key === 'instrument'
        ? short(a).localeCompare(short(b), law.language)
        : 0
  const sorted = [...rows].sort((a, b) => byKey(a, b) || byName(a, b))
  return descending ? sorted.reverse() : sorted
}

function columns(law: Law): Column<Reached>[] {
  const { say } = law
  return [
    { key: 'state', head: say('page.law.state'), cell: ({ state }) => law.state(state), sortable: true },
    {
      key: 'reach',
      head: say('page.world.reach'),
      cell: ({ reach }) => (
        <span className="with-icon">
          <ReachSwatch reach={reach} />
          {reachName(law, reach)}
        </span>
      ),
      sortable: true,
    },
    {
      key: 'instrument',
      head: say('page.law.instrument'),
      cell: ({ instrument, instruments }) =>
        instrument && (
          <>
            <bdi>{law.library.instrument(instrument)?.short ?? instrument}</bdi>
            {instruments.length > 1 && (
              <span className="fine"> {say('page.world.and-more', { n: instruments.length - 1 })}</span>
            )}
          </>
        ),
      sortable: true,
    },
  ]
}
