import { DataTable } from '../parts/table.tsx'
import type { AdviceProps } from './advice-result.tsx'
import { makeScale, pictureRows, type Row, type Scale, type Span } from './binding-spans.ts'
import { Axis, Bar, DayLegend, DayLine, SpanLegend, tellSpans, Ticks } from './spans-picture.tsx'
import type { Law } from './use-law.tsx'

/** When each of the two States is bound by each instrument, with the day that is asked about as a line. */
export function BindingPicture({ law, advice }: AdviceProps) {
  const { say, state, day, language } = law
  const { asOf, requesting, requested } = advice.situation
  const rows = pictureRows(law.library, advice)
  if (rows.length === 0) return null
  const scale = makeScale(rows, asOf, new Date().toISOString().slice(0, 10))
  const turn = language === 'ar'
  return (
    <section className="stack">
      <h3>{say('page.law.picture')}</h3>
      <div className="spans-legend row fine">
        <SpanLegend mark="spans-requesting" text={state(requesting)} />
        <SpanLegend mark="spans-requested" text={state(requested)} />
        <DayLegend text={day(asOf)} />
      </div>
      <div className="spans" aria-hidden="true">
        {rows.map((row) => (
          <Line key={row.instrument.id} row={row} scale={scale} asked={asOf} turn={turn} law={law} />
        ))}
        <span />
        <Axis scale={scale} turn={turn} />
      </div>
      <details className="fold">
        <summary>{say('page.law.picture.table')}</summary>
        <SpanTable law={law} rows={rows} requesting={requesting} requested={requested} />
      </details>
    </section>
  )
}

interface LineProps {
  readonly law: Law
  readonly row: Row
  readonly scale: Scale
  readonly asked: string
  /** Time runs from right to left. */
  readonly turn: boolean
}

function Line({ law, row, scale, asked, turn }: LineProps) {
  const line = { scale, turn }
  const bar = (side: 'requesting' | 'requested', y: number) => (span: Span) => (
    <Bar key={side + span.from} {...line} span={span} mark={`spans-${side}`} y={y} height={8} />
  )
  return (
    <>
      <span className="spans-name fine" data-role={row.role}>
        <bdi>{row.instrument.short}</bdi>
        <span className="spans-role">{law.law(`role.${row.role}`)}</span>
      </span>
      <svg className="spans-line" width="100%" height="32" focusable="false">
        <Ticks {...line} />
        {row.requesting.map(bar('requesting', 6))}
        {row.requested.map(bar('requested', 18))}
        <DayLine {...line} day={asked} mark="spans-day" />
      </svg>
    </>
  )
}

interface TableProps {
  readonly law: Law
  readonly rows: readonly Row[]
  readonly requesting: string
  readonly requested: string
}

function SpanTable({ law, rows, requesting, requested }: TableProps) {
  const { say, state } = law
  const tell = (spans: readonly Span[]) => tellSpans(law, spans) || say('page.law.bound.never')
  return (
    <DataTable
      caption={say('page.law.picture')}
      captionHidden
      rows={rows}
      rowKey={({ instrument }) => instrument.id}
      columns={[
        { key: 'instrument', head: say('page.law.instrument'), cell: (row) => row.instrument.short },
        { key: 'requesting', head: state(requesting), cell: (row) => tell(row.requesting) },
        { key: 'requested', head: state(requested), cell: (row) => tell(row.requested) },
      ]}
    />
  )
}
