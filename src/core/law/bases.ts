import { spell, type Citation, type Finding } from '#core/kernel/finding'
import type { Library } from '#core/knowledge/books'
import { classes, type Instrument } from '#core/knowledge/instrument'
import { bindingOf, type Binding } from '#core/law/binding'
import { reachesMeasure, reachesOffences, rulesOf } from '#core/law/scope'
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
  /** For `displaced`: the provision that puts it aside. */
  readonly by?: Citation
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

/** Instruments considered for the situation, bases first in their order of rank. */
export function considerInstruments(library: Library, situation: Situation): readonly Considered[] {
  const aside: Considered[] = []
  const candidates: Candidate[] = []
  for (const instrument of library.books.instruments) {
    if (instrument.class === 'national-law') continue
    if (instrument.between && !isBetween(instrument, situation)) continue
    const requesting = bindingOf(library, instrument, situation.requesting, situation.asOf)
    const requested = bindingOf(library, instrument, situation.requested, situation.asOf)
    const told = { instrument, requesting, requested, articles: [] }
    if (requesting.answer === 'no' || requested.answer === 'no' || isOneSide(requesting, requested))
      aside.push({ ...told, role: 'not-bound' })
    else if (requesting.answer === 'unknown' || requested.answer === 'unknown')
      aside.push({ ...told, role: 'not-known' })
    else {
      candidates.push({
        ...told,
        offences: reachesOffences(library, instrument, situation),
        measures: reachesMeasure(instrument, situation.measure),
      })
    }
  }
  return [...assignRoles(library, situation, candidates), ...aside]
}

/** An agreement of two sides says nothing between States of one side (the Union and its members). */
const isOneSide = (requesting: Binding, requested: Binding): boolean =>
  requesting.side !== undefined && requesting.side === requested.side

const isBetween = ({ between }: Instrument, { requesting, requested }: Situation): boolean =>
  between !== undefined &&
  between.includes(requesting) &&
  between.includes(requested) &&
  requesting !== requested

function assignRoles(library: Library, situation: Situation, candidates: readonly Candidate[]): Considered[] {
  const outside = candidates.filter(
    ({ offences, measures }) => offences.answer === 'no' || measures.answer === 'no',
  )
  const reached = candidates.filter((candidate) => !outside.includes(candidate))
  const sure = reached.filter(({ offences }) => offences.answer === 'yes')
  const displaced = findDisplaced(situation, sure)
  const carried = dropOrphans(sure.filter((candidate) => !displaced.has(candidate.instrument.id)))
  const orphans = sure.filter(
    (candidate) => !displaced.has(candidate.instrument.id) && !carried.includes(candidate),
  )

  const ranked = [...carried].sort(byRank)
  const treaty = ranked.find(
    ({ instrument }) => isAssistanceTreaty(instrument) && !onlySupplements(instrument),
  )
  const governing = ranked.filter(({ instrument }) => (treaty ? instrument === treaty.instrument : true))
  const open = isTreatyOpen(library, situation, candidates)
  const excluded = excludedArticles(library, ranked, situation)

  const bases = ranked.map((candidate): Considered => ({
    ...candidate,
    role: governing.includes(candidate) ? 'govern' : 'support',
    articles: articlesFor(candidate.instrument, situation.measure, treaty !== undefined, excluded),
    ...miniTreatyOf(candidate.instrument, treaty?.instrument, open),
  }))
  const possible = reached
    .filter(({ instrument, offences }) => offences.answer === 'unknown' && !displaced.has(instrument.id))
    .sort(byRank)
    .map((candidate): Considered => ({ ...candidate, role: 'possible', articles: [] }))
  const national = bases.length === 0 ? nationalLaw(library, situation) : []
  return [
    ...bases,
    ...national,
    ...possible,
    ...sure
      .filter(({ instrument }) => displaced.has(instrument.id))
      .map((candidate): Considered => ({
        ...candidate,
        role: 'displaced',
        by: displaced.get(candidate.instrument.id)!,
        articles: [],
      })),
    ...[...outside, ...orphans].map((candidate): Considered => ({
      ...candidate,
      role: 'outside',
      articles: [],
    })),
  ]
}

