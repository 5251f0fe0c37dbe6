import { useMemo } from 'react'
import type { Participations } from '#core/knowledge/participation'
import { DataTable } from '../parts/table.tsx'
import type { Law } from './use-law.tsx'

interface Year {
  readonly year: number
  readonly joined: readonly string[]
  readonly left: readonly string[]
  /** How many are bound when the year ends. */
  readonly bound: number
}

const yearOf = (day: string): number => Number(day.slice(0, 4))

/** Years in which somebody joined or left, in order. */
function yearsOf({ bound }: Participations): Year[] {
  const joined = Map.groupBy(
    bound.filter(({ from }) => from !== undefined),
    ({ from }) => yearOf(from!),
  )
  const left = Map.groupBy(
    bound.filter(({ from, until }) => from !== undefined && until !== undefined),
    ({ until }) => yearOf(until!),
  )
  const years = [...new Set([...joined.keys(), ...left.keys()])].sort((a, b) => a - b)
  let count = 0
  return years.map((year) => {
    const [come, gone] = [joined.get(year) ?? [], left.get(year) ?? []]
    count += come.length - gone.length
    return {
      year,
      joined: come.map(({ state }) => state),
      left: gone.map(({ state }) => state),
      bound: count,
    }
  })
}

/** How the number of States bound has grown, year by year. */
export function InstrumentGrowth({ law, file }: { readonly law: Law; readonly file: Participations }) {
  const { say, state, list, language } = law
  const years = useMemo(() => yearsOf(file), [file])
  if (years.length < 3) return null
  const names = (codes: readonly string[]) => list(codes.map(state))
  return (
    <section className="stack-tight">
      <h2>{say('page.world.growth')}</h2>
      <Steps years={years} turn={language === 'ar'} />
      <details className="fold">
        <summary>{say('page.law.picture.table')}</summary>
        <DataTable
          caption={say('page.world.growth')}
          captionHidden
          rows={years}
          rowKey={({ year }) => String(year)}
          columns={[
            { key: 'year', head: say('page.world.growth.year'), cell: ({ year }) => String(year) },
            { key: 'joined', head: say('page.world.growth.joined'), cell: ({ joined }) => names(joined) },
            { key: 'left', head: say('page.world.growth.left'), cell: ({ left }) => names(left) },
            {
              key: 'bound',
              head: say('page.world.growth.bound'),
              cell: ({ bound }) => String(bound),
              numeric: true,
            },
          ]}
        />
      </details>
    </section>
  )
}

/** A stair from the first year to this one; from right to left where the page is read so. */
function Steps({ years, turn }: { readonly years: readonly Year[]; readonly turn: boolean }) {
  const first = years[0]!.year
  const last = Math.max(new Date().getFullYear() + 1, years.at(-1)!.year + 1)
  const most = Math.max(...years.map(({ bound }) => bound))
  const share = (year: number) => (turn ? last - year : year - first) / (last - first)
  const x = (year: number) => (share(year) * 1000).toFixed(1)
  const y = (count: number) => (100 - (count / most) * 96).toFixed(1)
  const stairs = years.map(({ year, bound }) => `H${x(year)}V${y(bound)}`).join('')
  const step = last - first > 60 ? 20 : last - first > 24 ? 10 : 5
  const ticks = Array.from({ length: 20 }, (_, at) => Math.ceil(first / step) * step + at * step).filter(
    (year) => year < last,
  )
  return (
    <div aria-hidden="true">
      <svg className="growth" viewBox="0 0 1000 100" preserveAspectRatio="none" focusable="false">
        <path d={`M${x(first)} 100${stairs}H${x(last)}V100Z`} />
      </svg>
      <svg className="spans-axis" width="100%" height="20" focusable="false">
        {ticks.map((year) => (
          <text key={year} x={`${share(year) * 100}%`} y="15" textAnchor={anchorAt(share(year))}>
            {year}
          </text>
        ))}
      </svg>
    </div>
  )
}

const anchorAt = (share: number): 'start' | 'middle' | 'end' =>
  share < 0.04 ? 'start' : share > 0.96 ? 'end' : 'middle'
