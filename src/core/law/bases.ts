import { spell, type Citation, type Finding } from '#core/kernel/finding'
import { Fault } from '#core/kernel/outcome'
import type { Library } from '#core/knowledge/books'
import { classes, type Instrument } from '#core/knowledge/instrument'
import {
  bindingOf,
  bindingOn,
  dayNumber,
  declarationsOf,
  timelineOf,
  type Binding,
  type Timeline,
} from '#core/law/binding'
import { servesAsTreaty, statuteAllows } from '#core/law/kinds/treaty-basis'
import {
  reachesMeasure,
  reachesOffences,
  rulesOf,
  servesMechanism,
  sphereOf,
  type Sphere,
} from '#core/law/scope'
import type { Situation } from '#core/law/situation'
import { excludedArticles } from '#core/law/speaking'

/**
 * What an instrument is to the request. `govern`: its procedure runs it; `support`: it binds beside;
 * `fallback`: used because nothing governs; `displaced`: binds both, yet gives way; `possible`: it depends
 * on facts still unknown; `outside`: binds both but does not reach the request; `not-bound`; `not-known`.
 */
export type Role =
  'govern' | 'support' | 'fallback' | 'displaced' | 'possible' | 'outside' | 'not-bound' | 'not-known'

/** One instrument that was considered, and why it has the role it has. */
export interface Considered {
  readonly instrument: Instrument
  readonly role: Role
  readonly requesting: Binding
  readonly requested: Binding
  readonly offences?: Finding
  readonly measures?: Finding
  /** Whether the requested State takes it as the treaty that its law needs, or its law needs none. */
  readonly asTreaty?: Finding
  /** For `displaced`: the provision that puts it aside, and the instrument that stands in its place. */
  readonly by?: Citation
  readonly inFavourOf?: string
  /** For a crime convention: whether its mini-treaty runs, and by which provision. */
  readonly miniTreaty?: { readonly answer: 'on' | 'off' | 'unknown'; readonly cites: readonly Citation[] }
  /** Articles on which a request can rest. */
  readonly articles: readonly string[]
}

interface Candidate {
  readonly instrument: Instrument
  readonly requesting: Binding
  readonly requested: Binding
  readonly offences: Finding
  readonly measures: Finding
}

/** Instruments that can serve a sphere, and beside each what about it must be looked at more closely. */
interface Shelf {
  readonly instruments: readonly Instrument[]
  /** Whether a State has declared not to apply it with another one, or it can go on after its end. */
  readonly special: readonly boolean[]
  /** By State: the bindings over time, in the order of `instruments`. */
  readonly timelines: Map<string, readonly Timeline[]>
}

interface Index {
  readonly multilateral: Map<Sphere, Shelf>
  /** By `AAA BBB` in alphabetical order. */
  readonly between: ReadonlyMap<string, readonly Instrument[]>
  readonly national: readonly Instrument[]
}
const indexes = new WeakMap<Library, Index>()

function indexOf(library: Library): Index {
  let index = indexes.get(library)
  if (!index) {
    const between = new Map<string, Instrument[]>()
    for (const instrument of library.books.instruments) {
      if (!instrument.between) continue
      const key = instrument.between.join(' ')
      between.set(key, [...(between.get(key) ?? []), instrument])
    }
    const national = library.books.instruments.filter(({ class: kind }) => kind === 'national-law')
    indexes.set(library, (index = { multilateral: new Map(), between, national }))
  }
  return index
}

const neverBasis = ['national-law', 'safeguard', 'model']

function shelfOf(library: Library, sphere: Sphere): Shelf {
  const { multilateral } = indexOf(library)
  const kept = multilateral.get(sphere)
  if (kept) return kept
  const instruments = library.books.instruments.filter(
    (instrument) =>
      !instrument.between && !neverBasis.includes(instrument.class) && servesMechanism(instrument, sphere),
  )
  const special = instruments.map(
    (instrument) =>
      rulesOf(instrument, 'continues', { sphere }).length > 0 ||
      (library.participation(instrument.id)?.declarations ?? []).some(
        ({ effect }) => effect?.kind === 'excludes-states',
      ),
  )
  const shelf: Shelf = { instruments, special, timelines: new Map() }
  multilateral.set(sphere, shelf)
  return shelf
}

function timelinesOf(
  library: Library,
  { instruments, timelines }: Shelf,
  state: string,
): readonly Timeline[] {
  let mine = timelines.get(state)
  if (!mine) {
    mine = instruments.map((instrument) => timelineOf(library, instrument, state))
    timelines.set(state, mine)
  }
  return mine
}

const noTreaties: readonly Instrument[] = []

/** Treaties between the two States that can serve the sphere. */
const treatiesBetween = (library: Library, sphere: Sphere, a: string, b: string): readonly Instrument[] =>
  (indexOf(library).between.get(a < b ? `${a} ${b}` : `${b} ${a}`) ?? noTreaties).filter((instrument) =>
    servesMechanism(instrument, sphere),
  )

