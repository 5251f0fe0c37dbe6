/** Western digits in every language: they stand beside references, addresses and keys that have no others. */
const localeOf = (language: string): string =>
  language === 'en' ? 'en-GB' : language === 'ar' ? 'ar-u-nu-latn' : language

const made = new Map<string, Intl.DateTimeFormat>()

function formatOf(language: string, month: 'short' | 'long'): Intl.DateTimeFormat {
  const key = `${language}/${month}`
  let format = made.get(key)
  if (!format) {
    const parts = { year: 'numeric', month, day: 'numeric' } as const
    format = new Intl.DateTimeFormat(localeOf(language), { ...parts, timeZone: 'UTC', calendar: 'gregory' })
    made.set(key, format)
  }
  return format
}

/** The UTC day in words, e.g. `4 Mar 2026`. */
export const formatShortDay = (language: string, instant: string): string =>
  formatOf(language, 'short').format(new Date(instant))

/** The UTC day in words, e.g. `4 March 2026`. */
export const formatLongDay = (language: string, instant: string): string =>
  formatOf(language, 'long').format(new Date(instant))

/** A number with its groups, e.g. `12,345`. */
export const formatCount = (language: string, count: number): string =>
  count.toLocaleString(localeOf(language))

interface Props {
  /** ISO 8601, UTC. */
  readonly at: string
  readonly language: string
}

/** A moment for reading, to the minute, in UTC: both States read the same. */
export function Instant({ at, language }: Props) {
  return (
    <time dateTime={at} title={at}>
      <span className="nowrap">{formatShortDay(language, at)}</span>{' '}
      <bdi className="nowrap">{at.slice(11, 16)} UTC</bdi>
    </time>
  )
}

/** A moment for evidence, to the millisecond, as it stands in the log. */
export function ExactInstant({ at }: { readonly at: string }) {
  return (
    <time dateTime={at} dir="ltr" className="nowrap">
      {at.slice(0, 10)} {at.slice(11, 23)}
    </time>
  )
}
