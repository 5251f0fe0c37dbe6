import { useMemo, useState } from 'react'
import type { Library } from '#core/knowledge/books'
import { mechanisms, type Instrument } from '#core/knowledge/instrument'
import { Empty } from '../parts/empty.tsx'
import { DataTable } from '../parts/table.tsx'
import { Select } from '../parts/text-fields.tsx'
import { makeScale, spansOf, type Scale, type Span } from './binding-spans.ts'
import type { Pair } from './pair-question.ts'
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
        <Sign mark="spans-both" text={say('page.world.times.both')} />
        <Sign mark="spans-one" text={say('page.world.times.one')} />
        <span className="with-icon">
          <svg className="spans-swatch" viewBox="0 0 16 12" aria-hidden="true" focusable="false">
            <line className="spans-day" x1="8" x2="8" y1="0" y2="12" />
          </svg>
          {day(pair.on)}
        </span>
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

const Sign = ({ mark, text }: { readonly mark: string; readonly text: string }) => (
  <span className="with-icon">
    <svg className="spans-swatch" viewBox="0 0 16 12" aria-hidden="true" focusable="false">
      <rect className={mark} x="1" y="2" width="14" height="8" />
    </svg>
    {text}
  </span>
)

const percent = (share: number): string => `${(share * 100).toFixed(2)}%`

interface LineProps {
  readonly law: Law
  readonly row: Row
  readonly scale: Scale
  readonly on: string
}

function Line({ law, row, scale, on }: LineProps) {
  const turn = law.language === 'ar'
  const place = (share: number) => percent(turn ? 1 - share : share)
  const bar = (mark: string, height: number) => (span: Span, at: number) => {
    const [start, end] = [scale.at(span.from), span.until ? scale.at(span.until) : 1]
    return (
      <rect
        key={`${mark} ${at}`}
        className={mark}
        x={place(turn ? end : start)}
        y={16 - height / 2}
        width={percent(Math.max(end - start, 0.004))}
        height={height}
      />
    )
  }
  const edges = row.both.flatMap(({ from, until }) => (until ? [from, until] : [from]))
  return (
    <>
      <span className="spans-name fine">
        <bdi>{row.instrument.short}</bdi>
      </span>
      <svg className="spans-line" width="100%" height="32" focusable="false">
        {scale.ticks.map((year) => {
          const x = place(scale.at(`${year}-01-01`))
          return <line key={year} className="spans-tick" x1={x} x2={x} y1="0" y2="32" />
        })}
        {row.requesting.map(bar('spans-one', 6))}
        {row.requested.map(bar('spans-one', 6))}
        {row.both.map(bar('spans-both', 14))}
        {edges.map((edge) => (
          <line
            key={edge}
            className="spans-boundary"
            x1={place(scale.at(edge))}
            x2={place(scale.at(edge))}
            y1="2"
            y2="30"
          />
        ))}
        <line className="spans-day" x1={place(scale.at(on))} x2={place(scale.at(on))} y1="0" y2="32" />
      </svg>
    </>
  )
}

function Axis({ scale, turn }: { readonly scale: Scale; readonly turn: boolean }) {
  return (
    <svg className="spans-axis" width="100%" height="20" focusable="false">
      {scale.ticks.map((year) => {
        const share = scale.at(`${year}-01-01`)
        const x = turn ? 1 - share : share
        return (
          <text
            key={year}
            x={percent(x)}
            y="15"
            textAnchor={x < 0.04 ? 'start' : x > 0.96 ? 'end' : 'middle'}
          >
            {year}
          </text>
        )
      })}
    </svg>
  )
}

interface TableProps {
  readonly law: Law
  readonly pair: Pair
  readonly rows: readonly Row[]
}

function TimesTable({ law, pair, rows }: TableProps) {
  const { say, day, state } = law
  const tell = (spans: readonly Span[]) =>
    spans
      .map(({ from, until }) =>
        until
          ? say('page.law.bound.span', { from: day(from), until: day(until) })
          : say('page.law.bound.from', { from: day(from) }),
      )
      .join('; ')
  return (
    <DataTable
      caption={say('page.law.picture')}
      captionHidden
      rows={rows}
      rowKey={({ instrument }) => instrument.id}
      rowHref={({ instrument }) => addressOf(instrument.id)}
      columns={[
        { key: 'instrument', head: say('page.law.instrument'), cell: ({ instrument }) => instrument.short },
        { key: 'both', head: say('page.world.times.both'), cell: ({ both }) => tell(both) },
        { key: 'requesting', head: state(pair.from), cell: ({ requesting }) => tell(requesting) },
        { key: 'requested', head: state(pair.to), cell: ({ requested }) => tell(requested) },
      ]}
    />
  )
}
