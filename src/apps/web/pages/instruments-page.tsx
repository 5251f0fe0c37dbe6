import { useEffect, useMemo, useState } from 'react'
import { useLocation, useSearchParams } from 'wouter'
import { classes, mechanisms, type Instrument } from '#core/knowledge/instrument'
import { findOptions } from '../parts/find-options.ts'
import { PageHead } from '../parts/page-head.tsx'
import { Pager } from '../parts/pager.tsx'
import { DataTable, type Column, type Sort } from '../parts/table.tsx'
import { Select, TextInput } from '../parts/text-fields.tsx'
import { addressOf, useLaw, type Law } from './use-law.tsx'
import { className, mechanismName, mechanismNames } from './world-words.ts'

const pageSize = 50

interface Filter {
  readonly sought: string
  readonly mechanism: string
  readonly kind: string
}

const readFilter = (search: URLSearchParams): Filter => ({
  sought: search.get('text') ?? '',
  mechanism: search.get('mechanism') ?? '',
  kind: search.get('class') ?? '',
})

function writeFilter({ sought, mechanism, kind }: Filter): string {
  const search = new URLSearchParams()
  if (sought) search.set('text', sought)
  if (mechanism) search.set('mechanism', mechanism)
  if (kind) search.set('class', kind)
  return search.size > 0 ? `/law/instruments?${search.toString()}` : '/law/instruments'
}

/** Instruments as they are found by title, short name, series, and by the States of a treaty between two. */
const optionsOf = (law: Law) =>
  law.library.books.instruments.map(({ id, title, short, series, between = [] }) => ({
    value: id,
    label: title[law.language as 'en'] ?? title.en,
    keywords: [short, id, series, title.en, ...between, ...between.map((code) => law.state(code))],
  }))

/** All instruments of the books, by title, mechanism and class. */
export function InstrumentsPage() {
  const law = useLaw()
  const { say, library } = law
  const [search] = useSearchParams()
  const [, navigate] = useLocation()
  const filter = readFilter(search)
  const [sort, setSort] = useState<Sort>({ key: 'title', descending: false })
  const [first, setFirst] = useState(0)
  const change = (part: Partial<Filter>) => {
    setFirst(0)
    navigate(writeFilter({ ...filter, ...part }), { replace: true })
  }
  const options = useMemo(() => optionsOf(law), [law])
  const found = new Set(findOptions(options, filter.sought).map(({ value }) => value))
  const rows = library.books.instruments.filter(
    (one) =>
      found.has(one.id) &&
      (!filter.mechanism || (one.mechanisms as readonly string[]).includes(filter.mechanism)) &&
      (!filter.kind || one.class === filter.kind),
  )
  const sorted = sortRows(law, rows, sort)
  useEffect(() => {
    document.title = `${say('page.world.instruments')} · Comity`
  }, [say])
  return (
    <>
      <PageHead title={say('page.world.instruments')}>
        {say('page.world.instruments.text', { n: library.books.instruments.length })}
      </PageHead>
      <div className="stack-loose">
        <Filters law={law} filter={filter} onChange={change} />
        <DataTable
          caption={say('page.law.find.count', { n: rows.length })}
          rows={sorted.slice(first, first + pageSize)}
          rowKey={({ id }) => id}
          rowHref={({ id }) => addressOf(id)}
          columns={columns(law)}
          sort={sort}
          onSort={(next) => (setFirst(0), setSort(next))}
          empty={say('page.law.find.none')}
        />
        {rows.length > pageSize && (
          <Pager
            label={say('page.world.pages')}
            text={say('page.world.pages.text', {
              from: first + 1,
              to: Math.min(first + pageSize, rows.length),
              all: rows.length,
            })}
            previous={say('page.world.pages.previous')}
            next={say('page.world.pages.next')}
            onPrevious={first > 0 ? () => setFirst(first - pageSize) : undefined}
            onNext={first + pageSize < rows.length ? () => setFirst(first + pageSize) : undefined}
          />
        )}
      </div>
    </>
  )
}

interface FiltersProps {
  readonly law: Law
  readonly filter: Filter
  readonly onChange: (part: Partial<Filter>) => void
}

function Filters({ law, filter, onChange }: FiltersProps) {
  const { say } = law
  return (
    <form className="grid" role="search" noValidate onSubmit={(event) => event.preventDefault()}>
      <TextInput
        id="instruments-sought"
        label={say('page.world.find-treaty')}
        type="search"
        autoComplete="off"
        value={filter.sought}
        onChange={(sought) => onChange({ sought })}
      />
      <Select
        id="instruments-mechanism"
        label={say('page.law.mechanism')}
        width="full"
        value={filter.mechanism}
        onChange={(mechanism) => onChange({ mechanism })}
        placeholder={say('page.world.any')}
        options={mechanisms.map((one) => ({ value: one, label: mechanismName(law, one) }))}
      />
      <Select
        id="instruments-class"
        label={say('page.world.class')}
        width="full"
        value={filter.kind}
        onChange={(kind) => onChange({ kind })}
        placeholder={say('page.world.any')}
        options={classes.map((one) => ({ value: one, label: className(law, { class: one }) }))}
      />
    </form>
  )
}

function sortRows(law: Law, rows: readonly Instrument[], { key, descending }: Sort): readonly Instrument[] {
  const value = (one: Instrument) => (key === 'inForce' ? (one.inForce ?? '') : law.title(one))
  const sorted = [...rows].sort((a, b) => value(a).localeCompare(value(b), law.language, { numeric: true }))
  return descending ? sorted.reverse() : sorted
}

function columns(law: Law): Column<Instrument>[] {
  const { say, day } = law
  return [
    { key: 'title', head: say('page.law.instrument'), cell: (one) => law.title(one), sortable: true },
    { key: 'short', head: say('page.world.short'), cell: ({ short }) => <bdi>{short}</bdi> },
    { key: 'class', head: say('page.world.class'), cell: (one) => className(law, one) },
    {
      key: 'mechanisms',
      head: say('page.world.serves'),
      cell: (one) => mechanismNames(law, one.mechanisms),
    },
    {
      key: 'inForce',
      head: say('page.law.in-force'),
      cell: ({ inForce }) => (inForce ? day(inForce) : say('page.law.day.unknown')),
      sortable: true,
      fixed: true,
    },
  ]
}
