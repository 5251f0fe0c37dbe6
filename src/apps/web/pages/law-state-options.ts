import type { ComboOption } from '../parts/find-options.ts'
import type { ComboWords } from '../parts/combobox.tsx'
import type { Law } from './use-law.tsx'

/** Parties that are no State, to which no request is addressed. */
const unions: ReadonlySet<string> = new Set(['EUE'])
export const isUnion = (code: string): boolean => unions.has(code)

/** States by name in the language of the reader; found by code and by their names in other languages, too. */
export function lawStateOptions({ library, language, state }: Law): ComboOption[] {
  return library.books.states
    .filter(({ code }) => !isUnion(code))
    .map(({ code, alpha2, name }) => ({
      value: code,
      label: state(code),
      note: code,
      keywords: [code, alpha2, name.en, name.fr, name.es],
    }))
    .sort((a, b) => a.label.localeCompare(b.label, language))
}

export const lawComboWords = ({ say }: Law): ComboWords => ({
  open: say('page.law.combo.open'),
  clear: say('page.law.combo.clear'),
  none: say('page.law.combo.none'),
  count: (found) => say('page.law.combo.count', { n: found }),
})