/** Instruments that can serve the sphere between the two States, whether or not they bind them. */
export const instrumentsFor = (
  library: Library,
  sphere: Sphere,
  a: string,
  b: string,
): readonly Instrument[] => [
  ...shelfOf(library, sphere).instruments,
  ...treatiesBetween(library, sphere, a, b),
]

const noArticles: readonly string[] = []

/** Instruments considered for the situation, bases first in their order of rank. */
export function considerInstruments(library: Library, situation: Situation): readonly Considered[] {
  const sphere = sphereOf(library, situation)
  const { requesting: a, requested: b, asOf: on } = situation
  const aside: Considered[] = []
  const candidates: Candidate[] = []
  const sort = (instrument: Instrument, requesting: Binding, requested: Binding) => {
    const role =
      requesting.answer === 'no' || requested.answer === 'no' || isOneSide(requesting, requested)
        ? 'not-bound'
        : requesting.answer === 'unknown' || requested.answer === 'unknown'
          ? 'not-known'
          : undefined
    if (role) aside.push({ instrument, requesting, requested, articles: noArticles, role })
    else
      candidates.push({
        instrument,
        requesting,
        requested,
        offences: reachesOffences(library, instrument, situation, sphere),
        measures: reachesMeasure(instrument, situation.measure, sphere),
      })
  }
  const shelf = shelfOf(library, sphere)
  const [mine, theirs] = [timelinesOf(library, shelf, a), timelinesOf(library, shelf, b)]
  const number = dayNumber(on)
  for (let at = 0; at < shelf.instruments.length; at++) {
    const instrument = shelf.instruments[at]!
    const [left, right] = [bindingOn(mine[at]!, number), bindingOn(theirs[at]!, number)]
    if (shelf.special[at])
      sort(
        instrument,
        bindTowards(library, instrument, left, b, situation, sphere),
        bindTowards(library, instrument, right, a, situation, sphere),
      )
    else sort(instrument, left, right)
  }
  for (const instrument of treatiesBetween(library, sphere, a, b))
    sort(
      instrument,
      bindingOn(timelineOf(library, instrument, a), number),
      bindingOn(timelineOf(library, instrument, b), number),
    )
  return [...assignRoles(library, situation, sphere, candidates, aside), ...aside]
}

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

/** An agreement of two sides says nothing between States of one side (the Union and its members). */
const isOneSide = (requesting: Binding, requested: Binding): boolean =>
  requesting.side !== undefined && requesting.side === requested.side

/** What kind of basis an instrument is for the mechanism in question. */
export function classOf(instrument: Instrument, sphere: Sphere): Instrument['class'] {
  if (instrument.classIn)
    for (const mechanism of sphere) {
      const special = instrument.classIn[mechanism]
      if (special) return special
    }
  return instrument.class
}

function assignRoles(
  library: Library,
  situation: Situation,
  sphere: Sphere,
  candidates: readonly Candidate[],
  aside: readonly Considered[],
): Considered[] {
  const isOutside = ({ offences, measures }: Candidate) =>
    offences.answer === 'no' || measures.answer === 'no'
  const reached = candidates.filter((candidate) => !isOutside(candidate))
  const sure = reached.filter(({ offences }) => offences.answer === 'yes')
  const displaced = findDisplaced(situation, sphere, sure)
  const standing = sure.filter((candidate) => !displaced.has(candidate.instrument.id))
  const carried = dropOrphans(standing, sphere)
  const orphans = standing.filter((candidate) => !carried.includes(candidate))

  const rank = ranker(sphere, carried)
  const ranked = [...carried].sort(rank)
  const treaty = ranked.find(
    ({ instrument }) => isFullTreaty(instrument, sphere) && !onlySupplements(instrument, sphere),
  )
  const {
    offered,
    refused,
    open: openAsTreaty,
  } = sortByTreatyNeed(library, situation, sphere, ranked, treaty)
  const governing = treaty ? [treaty] : offered
  const open = isTreatyOpen(sphere, candidates, aside)
  const excluded = excludedArticles(library, offered, situation)

  const bases = offered.map((candidate): Considered => ({
    ...candidate,
    role: governing.includes(candidate) || candidate.instrument === treaty?.instrument ? 'govern' : 'support',
    articles: articlesFor(candidate.instrument, situation, sphere, treaty !== undefined, excluded),
    ...miniTreatyOf(candidate.instrument, sphere, treaty?.instrument, open),
  }))
  const possible = [
    ...openAsTreaty,
    ...reached.filter(
      ({ offences, instrument }) => offences.answer === 'unknown' && !displaced.has(instrument.id),
    ),
  ]
    .sort(rank)
    .map((candidate): Considered => ({
      ...candidate,
      role: 'possible',
      articles: articlesFor(candidate.instrument, situation, sphere, treaty !== undefined, excluded),
    }))
  return [
    ...bases,
    ...nationalLaw(library, situation, sphere, { treaty: treaty !== undefined, bases: bases.length }),
    ...possible,
    ...sure
      .filter(({ instrument }) => displaced.has(instrument.id))
      .map((candidate): Considered => ({
        ...candidate,
        role: 'displaced',
        ...displaced.get(candidate.instrument.id)!,
        articles: [],
      })),
    ...[...candidates.filter(isOutside), ...orphans, ...refused].map((candidate): Considered => ({
      ...candidate,
      role: 'outside',
      articles: [],
    })),
  ]
}

