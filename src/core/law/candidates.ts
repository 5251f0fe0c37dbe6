import type { Finding } from '#core/kernel/finding'
import type { Library } from '#core/knowledge/books'
import type { Considered } from '#core/law/bases'
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

/** Instruments that can serve a sphere, and beside each what about it must be looked at more closely. */
interface Shelf {
  readonly profiles: readonly Profile[]
  /** Whether two bindings are not all: a State refuses another one, sides are told apart, or it can go on after its end. */
  readonly special: readonly boolean[]
  readonly calendars: Map<string, Calendar>
  /** Treaties of two States: by the first in alphabetical order, then by the second. */
  readonly between: ReadonlyMap<string, ReadonlyMap<string, readonly Treaty[]>>
  /** The law of the requested State, in the shape of an instrument. */
  readonly national: readonly Profile[]
}

/** A treaty of two States with the time in which it binds each of them, in alphabetical order. */
interface Treaty {
  readonly profile: Profile
  readonly timelines: readonly [Timeline, Timeline]
}

/** The bindings of one State by all multilateral instruments of a shelf: they change only on some days. */
interface Calendar {
  readonly timelines: readonly Timeline[]
  /** Days of a change as numbers, in order; the first is the beginning of time. */
  readonly days: readonly number[]
  /** What holds from each of these days on, in the order of the instruments; read when it is first asked for. */
  readonly pages: (readonly Binding[] | undefined)[]
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
  const between = new Map<string, Map<string, Treaty[]>>()
  for (const profile of serving) {
    if (!profile.instrument.between) continue
    const [a, b] = profile.instrument.between
    const of = (state: string) => timelineOf(library, profile.instrument, state)
    const withOthers = between.get(a) ?? new Map<string, Treaty[]>()
    between.set(a, withOthers.set(b, [...(withOthers.get(b) ?? []), { profile, timelines: [of(a), of(b)] }]))
  }
  const isSpecial = ({ instrument: { id }, continues }: Profile) =>
    continues ||
    isDeclared(library, id, 'excludes-states') ||
    (library.participation(id)?.bound ?? []).some(({ side }) => side !== undefined)
  return {
    profiles,
    special: profiles.map(isSpecial),
    calendars: new Map(),
    between,
    national: serving.filter(({ instrument }) => instrument.class === 'national-law'),
  }
}

/** The bindings of a State on a day, in the order of the shelf. */
function pageOf(
  library: Library,
  { profiles, calendars }: Shelf,
  state: string,
  on: number,
): readonly Binding[] {
  let calendar = calendars.get(state)
  if (!calendar) {
    const timelines = profiles.map(({ instrument }) => timelineOf(library, instrument, state))
    const days = [...new Set([0, ...timelines.flatMap((timeline) => timeline.map(({ from }) => from))])]
    calendar = { timelines, days: days.sort((a, b) => a - b), pages: [] }
    calendars.set(state, calendar)
  }
  const { timelines, days, pages } = calendar
  let at = days.length - 1
  while (at > 0 && on < days[at]!) at--
  return (pages[at] ??= timelines.map((timeline) => bindingOn(timeline, days[at]!)))
}

const noTreaties: readonly Treaty[] = []

/** Treaties between the two States that can serve the sphere. */
const treatiesBetween = ({ between }: Shelf, a: string, b: string): readonly Treaty[] =>
  (a < b ? between.get(a)?.get(b) : between.get(b)?.get(a)) ?? noTreaties

/** The laws of the requested State that can serve the sphere. */
export const nationalLaws = (library: Library, sphere: Sphere): readonly Profile[] =>
  shelfOf(library, sphere).national

const noArticles: readonly string[] = []

/** Every instrument that can serve the sphere between the two States, sorted into those that bind both and the others. */
export function sortByBinding(
  library: Library,
  situation: Situation,
  sphere: Sphere,
): { readonly candidates: readonly Candidate[]; readonly aside: readonly Considered[] } {
  const { requesting: a, requested: b, measure } = situation
  const aside: Considered[] = []
  const candidates: Candidate[] = []
  const sort = (profile: Profile, requesting: Binding, requested: Binding) => {
    const { instrument } = profile
    const role = roleOf(requesting, requested)
    if (role) aside.push({ instrument, role, requesting, requested, articles: noArticles })
    else
      candidates.push({
        profile,
        requesting,
        requested,
        offences: reachesOffences(library, instrument, situation, sphere),
        measures: reachesMeasure(instrument, measure, sphere),
      })
  }
  const shelf = shelfOf(library, sphere)
  const on = dayNumber(situation.asOf)
  const mine = pageOf(library, shelf, a, on)
  const theirs = pageOf(library, shelf, b, on)
  for (let at = 0; at < mine.length; at++) {
    const profile = shelf.profiles[at]!
    if (shelf.special[at]) {
      const left = bindTowards(library, profile, mine[at]!, b, situation, sphere)
      const right = bindTowards(library, profile, theirs[at]!, a, situation, sphere)
      if (isOneSide(left, right))
        aside.push({
          instrument: profile.instrument,
          role: 'not-bound',
          requesting: left,
          requested: right,
          articles: noArticles,
        })
      else sort(profile, left, right)
    } else sort(profile, mine[at]!, theirs[at]!)
  }
  for (const { profile, timelines } of treatiesBetween(shelf, a, b)) {
    const [first, second] = [bindingOn(timelines[0], on), bindingOn(timelines[1], on)]
    if (a < b) sort(profile, first, second)
    else sort(profile, second, first)
  }
  return { candidates, aside }
}

/** Why an instrument is put aside; undefined where it binds both. */
function roleOf(
  { answer: left }: Binding,
  { answer: right }: Binding,
): 'not-bound' | 'not-known' | undefined {
  if (left === 'no' || right === 'no') return 'not-bound'
  return left === 'unknown' || right === 'unknown' ? 'not-known' : undefined
}

/** An agreement of two sides says nothing between States of one side (the Union and its members). */
const isOneSide = (requesting: Binding, requested: Binding): boolean =>
  requesting.side !== undefined && requesting.side === requested.side

/** A binding with what a declaration or a rule of transition makes of it towards the other State. */
function bindTowards(
  library: Library,
  { instrument, continues }: Profile,
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
  if (binding.reason !== 'ended' || !continues) return binding
  const goesOn = rulesOf(instrument, 'continues', { sphere }).some(
    ({ rule }) =>
      rule.state === state && facts.arrestedOn !== undefined && facts.arrestedOn <= rule.arrestedUntil,
  )
  return goesOn ? { ...binding, answer: 'yes', reason: 'continues' } : binding
}
