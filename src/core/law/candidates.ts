import type { Finding } from '#core/kernel/finding'
import type { Library } from '#core/knowledge/books'
import type { Instrument } from '#core/knowledge/instrument'
import type { Considered, MiniTreaty, Role } from '#core/law/bases'
import {
  bindingOn,
  dayNumber,
  declarationsOf,
  rowsOf,
  timelineOf,
  type Binding,
  type Timeline,
} from '#core/law/binding'
import type { Displacement } from '#core/law/displacement'
import { profileOf, type Profile } from '#core/law/profile'
import { reachesBoth, reachesPerson } from '#core/law/kinds/persons'
import { reachesMeasure, reachesOffences, rulesOf, servesMechanism, type Sphere } from '#core/law/scope'
import type { Situation } from '#core/law/situation'

/** An instrument that binds both States, and how far it reaches the request. */
export interface Candidate {
  readonly profile: Profile
  readonly requesting: Binding
  readonly requested: Binding
  readonly offences: Finding
  readonly measures: Finding
  /** Whether the requested State takes it as the treaty that its law needs; undefined: not asked, or not yet. */
  readonly asTreaty: Finding | undefined
}

/** Instruments that can serve a sphere, and beside each what about it must be looked at more closely. */
interface Shelf {
  readonly profiles: readonly Profile[]
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

/** How the instruments of a shelf bind one State in a time without a change. */
interface Page {
  /** In the order of the shelf. */
  readonly bindings: readonly Binding[]
  /** The same, as short as a comparison needs it: 0 is no, 1 is not known, 2 is yes, and `closer` is added where more must be looked at. */
  readonly answers: Uint8Array
}
const closer = 4
const answerNumbers = { no: 0, unknown: 1, yes: 2 } as const

/** The pages of one State: its bindings change only on some days. */
interface Calendar {
  readonly timelines: readonly Timeline[]
  /** Days of a change as numbers, in order; the first is the beginning of time. */
  readonly days: readonly number[]
  /** What holds from each of these days on; read when it is first asked for. */
  readonly pages: (Page | undefined)[]
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
  return {
    profiles,
    calendars: new Map(),
    between,
    national: serving.filter(({ instrument }) => instrument.class === 'national-law'),
  }
}

/** How the instruments of the shelf bind a State on a day. */
function pageOf(library: Library, { profiles, calendars }: Shelf, state: string, on: number): Page {
  let calendar = calendars.get(state)
  if (!calendar) {
    const timelines = profiles.map(({ instrument }) => timelineOf(library, instrument, state))
    const days = [...new Set([0, ...timelines.flatMap((timeline) => timeline.map(({ from }) => from))])]
    calendar = { timelines, days: days.sort((a, b) => a - b), pages: [] }
    calendars.set(state, calendar)
  }
  const { timelines, days, pages } = calendar
  // Halved again and again: the last day of a change that is not after the day.
  let at = 0
  for (let end = days.length; end - at > 1;) {
    const middle = (at + end) >> 1
    if (days[middle]! <= on) at = middle
    else end = middle
  }
  return (pages[at] ??= readPage(library, profiles, timelines, days[at]!))
}

function readPage(
  library: Library,
  profiles: readonly Profile[],
  timelines: readonly Timeline[],
  on: number,
): Page {
  const bindings = timelines.map((timeline) => bindingOn(timeline, on))
  const answers = bindings.map((binding, at) => {
    const { instrument, continues } = profiles[at]!
    const special =
      binding.side !== undefined ||
      (continues && binding.reason === 'ended') ||
      (binding.answer === 'yes' && hasRefused(library, instrument, binding.state))
    return answerNumbers[binding.answer] + (special ? closer : 0)
  })
  return { bindings, answers: Uint8Array.from(answers) }
}

/** Whether the State has declared at any time that it does not apply the instrument with another one. */
function hasRefused(library: Library, { id }: Instrument, state: string): boolean {
  const file = library.participation(id)
  const declared = (file && rowsOf(file, state)?.declarations) ?? []
  return declared.some(
    ({ effect }) => effect?.kind === 'excludes-states' || effect?.kind === 'not-for-acts-before',
  )
}

const noTreaties: readonly Treaty[] = []

/** Treaties between the two States that can serve the sphere. */
const treatiesBetween = ({ between }: Shelf, a: string, b: string): readonly Treaty[] =>
  (a < b ? between.get(a)?.get(b) : between.get(b)?.get(a)) ?? noTreaties

/** The laws of the requested State that can serve the sphere. */
export const nationalLaws = (library: Library, sphere: Sphere): readonly Profile[] =>
  shelfOf(library, sphere).national

const noArticles: readonly string[] = []

/** Instruments while they are sorted. */
interface Sorted {
  readonly candidates: Candidate[]
  readonly aside: Considered[]
}

/**
 * Every instrument that can serve the sphere between the two States, sorted into those that bind both and the others.
 *
 * @param unbound whether those that do not bind both are told as well: they are the most, and many a question is not about them
 */
export function sortByBinding(
  library: Library,
  situation: Situation,
  sphere: Sphere,
  unbound: boolean,
): Sorted {
  const { requesting: a, requested: b } = situation
  const sorted: Sorted = { candidates: [], aside: [] }
  const shelf = shelfOf(library, sphere)
  const on = dayNumber(situation.asOf)
  const mine = pageOf(library, shelf, a, on)
  const theirs = pageOf(library, shelf, b, on)
  const settle = (profile: Profile, least: number, left: Binding, right: Binding) => {
    if (least === answerNumbers.yes) offer(sorted, profile, left, right, library, situation, sphere)
    else if (unbound || least > answerNumbers.no) sorted.aside.push(putAside(profile, least, left, right))
  }
  for (let at = 0; at < shelf.profiles.length; at++) {
    const mineIs = mine.answers[at]!
    const theirsIs = theirs.answers[at]!
    // Most bind one of the two for certain not; nothing more need be looked at where they are not told.
    if (!unbound && (mineIs === answerNumbers.no || theirsIs === answerNumbers.no)) continue
    const profile = shelf.profiles[at]!
    const left = mine.bindings[at]!
    const right = theirs.bindings[at]!
    if (mineIs < closer && theirsIs < closer)
      settle(profile, mineIs < theirsIs ? mineIs : theirsIs, left, right)
    else {
      const mineToo = bindTowards(library, profile, left, b, situation, sphere)
      const theirsToo = bindTowards(library, profile, right, a, situation, sphere)
      settle(profile, leastOf(mineToo, theirsToo), mineToo, theirsToo)
    }
  }
  for (const { profile, timelines } of treatiesBetween(shelf, a, b)) {
    const left = bindingOn(timelines[a < b ? 0 : 1], on)
    const right = bindingOn(timelines[a < b ? 1 : 0], on)
    settle(profile, leastOf(left, right), left, right)
  }
  return sorted
}

/** How far two bindings bind both States, as a number. */
const leastOf = (left: Binding, right: Binding): number =>
  isOneSide(left, right)
    ? answerNumbers.no
    : Math.min(answerNumbers[left.answer], answerNumbers[right.answer])

const putAside = (profile: Profile, answer: number, requesting: Binding, requested: Binding): Considered =>
  tell(
    { profile, requesting, requested },
    answer === answerNumbers.no ? 'not-bound' : 'not-known',
    noArticles,
  )

/** What has to be known of an instrument for it to be told; the rest as far as it was asked. */
type Tellable = Pick<Candidate, 'profile' | 'requesting' | 'requested'> & Partial<Candidate>

/** What is told of an instrument, whatever its role: the one place where it gets its shape. */
export const tell = (
  { profile, requesting, requested, offences, measures, asTreaty }: Tellable,
  role: Role,
  articles: readonly string[],
  miniTreaty?: MiniTreaty,
  displacement?: Displacement,
): Considered => ({
  instrument: profile.instrument,
  profile,
  role,
  requesting,
  requested,
  offences,
  measures,
  asTreaty,
  by: displacement?.by,
  inFavourOf: displacement?.inFavourOf,
  miniTreaty,
  articles,
})

function offer(
  { candidates }: Sorted,
  profile: Profile,
  requesting: Binding,
  requested: Binding,
  library: Library,
  situation: Situation,
  sphere: Sphere,
): void {
  const offences = reachesBoth(
    reachesOffences(library, profile.instrument, situation, sphere),
    reachesPerson(profile.instrument, situation, sphere),
  )
  const measures = reachesMeasure(profile.instrument, situation.measure, sphere)
  candidates.push({ profile, requesting, requested, offences, measures, asTreaty: undefined })
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
  { requested, asOf: on, facts }: Situation,
  sphere: Sphere,
): Binding {
  const { state } = binding
  if (binding.answer === 'yes') {
    const refused = declarationsOf(library, instrument.id, { state, towards, on }).some(
      ({ effect }) =>
        (effect?.kind === 'excludes-states' && effect.states.includes(towards)) ||
        (effect?.kind === 'not-for-acts-before' &&
          state === requested &&
          facts.offenceDate !== undefined &&
          facts.offenceDate < effect.day),
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
