import { useMemo } from 'react'
import type { DateWords } from '../parts/date-fields.tsx'
import { useSession } from '../session.tsx'

/** Labels of a date and the months by name, in the language of the page. */
export function useDateWords(): DateWords {
  const { say, language } = useSession()
  return useMemo(() => {
    const format = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC', calendar: 'gregory' })
    return {
      day: say('page.date.day'),
      month: say('page.date.month'),
      year: say('page.date.year'),
      months: Array.from({ length: 12 }, (_, at) => format.format(Date.UTC(2026, at, 1))),
      impossible: (day, month, year, last) =>
        say('page.date.impossible', { day: String(day), month, year, last: String(last) }),
    }
  }, [say, language])
}
