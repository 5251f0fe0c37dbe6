import { useEffect, useMemo, useState } from 'react'
import { findOptions } from '../parts/find-options.ts'
import { PageHead } from '../parts/page-head.tsx'
import { DataTable, type Sort } from '../parts/table.tsx'
import { TextInput } from '../parts/text-fields.tsx'
import { lawStateOptions } from './law-state-options.ts'
import { treatiesOf } from './state-bonds.ts'
import { useLaw, type Law } from './use-law.tsx'
import { stateAddress } from './world-question.ts'

interface Row {
  readonly code: string
  readonly instruments: number
  readonly law: number
  readonly offices: number
}

const rowsOfStates = ({ library }: Law): readonly Row[] =>
  library.books.states.map(({ code, law = [], authorities }) => ({
    code,
    instruments: treatiesOf(library, code).length,
    law: law.length,
    offices: authorities.length,
  }))

/** All States of the books, with how much the books hold of each. */
export function StatesPage() {
  const law = useLaw()
  const { say, state, language } = law
  const [sought, setSought] = useState('')
  const [sort, setSort] = useState<Sort>({ key: 'state', descending: false })
  const all = useMemo(() => rowsOfStates(law), [law])
  const found = new Set(findOptions(lawStateOptions(law), sought).map(({ value }) => value))
  const rows = all.filter(({ code }) => found.has(code))
  const byName = (a: Row, b: Row) => state(a.code).localeCompare(state(b.code), language)
  const { key } = sort
  const sorted = [...rows].sort((a, b) =>
    key === 'state' ? byName(a, b) : a[key as 'law'] - b[key as 'law'] || byName(a, b),
  )
  useEffect(() => {
    document.title = `${say('page.world.states')} · Comity`
  }, [say])
  const number = (name: 'instruments' | 'law' | 'offices') => ({
    key: name,
    head: say(`page.world.states.${name}`),
    cell: (row: Row) => String(row[name]),
    numeric: true,
    sortable: true,
  })
  return (
    <>
      <PageHead title={say('page.world.states')}>{say('page.world.states.text')}</PageHead>
      <div className="stack-loose">
        <div className="measure">
          <TextInput
            id="states-sought"
            label={say('page.world.find-state')}
            type="search"
            autoComplete="off"
            value={sought}
            onChange={setSought}
          />
        </div>
        <DataTable
          caption={say('page.law.combo.count', { n: rows.length })}
          rows={sort.descending ? sorted.reverse() : sorted}
          rowKey={({ code }) => code}
          rowHref={({ code }) => stateAddress(code)}
          columns={[
            { key: 'state', head: say('page.law.state'), cell: ({ code }) => state(code), sortable: true },
            { key: 'code', head: say('page.world.states.code'), cell: ({ code }) => code },
            number('instruments'),
            number('law'),
            number('offices'),
          ]}
          sort={sort}
          onSort={setSort}
          empty={say('page.law.combo.none')}
        />
      </div>
    </>
  )
}
