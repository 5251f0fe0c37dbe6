import { spell, type Citation, type Finding } from '#core/kernel/finding'
import type { Library } from '#core/knowledge/books'
import type { Instrument } from '#core/knowledge/instrument'
import { bindingOf, type Binding } from '#core/law/binding'
import { nationalLaws, sortByBinding, tell, type Candidate } from '#core/law/candidates'
import { findDisplaced, partOrphans } from '#core/law/displacement'
import { servesAsTreaty, statuteAllows } from '#core/law/kinds/treaty-basis'
import type { Profile } from '#core/law/profile'
import { ranker } from '#core/law/rank'
import { rulesOf, sphereOf, type Sphere } from '#core/law/scope'
import type { Situation } from '#core/law/situation'
import { excludedArticles } from '#core/law/speaking'

/**
 * What an instrument is to the request. `govern`: its procedure runs it; `support`: it binds beside;
 * `fallback`: used because nothing governs; `displaced`: binds both, yet gives way; `possible`: it depends
 * on facts still unknown; `outside`: binds both but does not reach the request; `not-bound`; `not-known`.
 */
export type Role =
  'govern' | 'support' | 'fallback' | 'displaced' | 'possible' | 'outside' | 'not-bound' | 'not-known'

/**
 * One instrument that was considered, and why it has the role it has. What does not apply is there as `undefined`:
 * objects of one shape are read several times faster, and the engine reads them a million times a second.
 */
export interface Considered {
  readonly instrument: Instrument
  readonly profile: Profile
  readonly role: Role
  readonly requesting: Binding
  readonly requested: Binding
  readonly offences: Finding | undefined
  readonly measures: Finding | undefined
  /** Whether the requested State takes it as the treaty that its law needs, or its law needs none. */
  readonly asTreaty: Finding | undefined
  /** For `displaced`: the provision that puts it aside, and the instrument that stands in its place. */
  readonly by: Citation | undefined
  readonly inFavourOf: string | undefined
  /** For a crime convention: whether its mini-treaty runs, and by which provision. */
  readonly miniTreaty: MiniTreaty | undefined
  /** Articles on which a request can rest. */
  readonly articles: readonly string[]
}
export interface MiniTreaty {
  readonly answer: 'on' | 'off' | 'unknown'
  readonly cites: readonly Citation[]
}

const noArticles: readonly string[] = []

/** Instruments considered for the situation, bases first in their order of rank. */
export const considerInstruments = (library: Library, situation: Situation): readonly Considered[] =>
  consider(library, situation, true)

/** The same without the many that are known not to bind both States: for whoever looks at thousands of pairs. */
export const considerBound = (library: Library, situation: Situation): readonly Considered[] =>
  consider(library, situation, false)

function consider(library: Library, situation: Situation, unbound: boolean): readonly Considered[] {
  const sphere = sphereOf(library, situation)
  const { candidates, aside } = sortByBinding(library, situation, sphere, unbound)
  return assignRoles(library, situation, sphere, candidates, aside).concat(aside)
}

/** What has been found for a situation, while roles are given to instruments. */
interface Table {
  readonly library: Library
  readonly situation: Situation
  readonly sphere: Sphere
  /** The best treaty on the mechanism. */
  readonly treaty: Candidate | undefined
  readonly excluded: ReadonlySet<string>
}

/** Candidates by how far they reach the request. */
interface Reached {
  readonly sure: readonly Candidate[]
  /** Which of their offences are asked about is not known yet. */
  readonly open: readonly Candidate[]
  readonly outside: readonly Candidate[]
}

function sortByReach(candidates: readonly Candidate[]): Reached {
  const sure: Candidate[] = []
  const open: Candidate[] = []
  const outside: Candidate[] = []
  for (const candidate of candidates) {
    const { offences, measures } = candidate
    if (offences.answer === 'no' || measures.answer === 'no') outside.push(candidate)
    else if (offences.answer === 'yes') sure.push(candidate)
    else open.push(candidate)
  }
  return { sure, open, outside }
}

function assignRoles(
  library: Library,
  situation: Situation,
  sphere: Sphere,
  candidates: readonly Candidate[],
  aside: readonly Considered[],
): Considered[] {
  const { sure, open, outside } = sortByReach(candidates)
  const displaced = findDisplaced(situation, sure, open)
  const isDisplaced = ({ profile }: Candidate) => displaced.has(profile.instrument.id)
  const standing = displaced.size === 0 ? sure : sure.filter((candidate) => !isDisplaced(candidate))
  const { carried, orphans } = partOrphans(standing)

  const rank = ranker(carried)
  const ranked = [...carried].sort(rank)
  const treaty = ranked.find(({ profile }) => profile.isFullTreaty && !profile.onlySupplements)
  const sorted = sortByTreatyNeed(library, situation, sphere, ranked, treaty)
  const { offered } = sorted
  const excluded = excludedArticles(
    library,
    offered.map(({ profile }) => profile),
    situation,
  )
  const table: Table = { library, situation, sphere, treaty, excluded }
  const possible = [...sorted.open, ...open.filter((candidate) => !isDisplaced(candidate))].sort(rank)

  // What names an article for this measure goes before what only binds beside it.
  const told = basesOf(table, offered, () => isTreatyOpen(candidates, aside))
  const considered = [
    ...told.filter(({ articles }) => articles.length > 0),
    ...told.filter(({ articles }) => articles.length === 0),
  ]
  // Schemes and networks work through the laws of those who follow them, and take nothing from them.
  const bases = offered.filter(({ profile }) => !loose.includes(profile.instrument.class)).length
  for (const law of nationalLaw(table, bases)) considered.push(law)
  for (const candidate of possible)
    considered.push(tell(candidate, 'possible', articlesFor(candidate, table)))
  if (displaced.size > 0)
    for (const candidate of [...sure, ...open]) {
      const by = displaced.get(candidate.profile.instrument.id)
      if (by) considered.push(tell(candidate, 'displaced', noArticles, undefined, by))
    }
  for (const left of [outside, orphans, sorted.refused])
    for (const candidate of left) considered.push(tell(candidate, 'outside', noArticles))
  return considered
}

