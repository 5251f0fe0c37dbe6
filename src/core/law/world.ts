import type { Day } from '#core/kernel/day'
import type { Library } from '#core/knowledge/books'
import type { Mechanism } from '#core/knowledge/instrument'
import { considerBound, type Considered, type Role } from '#core/law/bases'
import type { Situation } from '#core/law/situation'

/**
 * What kind of basis is the best between two States, before anything is known of the case: `order`: a Union order or
 * arrest warrant; `treaty`: a treaty on the mechanism; `convention`: a convention on crimes, for its offences;
 * `arrangement`: a scheme or network; `law`: the law of the requested State, as the books have it; `open`: what
 * decides is not known; `none`: for certain nothing that the books hold.
 */
export const reaches = ['order', 'treaty', 'convention', 'arrangement', 'law', 'open', 'none'] as const
export type Reach = (typeof reaches)[number]

/** The best basis of one State towards another. */
export interface Reached {
  /** The other State. */
  readonly state: string
  readonly reach: Reach
  /** The instrument that carries it, where there is one. */
  readonly instrument?: string
  /** All that could carry it, in order. */
  readonly instruments: readonly string[]
}

/** The measure by which a mechanism is looked at where the case is not known yet. */
export const plainMeasure: Readonly<Record<Mechanism, string>> = {
  'mutual-legal-assistance': 'hearing-witness',
  extradition: 'extradition',
  'transfer-of-sentenced-persons': 'transfer-of-prisoner',
  'transfer-of-proceedings': 'transfer-of-proceedings',
  confiscation: 'confiscation-order',
  'law-enforcement-cooperation': 'police-information-request',
}

/** A situation of which only the States, the mechanism and the day are known. */
export const bareSituation = (
  requesting: string,
  requested: string,
  mechanism: Mechanism,
  asOf: Day,
  measure: string = plainMeasure[mechanism],
): Situation => ({ requesting, requested, mechanism, measure, asOf, offences: [], facts: {} })

const offered: readonly Role[] = ['govern', 'support', 'fallback', 'possible']

function reachOf({ role, instrument, asTreaty }: Considered): Reach {
  switch (instrument.class) {
    case 'union-order':
      return 'order'
    case 'union-convention':
    case 'cooperation-treaty':
    case 'special-field':
      return role === 'possible' ? 'open' : 'treaty'
    case 'crime-convention':
      return asTreaty?.answer === 'unknown' ? 'open' : 'convention'
    case 'scheme':
    case 'network':
      return 'arrangement'
    default:
      return asTreaty?.answer === 'yes' ? 'law' : 'open'
  }
}

/** On what one State could rest a request to another on a day, before the case is known. */
export function reach(
  library: Library,
  requesting: string,
  requested: string,
  mechanism: Mechanism,
  asOf: Day,
): Reached {
  const considered = considerBound(library, bareSituation(requesting, requested, mechanism, asOf))
  const usable = considered.filter(({ role }) => offered.includes(role))
  // What governs a plain request goes first; a convention on crimes reaches only its own offences, so that it is the
  // answer where neither a treaty nor a law is known to carry any other.
  let best: { readonly one: Considered; readonly at: number } | undefined
  for (const one of usable) {
    const kind = reachOf(one)
    const at = reaches.indexOf(kind) + (one.role === 'possible' && kind === 'convention' ? 2.5 : 0)
    if (!best || at < best.at) best = { one, at }
  }
  const told = { state: requested, instruments: usable.map(({ instrument }) => instrument.id) }
  if (!best) return { ...told, reach: considered.some(({ role }) => role === 'not-known') ? 'open' : 'none' }
  return { ...told, reach: reachOf(best.one), instrument: best.one.instrument.id }
}

/** On which side of a request a State stands. */
export const sides = ['requesting', 'requested'] as const
export type Side = (typeof sides)[number]

/** The same between a State and every other one of the books, in their order; each answer names the other State. */
export const reachOfAll = (
  library: Library,
  state: string,
  side: Side,
  mechanism: Mechanism,
  asOf: Day,
): readonly Reached[] =>
  library.books.states
    .filter(({ code }) => code !== state)
    .map(({ code }) =>
      side === 'requesting'
        ? reach(library, state, code, mechanism, asOf)
        : { ...reach(library, code, state, mechanism, asOf), state: code },
    )
