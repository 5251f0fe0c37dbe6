import type { Instrument, Mechanism } from '#core/knowledge/instrument'
import type { Reach } from '#core/law/world'
import type { Law } from './use-law.tsx'

export const mechanismName = ({ say }: Law, mechanism: Mechanism): string =>
  say(`page.law.mechanism.${mechanism}`)

export const reachName = ({ say }: Law, reach: Reach): string => say(`page.world.reach.${reach}`)

export const className = ({ say }: Law, { class: kind }: Pick<Instrument, 'class'>): string =>
  say(`page.law.class.${kind}`)

/** Mechanisms of an instrument by name, in the order of the books. */
export const mechanismNames = (law: Law, all: readonly Mechanism[]): string =>
  law.list(all.map((mechanism) => mechanismName(law, mechanism)))
