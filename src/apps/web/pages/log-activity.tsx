import { useId } from 'react'
import { addDays, dayOf, daysBetween, type Day } from '#core/kernel/day'
import { useSignedIn } from '../session.tsx'
import { formatLongDay, formatShortDay } from './instant.tsx'
import type { LogEntry } from './log-table.tsx'

interface DayCount {
  readonly day: Day
  readonly count: number
}

/** Days that are drawn: enough that one busy day has neighbours, few enough that a day is still seen. */
const [fewestDays, mostDays] = [14, 60]

/** Entries per day up to the newest, days without any among them; newest last. */
export function countDays(entries: readonly { readonly at: string }[]): readonly DayCount[] {
  const counts = new Map<Day, number>()
  for (const { at } of entries) counts.set(dayOf(at), (counts.get(dayOf(at)) ?? 0) + 1)
  const days = [...counts.keys()].sort()
  const [first, last] = [days[0], days.at(-1)]
  if (!first || !last) return []
  const span = Math.min(mostDays, Math.max(fewestDays, daysBetween(first, last) + 1))
  return Array.from({ length: span }, (_, at) => {
    const day = addDays(last, at + 1 - span)
    return { day, count: counts.get(day) ?? 0 }
  })
}

/** How busy each day was, of the entries that are shown: a picture, its sum in words, and a table. */
export function LogActivity({ entries }: { readonly entries: readonly LogEntry[] }) {
  const { say, language } = useSignedIn()
  const title = useId()
  const days = countDays(entries)
  const [first, last] = [days[0], days.at(-1)]
  if (!first || !last) return null
  const busiest = days.reduce((most, one) => (one.count > most.count ? one : most))
  return (
    <figure className="stack" aria-labelledby={title}>
      <h2 id={title}>{say('page.log.activity')}</h2>
      <figcaption>
        {say('page.log.activity.text', {
          count: days.reduce((sum, { count }) => sum + count, 0),
          most: busiest.count,
          day: formatLongDay(language, busiest.day),
        })}
      </figcaption>
      <div>
        <Bars days={days} most={busiest.count} />
        <div className="row row-between fine" aria-hidden="true">
          <span>{formatShortDay(language, first.day)}</span>
          <span>{formatShortDay(language, last.day)}</span>
        </div>
      </div>
      <DayTable days={days} />
    </figure>
  )
}

const [height, gap] = [100, 0.25]

/** Hidden from those who hear the page: the caption says the sum, and the table every day. */
function Bars({ days, most }: { readonly days: readonly DayCount[]; readonly most: number }) {
  const { language } = useSignedIn()
  return (
    <svg
      className="icon-flip"
      aria-hidden="true"
      viewBox={`0 0 ${days.length} ${height}`}
      preserveAspectRatio="none"
      style={{
        display: 'block',
        inlineSize: '100%',
        blockSize: '7rem',
        borderBlockEnd: '1px solid var(--rule)',
      }}
    >
      {days.map(({ day, count }, at) => {
        const tall = count === 0 ? 0 : Math.max(2, (count / most) * height)
        return (
          <rect
            key={day}
            x={at + gap / 2}
            y={height - tall}
            width={1 - gap}
            height={tall}
            style={{ fill: 'var(--accent)' }}
          >
            <title>{`${formatShortDay(language, day)}: ${count}`}</title>
          </rect>
        )
      })}
    </svg>
  )
}

function DayTable({ days }: { readonly days: readonly DayCount[] }) {
  const { say, language } = useSignedIn()
  return (
    <details>
      <summary style={{ paddingBlock: 'var(--s1)', cursor: 'pointer' }}>
        {say('page.log.activity.table')}
      </summary>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{say('page.log.activity.day')}</th>
            <th scope="col" className="table-num">
              {say('page.log.activity.count')}
            </th>
          </tr>
        </thead>
        <tbody>
          {days
            .filter(({ count }) => count > 0)
            .reverse()
            .map(({ day, count }) => (
              <tr key={day}>
                <th scope="row">{formatLongDay(language, day)}</th>
                <td className="table-num">{count}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </details>
  )
}