/**
 * Without a treaty on extradition a crime convention is a basis only where the requested State takes it as the
 * treaty that its law needs, or needs none.
 *
 * @source UNCAC art. 44(5)-(7), UNTOC art. 16(4)-(6), 1988 Convention art. 6(3)-(4)
 */
function sortByTreatyNeed(
  library: Library,
  situation: Situation,
  sphere: Sphere,
  ranked: readonly Candidate[],
  treaty: Candidate | undefined,
): { offered: (Candidate & { asTreaty?: Finding })[]; refused: Candidate[]; open: Candidate[] } {
  if (treaty) return { offered: [...ranked], refused: [], open: [] }
  const offered: (Candidate & { asTreaty?: Finding })[] = []
  const refused: Candidate[] = []
  const open: Candidate[] = []
  for (const candidate of ranked) {
    const asTreaty = servesAsTreaty(library, candidate.instrument, situation, sphere)
    const told = asTreaty ? { ...candidate, asTreaty } : candidate
    if (asTreaty?.answer === 'no') refused.push(told)
    else if (asTreaty?.answer === 'unknown') open.push(told)
    else offered.push(told)
  }
  return { offered, refused, open }
}

interface Displacement {
  readonly by: Citation
  readonly inFavourOf: string
}

/** Which of the instruments give way, and by which provision of which other one. */
function findDisplaced(
  situation: Situation,
  sphere: Sphere,
  reached: readonly Candidate[],
): Map<string, Displacement> {
  const displaced = new Map<string, Displacement>()
  const put = (id: string, by: Citation, inFavourOf: string) => displaced.set(id, { by, inFavourOf })
  const ids = new Set(reached.map(({ instrument }) => instrument.id))
  for (const { instrument } of reached) {
    for (const { rule, cites } of rulesOf(instrument, 'displaces', { sphere })) {
      if (rule.exceptMeasures?.includes(situation.measure)) continue
      if (rule.from && situation.asOf < rule.from) continue
      for (const id of rule.instruments) if (ids.has(id)) put(id, cites[0], instrument.id)
    }
  }
  for (const { instrument } of reached)
    for (const { rule, cites } of rulesOf(instrument, 'yields', { sphere })) {
      const before = rule.to.find((id) => ids.has(id))
      if (before) put(instrument.id, cites[0], before)
    }
  for (const [id, { by, inFavourOf }] of displaced) {
    const back = displaced.get(inFavourOf)
    if (back?.inFavourOf !== id) continue
    throw new Fault(
      'law.conflict',
      `Two provisions put each other's instrument aside on ${situation.asOf}: ${spell(by)} and ${spell(back.by)}. Only the books can settle which one holds; correct the rule or its days.`,
    )
  }
  for (const { instrument } of reached) {
    const [supersedes] = rulesOf(instrument, 'supersedes-bilaterals', { sphere })
    if (!supersedes || displaced.has(instrument.id)) continue
    for (const { instrument: other } of reached) {
      const supplements = rulesOf(other, 'supplements', { sphere }).some(({ rule }) =>
        rule.instruments.includes(instrument.id),
      )
      const full = other.between && classOf(other, sphere) === 'cooperation-treaty'
      if (full && !supplements && !displaced.has(other.id)) put(other.id, supersedes.cites[0], instrument.id)
    }
  }
  return displaced
}

const onlySupplements = (instrument: Instrument, sphere: Sphere): boolean =>
  rulesOf(instrument, 'supplements', { sphere }).some(({ rule }) => !rule.alone)

/** Leaves out instruments that only supplement others none of which is there. */
function dropOrphans(candidates: readonly Candidate[], sphere: Sphere): Candidate[] {
  const ids = new Set(candidates.map(({ instrument }) => instrument.id))
  return candidates.filter(({ instrument }) => {
    const supplements = rulesOf(instrument, 'supplements', { sphere })
    return (
      supplements.length === 0 ||
      supplements.some(({ rule }) => rule.alone || rule.instruments.some((id) => ids.has(id)))
    )
  })
}

