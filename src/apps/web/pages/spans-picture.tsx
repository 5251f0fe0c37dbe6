import type { Scale, Span } from './binding-spans.ts'
import type { Law } from './use-law.tsx'

/** What the pictures of times have in common: the axis of years, the day that is asked about, and spans in words. */

const percent = (share: number): string => `${(share * 100).toFixed(2)}%`

/** Where a share of the time lies on a line. @param turn whether time runs from right to left */
const placeOf = (share: number, turn: boolean): string => percent(turn ? 1 - share : share)

interface LineProps {
  readonly scale: Scale
  readonly turn: boolean
}

/** A time as a bar. */
export function Bar({
  scale,
  turn,
  span,
  mark,
  y,
  height,
}: LineProps & { readonly span: Span; readonly mark: string; readonly y: number; readonly height: number }) {
  const [start, end] = [scale.at(span.from), span.until ? scale.at(span.until) : 1]
  return (
    <rect
      className={mark}
      x={placeOf(turn ? end : start, turn)}
      y={y}
      width={percent(Math.max(end - start, 0.004))}
      height={height}
    />
  )
}

/** A day as a line across. */
export function DayLine({
  scale,
  turn,
  day,
  mark,
  inset = 0,
}: LineProps & { readonly day: string; readonly mark: string; readonly inset?: number }) {
  const x = placeOf(scale.at(day), turn)
  return <line className={mark} x1={x} x2={x} y1={inset} y2={32 - inset} />
}

/** The years, behind the bars. */
export const Ticks = ({ scale, turn }: LineProps) =>
  scale.ticks.map((year) => (
    <DayLine key={year} scale={scale} turn={turn} day={`${year}-01-01`} mark="spans-tick" />
  ))

/** The years in figures, below the lines. */
export function Axis({ scale, turn }: LineProps) {
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

/** What a bar of this look means. */
export const SpanLegend = ({ mark, text }: { readonly mark: string; readonly text: string }) => (
  <span className="with-icon">
    <svg className="spans-swatch" viewBox="0 0 16 12" aria-hidden="true" focusable="false">
      <rect className={mark} x="1" y="2" width="14" height="8" />
    </svg>
    {text}
  </span>
)

/** What the line of the day means. */
export const DayLegend = ({ text }: { readonly text: string }) => (
  <span className="with-icon">
    <svg className="spans-swatch" viewBox="0 0 16 12" aria-hidden="true" focusable="false">
      <line className="spans-day" x1="8" x2="8" y1="0" y2="12" />
    </svg>
    {text}
  </span>
)

/** A time in words. */
export const tellSpan = ({ say, day }: Law, { from, until }: Span): string =>
  until
    ? say('page.law.bound.span', { from: day(from), until: day(until) })
    : say('page.law.bound.from', { from: day(from) })

/** Times in words; nothing where there is none. */
export const tellSpans = (law: Law, spans: readonly Span[]): string =>
  spans.map((span) => tellSpan(law, span)).join('; ')