/** Which of the instruments give way, and by which provision of which other one. */
function findDisplaced(situation: Situation, reached: readonly Candidate[]): Map<string, Citation> {
  const displaced = new Map<string, Citation>()
  for (const { instrument } of reached) {
    for (const { rule, cites } of rulesOf(instrument, 'displaces')) {
      if (rule.exceptMeasures?.includes(situation.measure)) continue
      if (rule.from && situation.asOf < rule.from) continue
      for (const id of rule.instruments) displaced.set(id, cites[0])
    }
  }
  for (const { instrument } of reached) {
    const [supersedes] = rulesOf(instrument, 'supersedes-bilaterals')
    if (!supersedes || displaced.has(instrument.id)) continue
    for (const { instrument: other } of reached) {
      const supplements = rulesOf(other, 'supplements').length > 0
      if (other.between && other.class === 'assistance-treaty' && !supplements)
        displaced.set(other.id, supersedes.cites[0])
    }
  }
  return displaced
}

const onlySupplements = (instrument: Instrument): boolean =>
  rulesOf(instrument, 'supplements').some(({ rule }) => !rule.alone)

/** Leaves out instruments that only supplement others none of which is there. */
function dropOrphans(candidates: readonly Candidate[]): Candidate[] {
  const ids = new Set(candidates.map(({ instrument }) => instrument.id))
  return candidates.filter(({ instrument }) => {
    const [supplements] = rulesOf(instrument, 'supplements')
    return !supplements || supplements.rule.alone || supplements.rule.instruments.some((id) => ids.has(id))
  })
}

/** A treaty of mutual legal assistance in the sense of UNCAC 46(7), UNTOC 18(7): Union acts and supplementary agreements count. */
const isAssistanceTreaty = (instrument: Instrument): boolean =>
  instrument.class === 'union-order' ||
  instrument.class === 'union-convention' ||
  instrument.class === 'assistance-treaty'

/** Whether it is not known if an assistance treaty binds the pair: one with an unknown date or scope is on the table. */
function isTreatyOpen(library: Library, situation: Situation, candidates: readonly Candidate[]): boolean {
  if (
    candidates.some(
      ({ instrument, offences }) => isAssistanceTreaty(instrument) && offences.answer === 'unknown',
    )
  )
    return true
  return library.books.instruments.some((instrument) => {
    if (!isAssistanceTreaty(instrument) || (instrument.between && !isBetween(instrument, situation)))
      return false
    const pair = [situation.requesting, situation.requested].map((state) =>
      bindingOf(library, instrument, state, situation.asOf),
    )
    return (
      pair.every(({ answer }) => answer !== 'no') && pair.some(({ reason }) => reason === 'date-not-known')
    )
  })
}

function miniTreatyOf(
  instrument: Instrument,
  treaty: Instrument | undefined,
  open: boolean,
): Pick<Considered, 'miniTreaty'> {
  const [switched] = rulesOf(instrument, 'gives-way')
  if (!switched) return {}
  return { miniTreaty: { answer: treaty ? 'off' : open ? 'unknown' : 'on', cites: switched.cites } }
}

/** Provisions on which the request rests, without those of a switched-off mini-treaty or a reservation; the scope where none is marked. */
function articlesFor(
  instrument: Instrument,
  measure: string,
  treatyBinds: boolean,
  excluded: ReadonlySet<string>,
): string[] {
  const rules = rulesOf(instrument, 'basis', { conditional: !treatyBinds }).filter(
    ({ cites: [at] }) => !excluded.has(spell(at)),
  )
  const telling = rules.filter(({ rule }) => rule.measures === undefined || rule.measures.includes(measure))
  const articles = telling.length > 0 ? telling : rulesOf(instrument, 'offences')
  return [...new Set(articles.map(({ provision }) => provision.article))]
}

const rank = ({ instrument }: { instrument: Instrument }): readonly [number, number, number, string] => [
  classes.indexOf(instrument.class),
  rulesOf(instrument, 'supplements').length > 0
    ? 3
    : rulesOf(instrument, 'supersedes-bilaterals').length > 0
      ? 0
      : instrument.between
        ? 1
        : 2,
  -Number((instrument.inForce ?? '0000').replaceAll('-', '')),
  instrument.id,
]

/** Class of the instrument first; inside it an express clause, then two States before many, then the later one. */
function byRank(a: { instrument: Instrument }, b: { instrument: Instrument }): number {
  const [left, right] = [rank(a), rank(b)]
  for (let at = 0; at < left.length; at++) {
    if (left[at]! < right[at]!) return -1
    if (left[at]! > right[at]!) return 1
  }
  return 0
}

function nationalLaw(library: Library, situation: Situation): Considered[] {
  return library.books.instruments
    .filter((instrument) => instrument.class === 'national-law')
    .map((instrument) => ({
      instrument,
      role: 'fallback' as const,
      requesting: bindingOf(library, instrument, situation.requesting, situation.asOf),
      requested: bindingOf(library, instrument, situation.requested, situation.asOf),
      articles: instrument.provisions.map(({ article }) => article),
    }))
}
