import type { Instrument, Mechanism } from '#core/knowledge/instrument'
import { hasWord } from '#core/knowledge/words'
import type { Reach } from '#core/law/world'
import type { Law } from './use-law.tsx'

export const mechanismName = ({ say }: Law, mechanism: Mechanism): string =>
  say(`page.world.mechanism.${mechanism}`)

export const reachName = ({ say }: Law, reach: Reach): string => say(`page.world.reach.${reach}`)

export const className = ({ say }: Law, { class: kind }: Pick<Instrument, 'class'>): string =>
  say(`page.world.class.${kind}`)

/** A word of the law where the books have it, else that of these pages. */
export const lawWord = (law: Law, id: string): string =>
  hasWord(law.library.books.words, 'en', id) ? law.law(id) : law.say(`page.world.${id}`)

/** Mechanisms of an instrument by name, in the order of the books. */
export const mechanismNames = (law: Law, all: readonly Mechanism[]): string =>
  law.list(all.map((mechanism) => mechanismName(law, mechanism)))

/** A word of the pages on the law where they have it, else that of these pages. */
export function pageWord({ say }: Law, id: string): string {
  const first = say(`page.law.${id}`)
  return first.startsWith('\u2039') ? say(`page.world.${id}`) : first
}
