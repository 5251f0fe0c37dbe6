import { useMemo, useState } from 'react'
import type { Library } from '#core/knowledge/books'
import { mechanisms, type Instrument } from '#core/knowledge/instrument'
import { Empty } from '../parts/empty.tsx'
import { DataTable } from '../parts/table.tsx'
import { Select } from '../parts/text-fields.tsx'
import { makeScale, spansOf, type Scale, type Span } from './binding-spans.ts'
import type { Pair } from './pair-question.ts'
import { Axis, Bar, DayLegend, DayLine, SpanLegend, tellSpans, Ticks } from './spans-picture.tsx'
import { addressOf, type Law } from './use-law.tsx'
import { isMechanism } from './world-question.ts'
import { mechanismName } from './world-words.ts'

interface Row {
  readonly instrument: Instrument
  readonly requesting: readonly Span[]
  readonly requested: readonly Span[]
  /** When both are bound. */
  readonly both: readonly Span[]
}

/** Times that two lists of times share. */
function shared(a: readonly Span[], b: readonly Span[]): Span[] {
  return a.flatMap((mine) =>
    b.flatMap((theirs) => {
      const from = mine.from > theirs.from ? mine.from : theirs.from
      const ends = [mine.until, theirs.until].filter((one) => one !== undefined).sort()
      const until = ends[0]
      return until === undefined || from < until ? [{ from, until }] : []
    }),
  )
}

/** Instruments by which both States are or were bound at some time, those between the two first. */
function rowsBetween(library: Library, { from, to }: Pair): Row[] {
  return library.books.instruments
    .filter(({ between }) => !between || (between.includes(from) && between.includes(to)))
    .map((instrument): Row => {
      const [requesting, requested] = [spansOf(library, instrument, from), spansOf(library, instrument, to)]
      return { instrument, requesting, requested, both: shared(requesting, requested) }
    })
    .filter(({ both }) => both.length > 0)
    .sort(
      (a, b) =>
        Number(b.instrument.between !== undefined) - Number(a.instrument.between !== undefined) ||
        a.both[0]!.from.localeCompare(b.both[0]!.from),
    )
}

/** When the two States are bound together, instrument by instrument. */
export function PairTimes({ law, pair }: { readonly law: Law; readonly pair: Pair }) {
  const { say, day, library } = law
  const [mechanism, setMechanism] = useState('')
  const all = useMemo(() => rowsBetween(library, pair), [library, pair])
  const rows = isMechanism(mechanism)
    ? all.filter(({ instrument }) => instrument.mechanisms.includes(mechanism))
    : all
  const scale = makeScale(all, pair.on, new Date().toISOString().slice(0, 10))
  if (all.length === 0)
    return (
      <Empty drawing="calendar" title={say('page.world.times.none')}>
        {say('page.world.times.none.text')}
      </Empty>
    )
  return (
    <div className="stack">
      <div className="measure">
        <Select
          id="times-mechanism"
          label={say('page.law.mechanism')}
          width="full"
          value={mechanism}
          onChange={setMechanism}
          placeholder={say('page.world.mechanism.all', { n: all.length })}
          options={mechanisms.map((one) => ({ value: one, label: mechanismName(law, one) }))}
        />
      </div>
      <div className="spans-legend row fine">
        <SpanLegend mark="spans-both" text={say('page.world.times.both')} />
        <SpanLegend mark="spans-one" text={say('page.world.times.one')} />
        <DayLegend text={day(pair.on)} />
      </div>
      <div className="spans" aria-hidden="true">
        {rows.map((row) => (
          <Line key={row.instrument.id} law={law} row={row} scale={scale} on={pair.on} />
        ))}
        <span />
        <Axis scale={scale} turn={law.language === 'ar'} />
      </div>
      <details className="fold">
        <summary>{say('page.law.picture.table')}</summary>
        <TimesTable law={law} pair={pair} rows={rows} />
      </details>
    </div>
  )
}

interface LineProps {
  readonly law: Law
  readonly row: Row
  readonly scale: Scale
  readonly on: string
}

function Line({ law, row, scale, on }: LineProps) {
  const line = { scale, turn: law.language === 'ar' }
  const bar = (mark: string, height: number) => (span: Span, at: number) => (
    <Bar key={`${mark} ${at}`} {...line} span={span} mark={mark} y={16 - height / 2} height={height} />
  )
  const edges = row.both.flatMap(({ from, until }) => (until ? [from, until] : [from]))
  return (
    <>
      <span className="spans-name fine">
        <bdi>{row.instrument.short}</bdi>
      </span>
      <svg className="spans-line" width="100%" height="32" focusable="false">
        <Ticks {...line} />
        {row.requesting.map(bar('spans-one', 6))}
        {row.requested.map(bar('spans-one', 6))}
        {row.both.map(bar('spans-both', 14))}
        {edges.map((edge) => (
          <DayLine key={edge} {...line} day={edge} mark="spans-boundary" inset={2} />
        ))}
        <DayLine {...line} day={on} mark="spans-day" />
      </svg>
    </>
  )
}

interface TableProps {
  readonly law: Law
  readonly pair: Pair
  readonly rows: readonly Row[]
}

function TimesTable({ law, pair, rows }: TableProps) {
  const { say, state } = law
  return (
    <DataTable
      caption={say('page.law.picture')}
      captionHidden
      rows={rows}
      rowKey={({ instrument }) => instrument.id}
      rowHref={({ instrument }) => addressOf(instrument.id)}
      columns={[
        { key: 'instrument', head: say('page.law.instrument'), cell: ({ instrument }) => instrument.short },
        { key: 'both', head: say('page.world.times.both'), cell: ({ both }) => tellSpans(law, both) },
        { key: 'requesting', head: state(pair.from), cell: ({ requesting }) => tellSpans(law, requesting) },
        { key: 'requested', head: state(pair.to), cell: ({ requested }) => tellSpans(law, requested) },
      ]}
    />
  )
}