/** A treaty on the mechanism in the sense of UNCAC 46(7), UNTOC 18(7): Union acts and supplementary agreements count. */
function isFullTreaty(instrument: Instrument, sphere: Sphere): boolean {
  const kind = classOf(instrument, sphere)
  return kind === 'union-order' || kind === 'union-convention' || kind === 'cooperation-treaty'
}

/** Whether it is not known if a full treaty binds the pair: one with an unknown date or scope is on the table. */
const isTreatyOpen = (
  sphere: Sphere,
  candidates: readonly Candidate[],
  aside: readonly Considered[],
): boolean =>
  candidates.some(
    ({ instrument, offences }) => isFullTreaty(instrument, sphere) && offences.answer === 'unknown',
  ) ||
  aside.some(
    ({ role, instrument, requesting, requested }) =>
      role === 'not-known' &&
      isFullTreaty(instrument, sphere) &&
      [requesting, requested].some(({ reason }) => reason === 'date-not-known'),
  )

function miniTreatyOf(
  instrument: Instrument,
  sphere: Sphere,
  treaty: Instrument | undefined,
  open: boolean,
): Pick<Considered, 'miniTreaty'> {
  const [switched] = rulesOf(instrument, 'gives-way', { sphere })
  if (!switched) return {}
  return { miniTreaty: { answer: treaty ? 'off' : open ? 'unknown' : 'on', cites: switched.cites } }
}

/** Provisions on which the request rests, without those of a switched-off mini-treaty or a reservation; the scope where none is marked. */
function articlesFor(
  instrument: Instrument,
  { measure, phase }: Situation,
  sphere: Sphere,
  treatyBinds: boolean,
  excluded: ReadonlySet<string>,
): string[] {
  const rules = rulesOf(instrument, 'basis', { sphere, conditional: !treatyBinds }).filter(
    ({ rule, cites: [at] }) => !excluded.has(spell(at)) && (!rule.phase || !phase || rule.phase === phase),
  )
  const telling = rules.filter(({ rule }) => rule.measures === undefined || rule.measures.includes(measure))
  const articles = telling.length > 0 ? telling : rulesOf(instrument, 'offences', { sphere })
  return [...new Set(articles.map(({ provision }) => provision.article))]
}

type Ranked = Pick<Candidate, 'instrument'>

/** Class first; inside it one that is more favourable, an express clause, two States before many, the later one. */
function ranker(sphere: Sphere, candidates: readonly Ranked[]): (a: Ranked, b: Ranked) => number {
  const ids = new Set(candidates.map(({ instrument }) => instrument.id))
  const keys = new Map<string, readonly (number | string)[]>()
  const keyOf = ({ instrument }: Ranked) => {
    const kept = keys.get(instrument.id)
    if (kept) return kept
    const before = rulesOf(instrument, 'ranks-before', { sphere }).some(({ rule }) =>
      rule.instruments.some((id) => ids.has(id)),
    )
    const key = [
      classes.indexOf(classOf(instrument, sphere)),
      before ? -1 : 0,
      placeOf(instrument, sphere),
      -Number((instrument.inForce ?? '0000').replaceAll('-', '')),
      instrument.id,
    ]
    keys.set(instrument.id, key)
    return key
  }
  return (a, b) => {
    const [left, right] = [keyOf(a), keyOf(b)]
    for (let at = 0; at < left.length; at++) {
      if (left[at]! < right[at]!) return -1
      if (left[at]! > right[at]!) return 1
    }
    return 0
  }
}

function placeOf(instrument: Instrument, sphere: Sphere): number {
  if (rulesOf(instrument, 'supplements', { sphere }).length > 0) return 3
  if (rulesOf(instrument, 'supersedes-bilaterals', { sphere }).length > 0) return 0
  return instrument.between ? 1 : 2
}

/** The law of the requested State: where nothing else is there, and beside conventions that recognise offences as extraditable. */
function nationalLaw(
  library: Library,
  situation: Situation,
  sphere: Sphere,
  found: { readonly treaty: boolean; readonly bases: number },
): Considered[] {
  const beside = situation.mechanism === 'extradition' && !found.treaty
  if (found.bases > 0 && !beside) return []
  const allowed = statuteAllows(library, situation, sphere)
  if (allowed.answer === 'no') return []
  const role = found.bases > 0 ? 'support' : 'fallback'
  return indexOf(library)
    .national.filter((instrument) => servesMechanism(instrument, sphere))
    .map((instrument) => ({
      instrument,
      role,
      asTreaty: allowed,
      requesting: bindingOf(library, instrument, situation.requesting, situation.asOf),
      requested: bindingOf(library, instrument, situation.requested, situation.asOf),
      articles: [
        ...rulesOf(instrument, 'basis', { sphere }),
        ...rulesOf(instrument, 'offences', { sphere }),
      ].map(({ provision }) => provision.article),
    }))
}
