import { no, unknown, yes, type Citation, type Finding } from '#core/kernel/finding'
import type { RuleOf } from '#core/knowledge/rule'
import { isNationalOfRequested, isResidentOfRequested, type Bench, type Judged } from '#core/law/kinds/judged'
import type { Carried } from '#core/law/scope'
import type { Situation } from '#core/law/situation'

/**
 * Must the person consent, and does he? Rules by which no consent is needed stand in the same instrument or
 * in one that supplements it.
 *
 * @source ETS 112 art. 3(1)(d); ETS 167 art. 2(3), 3; Framework Decision 2008/909/JHA art. 6(1), (2) and (5)
 */
export function judgeConsent(
  { rule, cites }: Carried<RuleOf<'person-consent'>>,
  { situation }: Bench,
  exceptions: readonly Carried<RuleOf<'consent-not-needed'>>[],
): Judged {
  const told = exceptions.map(({ rule: exception, cites: at }) => ({
    at,
    ...holdsFor(exception, situation),
  }))
  const free = told.find(({ holds }) => holds === true)
  const settle = (finding: Finding, needed: boolean): Judged => ({
    code: 'CONS',
    duty: rule.duty,
    finding,
    curableBy: 'consent',
    conditions: needed ? [{ code: 'CONSENT', cites }] : [],
  })
  if (free) return settle(no('consent.not-needed', [...free.at, ...cites]), false)
  const consent = situation.sentence?.consent
  if (consent === true) return settle(no('consent.given', cites), true)
  if (consent === undefined) return settle(unknown(['sentence.consent'], cites, 'consent.open'), true)
  const open = told.filter(({ holds }) => holds === undefined)
  if (open.length === 0) return settle(yes('consent.refused', cites), true)
  return settle(
    unknown(
      [...new Set(open.flatMap(({ asks }) => asks))],
      [...cites, ...open.flatMap(({ at }): Citation[] => [...at])],
      'consent.exception-open',
    ),
    true,
  )
}

interface Holds {
  readonly holds: boolean | undefined
  readonly asks: readonly string[]
}

/** Whether the exception holds; of a State that stands apart for older judgments it turns on the day of the judgment. */
function holdsFor(rule: RuleOf<'consent-not-needed'>, situation: Situation): Holds {
  const holds = holdsForPerson(rule, situation)
  const { exceptFor } = rule
  const { requesting, requested, asOf, sentence } = situation
  if (!exceptFor || holds.holds === false || ![requesting, requested].includes(exceptFor.state)) return holds
  // No judgment is younger than the request.
  const issued = sentence?.judgmentIssuedOn ?? (asOf < exceptFor.judgmentsBefore ? asOf : undefined)
  if (issued === undefined) return { holds: undefined, asks: [...holds.asks, 'sentence.judgmentIssuedOn'] }
  return issued < exceptFor.judgmentsBefore ? { holds: false, asks: [] } : holds
}

function holdsForPerson({ when, nationalsOnly }: RuleOf<'consent-not-needed'>, situation: Situation): Holds {
  const { facts } = situation
  const tied = when === 'national-living-there' || nationalsOnly === true
  const national = tied ? isNationalOfRequested(situation) : true
  if (national === false) return { holds: false, asks: [] }
  if (when === 'national-living-there') {
    const lives = isResidentOfRequested(situation)
    if (lives === false) return { holds: false, asks: [] }
    if (lives && national) return { holds: true, asks: [] }
    return { holds: undefined, asks: lives === undefined ? ['person.residence'] : ['person.nationalities'] }
  }
  // Whoever is still to be expelled has not fled.
  if (when === 'fled' && facts.deportationOrder && facts.fledToExecutingState === undefined)
    return { holds: false, asks: [] }
  const [fact, path] =
    when === 'fled'
      ? [facts.fledToExecutingState, 'facts.fledToExecutingState']
      : [facts.deportationOrder, 'facts.deportationOrder']
  if (fact === false) return { holds: false, asks: [] }
  if (fact && national) return { holds: true, asks: [] }
  return { holds: undefined, asks: [fact === undefined ? path : 'person.nationalities'] }
}

/**
 * Is the person tied to the State that would take him over?
 *
 * @source ETS 112 art. 3(1)(a); Managua Convention art. III(4); Framework Decision 2008/947/JHA art. 5
 */
export function judgePersonalLink(
  { rule, cites }: Carried<RuleOf<'personal-link'>>,
  { situation }: Bench,
): Judged {
  const settle = (finding: Finding): Judged => ({ code: 'RES', duty: rule.duty, finding })
  const ties = rule.of.map((tie) =>
    tie === 'national'
      ? { has: isNationalOfRequested(situation), path: 'person.nationalities' }
      : { has: isResidentOfRequested(situation), path: 'person.residence' },
  )
  if (ties.some(({ has }) => has === true)) return settle(no('link.there', cites))
  const open = ties.filter(({ has }) => has === undefined).map(({ path }) => path)
  if (open.length > 0) return settle(unknown(open, cites, 'link.open'))
  const missing = settle(yes('link.missing', cites))
  // States may count residents among their nationals (ETS 112 3(4)); whether this one does may not be in the books.
  if (rule.of.includes('resident') || !isResidentOfRequested(situation)) return missing
  const [{ instrument }] = cites
  return {
    ...missing,
    curableBy: 'consent',
    lookUps: [`declaration:${instrument}:3(4):${situation.requested}`],
  }
}

/**
 * Must the judgment or order be final, and is it?
 *
 * @source ETS 112 art. 3(1)(b); UNCAC art. 57(3)(a)-(b), where the requested State can waive it
 */
export function judgeFinal(
  { rule, cites }: Carried<RuleOf<'final-judgment'>>,
  { situation: { sentence } }: Bench,
): Judged {
  const settle = (finding: Finding): Judged => ({
    code: 'FINAL',
    duty: rule.duty,
    finding,
    ...(rule.waivable ? { curableBy: 'waiver' } : {}),
  })
  if (sentence?.final === undefined) return settle(unknown(['sentence.final'], cites, 'final.open'))
  return settle(sentence.final ? no('final.is', cites) : yes('final.is-not', cites))
}
