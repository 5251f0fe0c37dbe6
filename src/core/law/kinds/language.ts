import type { Citation } from '#core/kernel/finding'
import type { Library } from '#core/knowledge/books'
import { rowsOf } from '#core/law/binding'
import type { Considered } from '#core/law/bases'
import type { Speaking } from '#core/law/speaking'
import type { Situation } from '#core/law/situation'

/** In which languages the request may be written, and how sure that is. */
export interface LanguageAdvice {
  /** BCP 47; the first is proposed. Empty: not known. */
  readonly languages: readonly string[]
  /** `notified` and `treaty` are law; `official` is a proposal, because no notification is in the books. */
  readonly ground: 'treaty' | 'notified' | 'no-translation' | 'official' | 'not-known'
  readonly cites: readonly Citation[]
  readonly asks: readonly string[]
}

/**
 * The languages that the requested State accepts under the governing instrument.
 *
 * @source UNCAC art. 46(14), UNTOC art. 18(14): acceptable to the requested State, as notified to the
 *   Secretary-General; ETS 030 art. 16: no translation unless reserved; bilateral treaties name theirs
 */
export function adviseLanguages(
  library: Library,
  bases: readonly Considered[],
  situation: Situation,
  speaking: Speaking,
): LanguageAdvice {
  const official = library.state(situation.requested)?.languages ?? []
  for (const basis of bases) {
    const { instrument } = basis
    for (const { rule, cites } of speaking(basis, 'language')) {
      const declared = declaredLanguages(library, instrument.id, situation.requested)
      if (declared.length > 0) return { languages: declared, ground: 'notified', cites, asks: [] }
      const named = rule.towards?.[situation.requested] ?? rule.languages
      if (named) return { languages: named, ground: 'treaty', cites, asks: [] }
      // Of a law without treaty it is what is usual, and no rule of the other State.
      if (instrument.class === 'national-law') break
      if (rule.of === 'official' && official.length > 0)
        return { languages: official, ground: 'treaty', cites, asks: [] }
      if (rule.of === 'none-unless-reserved') {
        return {
          languages: official,
          ground: 'no-translation',
          cites,
          asks: [`declaration:${instrument.id}:${cites[0].article}:${situation.requested}`],
        }
      }
      const asks = [`declaration:${instrument.id}:${cites[0].article}:${situation.requested}`]
      return { languages: official, ground: official.length > 0 ? 'official' : 'not-known', cites, asks }
    }
  }
  return {
    languages: official,
    ground: official.length > 0 ? 'official' : 'not-known',
    cites: [],
    asks: [`language:${situation.requested}`],
  }
}

function declaredLanguages(library: Library, instrument: string, state: string): readonly string[] {
  const file = library.participation(instrument)
  const rows = file && rowsOf(file, state)
  for (const { effect } of rows?.declarations ?? []) if (effect?.kind === 'languages') return effect.languages
  return []
}
