import { DataTable } from '../parts/table.tsx'
import type { AdviceProps } from './advice-result.tsx'
import { makeScale, pictureRows, type Row, type Scale, type Span } from './binding-spans.ts'
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
        <span className="with-icon">
          <Swatch side="requesting" />
          {state(requesting)}
        </span>
        <span className="with-icon">
          <Swatch side="requested" />
          {state(requested)}
        </span>
        <span className="with-icon">
          <svg className="spans-swatch" viewBox="0 0 16 12" aria-hidden="true" focusable="false">
            <line className="spans-day" x1="8" x2="8" y1="0" y2="12" />
          </svg>
          {day(asOf)}
        </span>
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

const Swatch = ({ side }: { readonly side: 'requesting' | 'requested' }) => (
  <svg className="spans-swatch" viewBox="0 0 16 12" aria-hidden="true" focusable="false">
    <rect className={`spans-${side}`} x="1" y="2" width="14" height="8" />
  </svg>
)

const percent = (share: number): string => `${(share * 100).toFixed(2)}%`

interface LineProps {
  readonly law: Law
  readonly row: Row
  readonly scale: Scale
  readonly asked: string
  /** Time runs from right to left. */
  readonly turn: boolean
}

function Line({ law, row, scale, asked, turn }: LineProps) {
  const place = (share: number) => percent(turn ? 1 - share : share)
  const bar = (side: 'requesting' | 'requested', y: number) => (span: Span) => {
    const [start, end] = [scale.at(span.from), span.until ? scale.at(span.until) : 1]
    return (
      <rect
        key={side + span.from}
        className={`spans-${side}`}
        x={place(turn ? end : start)}
        y={y}
        width={percent(Math.max(end - start, 0.004))}
        height="8"
      />
    )
  }
  return (
    <>
      <span className="spans-name fine" data-role={row.role}>
        <bdi>{row.instrument.short}</bdi>
        <span className="spans-role">{law.law(`role.${row.role}`)}</span>
      </span>
      <svg className="spans-line" width="100%" height="32" focusable="false">
        {scale.ticks.map((year) => {
          const x = place(scale.at(`${year}-01-01`))
          return <line key={year} className="spans-tick" x1={x} x2={x} y1="0" y2="32" />
        })}
        {row.requesting.map(bar('requesting', 6))}
        {row.requested.map(bar('requested', 18))}
        <line className="spans-day" x1={place(scale.at(asked))} x2={place(scale.at(asked))} y1="0" y2="32" />
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
        const anchor = x < 0.04 ? 'start' : x > 0.96 ? 'end' : 'middle'
        return (
          <text key={year} x={percent(x)} y="15" textAnchor={anchor}>
            {year}
          </text>
        )
      })}
    </svg>
  )
}

interface TableProps {
  readonly law: Law
  readonly rows: readonly Row[]
  readonly requesting: string
  readonly requested: string
}

function SpanTable({ law, rows, requesting, requested }: TableProps) {
  const { say, day, state } = law
  const tell = (spans: readonly Span[]) =>
    spans.length === 0
      ? say('page.law.bound.never')
      : spans
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
      columns={[
        { key: 'instrument', head: say('page.law.instrument'), cell: (row) => row.instrument.short },
        { key: 'requesting', head: state(requesting), cell: (row) => tell(row.requesting) },
        { key: 'requested', head: state(requested), cell: (row) => tell(row.requested) },
      ]}
    />
  )
}
