import { isDay, type Day } from '#core/kernel/day'
import type { Library } from '#core/knowledge/books'
import { mechanisms, type Mechanism } from '#core/knowledge/instrument'
import { sides, type Side } from '#core/law/world'

/** Parts of the world that the map can show alone. */
export const views = ['world', 'africa', 'americas', 'caribbean', 'asia', 'europe', 'oceania'] as const
export type View = (typeof views)[number]

/** What the map is asked; it stands in the address, so that it can be shared. */
export interface WorldQuestion {
  readonly state: string
  /** Whom it can ask, or who can ask it. */
  readonly side: Side
  readonly mechanism: Mechanism
  /** A day, or what is typed of it so far. */
  readonly on: string
  readonly view: View
}

/** The civil day at the desk of the reader. */
export const todayHere = (): Day => new Date().toLocaleDateString('en-CA') as Day

export const isMechanism = (text: string | null): text is Mechanism =>
  (mechanisms as readonly (string | null)[]).includes(text)

/** A State that the address names, as far as the books have it. */
export const readState = (
  search: URLSearchParams,
  name: string,
  library: Library,
  otherwise = '',
): string => {
  const code = search.get(name)
  return code === null ? otherwise : library.state(code) ? code : ''
}

export function readWorld(search: URLSearchParams, library: Library, own: string): WorldQuestion {
  const [mechanism, view] = [search.get('mechanism'), search.get('part')]
  return {
    state: readState(search, 'state', library, own),
    side: sides.find((one) => one === search.get('as')) ?? 'requesting',
    mechanism: isMechanism(mechanism) ? mechanism : 'mutual-legal-assistance',
    on: search.get('on') ?? todayHere(),
    view: (views as readonly (string | null)[]).includes(view) ? (view as View) : 'world',
  }
}

export function worldAddress({ state, side, mechanism, on, view }: Partial<WorldQuestion>): string {
  const search = new URLSearchParams()
  if (state) search.set('state', state)
  if (side === 'requested') search.set('as', side)
  if (mechanism) search.set('mechanism', mechanism)
  if (on) search.set('on', on)
  if (view && view !== 'world') search.set('part', view)
  return `/law/world?${search.toString()}`
}

/** The page on two States; what is no day is left out, and today stands in its place. */
export function pairAddress(
  from: string,
  to: string,
  more: { readonly on?: string | undefined; readonly view?: string | undefined } = {},
): string {
  const search = new URLSearchParams({ from, to })
  if (more.on && isDay(more.on)) search.set('on', more.on)
  if (more.view) search.set('view', more.view)
  return `/law/pair?${search.toString()}`
}

/** The page on the State of the map and another one, in the direction that the map shows. */
export const pairOnMap = ({ state, side, on }: WorldQuestion, other: string): string =>
  side === 'requesting' ? pairAddress(state, other, { on }) : pairAddress(other, state, { on })

export const stateAddress = (code: string, view?: string): string =>
  `/law/states/${code}${view ? `?view=${view}` : ''}`