/** What is offered: the treaty governs and the others stand beside it; without one each of them carries the request. */
function basesOf(table: Table, offered: readonly Candidate[], isOpen: () => boolean): Considered[] {
  const { treaty } = table
  return offered.map((candidate) => {
    const role = !treaty || candidate === treaty ? 'govern' : 'support'
    const { givesWay } = candidate.profile
    const answer: MiniTreaty['answer'] = treaty ? 'off' : givesWay && isOpen() ? 'unknown' : 'on'
    const miniTreaty = givesWay && { answer, cites: givesWay }
    return tell(candidate, role, articlesFor(candidate, table), miniTreaty)
  })
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
): { offered: readonly Candidate[]; refused: readonly Candidate[]; open: readonly Candidate[] } {
  if (treaty || !ranked.some(({ profile }) => profile.asksTreaty))
    return { offered: ranked, refused: [], open: [] }
  const offered: Candidate[] = []
  const refused: Candidate[] = []
  const open: Candidate[] = []
  for (const candidate of ranked) {
    const asTreaty = servesAsTreaty(library, candidate.profile.instrument, situation, sphere)
    const told: Candidate = { ...candidate, asTreaty }
    if (asTreaty?.answer === 'no') refused.push(told)
    else if (asTreaty?.answer === 'unknown') open.push(told)
    else offered.push(told)
  }
  return { offered, refused, open }
}

/** Whether it is not known if a full treaty binds the pair: one with an unknown date or scope is on the table. */
const isTreatyOpen = (candidates: readonly Candidate[], aside: readonly Considered[]): boolean =>
  candidates.some(({ profile, offences }) => profile.isFullTreaty && offences.answer === 'unknown') ||
  aside.some(
    ({ profile, role, requesting, requested }) =>
      role === 'not-known' &&
      (requesting.reason === 'date-not-known' || requested.reason === 'date-not-known') &&
      profile.isFullTreaty,
  )

/** Provisions on which the request rests, without those of a switched-off mini-treaty or a reservation; the scope where none is marked. */
function articlesFor({ profile }: Candidate, table: Table): readonly string[] {
  const { situation, treaty, excluded } = table
  // A reservation stands between two States; all else is the same for every pair, and kept.
  if (excluded.size > 0) return readArticles(profile, table)
  const { measure, phase } = situation
  let kept = profile.articles.get(measure)
  if (!kept) profile.articles.set(measure, (kept = []))
  const place = (phase === undefined ? 0 : phase === 'prosecution' ? 2 : 4) + (treaty ? 1 : 0)
  return (kept[place] ??= readArticles(profile, table))
}

function readArticles(
  { instrument }: Profile,
  { situation: { measure, phase }, sphere, treaty, excluded }: Table,
): readonly string[] {
  const rules = rulesOf(instrument, 'basis', { sphere, conditional: treaty === undefined }).filter(
    ({ rule, cites: [at] }) => !excluded.has(spell(at)) && (!rule.phase || !phase || rule.phase === phase),
  )
  const telling = rules.filter(({ rule }) => rule.measures === undefined || rule.measures.includes(measure))
  // Transit rests on the article on transit, and not on the duty to extradite; assistance rests on both kinds.
  const special = telling.filter(({ rule }) => rule.measures !== undefined)
  const own = special.length > 0 && !sphere.includes('mutual-legal-assistance') ? special : telling
  const articles = own.length > 0 ? own : rulesOf(instrument, 'offences', { sphere })
  return [...new Set(articles.map(({ provision }) => provision.article))]
}

/** They work through the laws of those who follow them. */
const loose: readonly Instrument['class'][] = ['scheme', 'network']

/** The law of the requested State: where nothing else is there, and beside conventions that recognise offences as extraditable. */
function nationalLaw({ library, situation, sphere, treaty }: Table, bases: number): Considered[] {
  const beside = situation.mechanism === 'extradition' && !treaty
  if (bases > 0 && !beside) return []
  const allowed = statuteAllows(library, situation, sphere)
  if (allowed.answer === 'no') return []
  const { requesting, requested, asOf: on } = situation
  return nationalLaws(library, sphere).map((profile) => {
    const { instrument, statute } = profile
    const bound = {
      requesting: bindingOf(library, instrument, requesting, on),
      requested: bindingOf(library, instrument, requested, on),
    }
    return tell({ profile, ...bound, asTreaty: allowed }, bases > 0 ? 'support' : 'fallback', statute)
  })
}
