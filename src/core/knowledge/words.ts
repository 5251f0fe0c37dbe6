import { IntlMessageFormat } from 'intl-messageformat'

/** Sentences by id, in ICU MessageFormat. */
export type Words = Readonly<Record<string, string>>

/** Says a sentence: `say('letter.subject', { name: 'X' })`. */
export type Say = (id: string, values?: Readonly<Record<string, string | number | undefined>>) => string

/**
 * A speaker for one language. A sentence that is missing is said in English and, failing that, as its
 * id in guillemets, so that a hole is seen and never silently blank.
 *
 * @param locale BCP 47
 */
export function speaker(words: Readonly<Record<string, Words>>, locale: string): Say {
  const cache = new Map<string, IntlMessageFormat | string>()
  return (id, values) => {
    let format = cache.get(id)
    if (format === undefined) {
      const text = words[locale]?.[id] ?? words['en']?.[id]
      const language = words[locale]?.[id] === undefined ? 'en' : locale
      format =
        text === undefined
          ? `‹${id}›`
          : /[{'<]/.test(text)
            ? new IntlMessageFormat(text, language, undefined, { ignoreTag: true })
            : text
      cache.set(id, format)
    }
    return typeof format === 'string' ? format : String(format.format(withBlanks(values ?? {})))
  }
}

/** A value that was not given is said as nothing, instead of stopping the whole letter. */
const withBlanks = (
  values: Readonly<Record<string, string | number | undefined>>,
): Record<string, string | number> =>
  new Proxy(values, {
    has: () => true,
    get: (given, name) => (typeof name === 'string' ? (given[name] ?? '') : undefined),
  }) as Record<string, string | number>

export const hasWord = (words: Readonly<Record<string, Words>>, locale: string, id: string): boolean =>
  words[locale]?.[id] !== undefined
