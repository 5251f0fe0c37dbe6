import type { Finding } from '#core/kernel/finding'
import type { Library } from '#core/knowledge/books'
import type { Instrument } from '#core/knowledge/instrument'
import {
  bindingOn,
  dayNumber,
  declarationsOf,
  isDeclared,
  timelineOf,
  type Binding,
  type Timeline,
} from '#core/law/binding'
import { profileOf, type Profile } from '#core/law/profile'
import { reachesMeasure, reachesOffences, rulesOf, servesMechanism, type Sphere } from '#core/law/scope'
import type { Situation } from '#core/law/situation'

/** An instrument that binds both States, and how far it reaches the request. */
export interface Candidate {
  readonly profile: Profile
  readonly requesting: Binding
  readonly requested: Binding
  readonly offences: Finding
  readonly measures: Finding
}

/** An instrument that does not bind both States, or of which that is not known. */
export interface Aside {
  readonly profile: Profile
  readonly role: 'not-bound' | 'not-known'
  readonly requesting: Binding
  readonly requested: Binding
}

/** Instruments that can serve a sphere, and beside each what about it must be looked at more closely. */
interface Shelf {
  readonly profiles: readonly Profile[]
  /** Whether a State has declared not to apply it with another one, or it can go on after its end. */
  readonly special: readonly boolean[]
  /** By State: the bindings over time, in the order of `profiles`. */
  readonly timelines: Map<string, readonly Timeline[]>
  /** Treaties of two States: by the first in alphabetical order, then by the second. */
  readonly between: ReadonlyMap<string, ReadonlyMap<string, readonly Profile[]>>
  /** The law of the requested State, in the shape of an instrument. */
  readonly national: readonly Profile[]
}
const shelves = new WeakMap<Library, Map<Sphere, Shelf>>()

const neverBasis = ['national-law', 'safeguard', 'model']

function shelfOf(library: Library, sphere: Sphere): Shelf {
  let bySphere = shelves.get(library)
  if (!bySphere) shelves.set(library, (bySphere = new Map<Sphere, Shelf>()))
  let shelf = bySphere.get(sphere)
  if (!shelf) bySphere.set(sphere, (shelf = fillShelf(library, sphere)))
  return shelf
}

function fillShelf(library: Library, sphere: Sphere): Shelf {
  const serving = library.books.instruments
    .filter((instrument) => servesMechanism(instrument, sphere))
    .map((instrument) => profileOf(instrument, sphere))
  const profiles = serving.filter(
    ({ instrument }) => !instrument.between && !neverBasis.includes(instrument.class),
  )
  const between = new Map<string, Map<string, Profile[]>>()
  for (const profile of serving) {
    if (!profile.instrument.between) continue
    const [a, b] = profile.instrument.between
    const withOthers = between.get(a) ?? new Map<string, Profile[]>()
    between.set(a, withOthers.set(b, [...(withOthers.get(b) ?? []), profile]))
  }
  return {
    profiles,
    special: profiles.map(
      ({ instrument, continues }) => continues || isDeclared(library, instrument.id, 'excludes-states'),
    ),
    timelines: new Map(),
    between,
    national: serving.filter(({ instrument }) => instrument.class === 'national-law'),
  }
}

function timelinesOf(library: Library, { profiles, timelines }: Shelf, state: string): readonly Timeline[] {
  let mine = timelines.get(state)
  if (!mine) {
    mine = profiles.map(({ instrument }) => timelineOf(library, instrument, state))
    timelines.set(state, mine)
  }
  return mine
}

const noTreaties: readonly Profile[] = []

/** Treaties between the two States that can serve the sphere. */
const treatiesBetween = ({ between }: Shelf, a: string, b: string): readonly Profile[] =>
  (a < b ? between.get(a)?.get(b) : between.get(b)?.get(a)) ?? noTreaties

/** The laws of the requested State that can serve the sphere. */
export const nationalLaws = (library: Library, sphere: Sphere): readonly Profile[] =>
  shelfOf(library, sphere).national

/** Every instrument that can serve the sphere between the two States, sorted into those that bind both and the others. */
export function sortByBinding(
  library: Library,
  situation: Situation,
  sphere: Sphere,
): { readonly candidates: readonly Candidate[]; readonly aside: readonly Aside[] } {
  const { requesting: a, requested: b } = situation
  const aside: Aside[] = []
  const candidates: Candidate[] = []
  const sort = (profile: Profile, requesting: Binding, requested: Binding) => {
    const role = roleOf(requesting, requested)
    if (role) {
      aside.push({ profile, role, requesting, requested })
      return
    }
    const { instrument } = profile
    const offences = reachesOffences(library, instrument, situation, sphere)
    const measures = reachesMeasure(instrument, situation.measure, sphere)
    candidates.push({ profile, requesting, requested, offences, measures })
  }
  const shelf = shelfOf(library, sphere)
  const [mine, theirs] = [timelinesOf(library, shelf, a), timelinesOf(library, shelf, b)]
  const on = dayNumber(situation.asOf)
  for (let at = 0; at < shelf.profiles.length; at++) {
    const profile = shelf.profiles[at]!
    const [left, right] = [bindingOn(mine[at]!, on), bindingOn(theirs[at]!, on)]
    if (shelf.special[at]) {
      const towards = (binding: Binding, other: string) =>
        bindTowards(library, profile.instrument, binding, other, situation, sphere)
      sort(profile, towards(left, b), towards(right, a))
    } else sort(profile, left, right)
  }
  for (const profile of treatiesBetween(shelf, a, b)) {
    const of = (state: string) => bindingOn(timelineOf(library, profile.instrument, state), on)
    sort(profile, of(a), of(b))
  }
  return { candidates, aside }
}

/** Why an instrument is put aside; undefined where it binds both. */
const roleOf = (requesting: Binding, requested: Binding): Aside['role'] | undefined =>
  requesting.answer === 'no' || requested.answer === 'no' || isOneSide(requesting, requested)
    ? 'not-bound'
    : requesting.answer === 'unknown' || requested.answer === 'unknown'
      ? 'not-known'
      : undefined

/** An agreement of two sides says nothing between States of one side (the Union and its members). */
const isOneSide = (requesting: Binding, requested: Binding): boolean =>
  requesting.side !== undefined && requesting.side === requested.side

/** A binding with what a declaration or a rule of transition makes of it towards the other State. */
function bindTowards(
  library: Library,
  instrument: Instrument,
  binding: Binding,
  towards: string,
  { asOf: on, facts }: Situation,
  sphere: Sphere,
): Binding {
  const { state } = binding
  if (binding.answer === 'yes') {
    const refused = declarationsOf(library, instrument.id, { state, towards, on }).some(
      ({ effect }) => effect?.kind === 'excludes-states' && effect.states.includes(towards),
    )
    return refused ? { ...binding, answer: 'no', reason: 'excluded' } : binding
  }
  if (binding.reason !== 'ended') return binding
  const goesOn = rulesOf(instrument, 'continues', { sphere }).some(
    ({ rule }) =>
      rule.state === state && facts.arrestedOn !== undefined && facts.arrestedOn <= rule.arrestedUntil,
  )
  return goesOn ? { ...binding, answer: 'yes', reason: 'continues' } : binding
}
