import { isDay } from '#core/kernel/day'
import { spell, type Citation } from '#core/kernel/finding'
import type { Library } from '#core/knowledge/books'
import type { Say } from '#core/knowledge/words'

/** Formats things that a reader of the letter must not misread, in the language of the letter. */
export interface Formats {
  readonly language: string
  readonly say: Say
  /** `4 March 2026`; partial dates stay partial. */
  readonly day: (text: string) => string
  readonly state: (code: string) => string
  /** `UNCAC, art. 46(8)`. */
  readonly citation: (at: Citation) => string
  readonly months: (count: number) => string
}

const dayFormats = new Map<string, Intl.DateTimeFormat>()

function dateFormat(language: string, parts: 'day' | 'month'): Intl.DateTimeFormat {
  const key = `${language}/${parts}`
  let format = dayFormats.get(key)
  if (!format) {
    const locale = language === 'en' ? 'en-GB' : language
    format = new Intl.DateTimeFormat(locale, {
      timeZone: 'UTC',
      calendar: 'gregory',
      year: 'numeric',
      month: 'long',
      ...(parts === 'day' ? { day: 'numeric' as const } : {}),
    })
    dayFormats.set(key, format)
  }
  return format
}

/**
 * A civil day in words, so that it cannot be misread; `1980` and `1980-05` stay as partial as they are, and
 * what is no day of the calendar stays as it was written.
 */
export function formatDay(language: string, text: string): string {
  const full = isDay(text)
  const on = full ? text : `${text}-01`
  return isDay(on) ? dateFormat(language, full ? 'day' : 'month').format(new Date(`${on}T00:00:00Z`)) : text
}

/** Name of a State in a language, from the books; its code where the books do not have it. */
export function stateName(library: Library, code: string, language: string): string {
  const name = library.state(code)?.name
  return name?.[language as 'en' | 'fr' | 'es'] ?? name?.en ?? code
}

export const makeFormats = (library: Library, say: Say, language: string): Formats => ({
  language,
  say,
  day: (text) => formatDay(language, text),
  state: (code) => stateName(library, code, language),
  citation: (at) => {
    const short = library.instrument(at.instrument)?.short ?? at.instrument
    return at.article ? `${short}, art. ${at.article}` : short
  },
  months: (count) =>
    count >= 1200
      ? say('letter.life')
      : count === 0
        ? say('letter.notPunishable')
        : say('letter.months', { n: count }),
})

/** Parses `uncac 46(8)` back into its two parts. */
export const parseCitation = (text: string): Citation => ({
  instrument: text.slice(0, text.indexOf(' ')),
  article: text.slice(text.indexOf(' ') + 1),
})

export const sameCitation = (a: Citation, b: Citation): boolean => spell(a) === spell(b)
