import type { Library } from '#core/knowledge/books'
import { stateName } from '#core/request/format'

/** States to choose from, by name in the language of the page; found by code and by English name, too. */
export function stateOptions(library: Library, language: string, without?: string) {
  return library.books.states
    .filter(({ code }) => code !== without)
    .map(({ code, alpha2, name }) => ({
      value: code,
      label: stateName(library, code, language),
      note: code,
      keywords: [code, alpha2, name.en, name.fr, name.es],
    }))
    .sort((a, b) => a.label.localeCompare(b.label, language))
}
