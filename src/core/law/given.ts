import type { Day } from '#core/kernel/day'
import { spellPath } from '#core/kernel/spell-path'
import type { Library } from '#core/knowledge/books'
import { Given } from '#core/knowledge/given'
import { notFinal, withoutPenalty } from '#core/law/kinds/ne-bis-in-idem'
import { checkNamedStates } from '#core/law/named-states'
import { measureOf, type Situation } from '#core/law/situation'

/** One thing that is wrong with a situation: where, why, and what to do. */
export interface GivenFault {
  readonly path: string
  readonly why: string
  readonly mend: string
}

/**
 * Reads a situation and refuses it where it cannot be meant: a State that is none or did not exist yet, facts
 * that contradict each other, a measure of another mechanism.
 */
export function readGiven(
  library: Library,
  input: unknown,
):
  | { readonly ok: true; readonly situation: Situation }
  | { readonly ok: false; readonly faults: GivenFault[] } {
  const read = Given.safeParse(input)
  if (!read.success)
    return {
      ok: false,
      faults: read.error.issues.map((issue) => ({
        path: spellPath(issue.path) || '(top)',
        why: issue.message,
        mend:
          issue.code === 'unrecognized_keys'
            ? 'Use only the keys of a situation; check the spelling.'
            : ['requesting', 'requested', 'mechanism', 'asOf'].includes(String(issue.path[0]))
              ? 'Every situation needs it; write the value as described.'
              : 'Write the value as described, or leave it out if it is not known.',
      })),
    }
  const given = read.data
  const measure = given.measure ?? measureOf[given.mechanism]
  const faults = [
    ...checkStates(library, given),
    ...checkNamedStates(library, given),
    ...checkMeasure(library, given, measure),
    ...checkContradictions(library, given),
  ]
  if (faults.length > 0 || measure === undefined) return { ok: false, faults }
  return { ok: true, situation: { ...given, measure, asOf: given.asOf as Day } }
}

function checkStates(library: Library, given: Given): GivenFault[] {
  const faults: GivenFault[] = []
  for (const key of ['requesting', 'requested'] as const) {
    const code = given[key]
    const state = library.state(code)
    if (!state)
      faults.push({
        path: key,
        why: `The books know no State with the code ${code}.`,
        mend: 'Use an ISO 3166-1 alpha-3 code such as CHE (XKX for Kosovo).',
      })
    else if (state.since && given.asOf < state.since)
      faults.push({
        path: 'asOf',
        why: `${state.name.en} exists as a State since ${state.since}; on ${given.asOf} it could neither ask nor be asked.`,
        mend: 'Name the State that existed then, or a later day.',
      })
  }
  if (given.requesting === given.requested)
    faults.push({
      path: 'requested',
      why: `${given.requesting} would ask itself; that is no cooperation between States.`,
      mend: 'Name two different States.',
    })
  return faults
}

function checkMeasure(library: Library, { mechanism }: Given, measure: string | undefined): GivenFault[] {
  const of = library.books.measures.filter(
    (known) => known.mechanism === mechanism || known.also?.includes(mechanism),
  )
  if (measure === undefined)
    return [
      {
        path: 'measure',
        why: `Under ${mechanism} the law depends on what is asked.`,
        mend: `Add one of ${of.map(({ id }) => id).join(', ')}.`,
      },
    ]
  if (of.some(({ id }) => id === measure)) return []
  const elsewhere = library.measure(measure)
  return [
    {
      path: 'measure',
      why: elsewhere
        ? `"${measure}" belongs to ${elsewhere.mechanism}, not to ${mechanism}.`
        : `The books know no measure "${measure}".`,
      mend: `Use one of ${of.map(({ id }) => id).join(', ')}.`,
    },
  ]
}

const checkContradictions = (library: Library, given: Given): GivenFault[] => [
  ...checkSentence(given),
  ...checkOffences(library, given),
  ...checkPerson(given),
  ...checkDays(given),
]

const correctOne = 'Correct one of the two.'

function checkSentence({ mechanism, phase, sentence }: Given): GivenFault[] {
  const faults: GivenFault[] = []
  const { imposedMonths: imposed, remainingMonths: left } = sentence ?? {}
  if (imposed !== undefined && left !== undefined && left > imposed)
    faults.push({
      path: 'sentence.remainingMonths',
      why: `${left} months left of a sentence of ${imposed}.`,
      mend: correctOne,
    })
  if (mechanism === 'transfer-of-sentenced-persons' && phase === 'prosecution')
    faults.push({
      path: 'phase',
      why: 'A person who is only prosecuted has no sentence to transfer.',
      mend: 'Use the phase execution.',
    })
  return faults
}

function checkOffences(library: Library, { facts, offences, requested }: Given): GivenFault[] {
  const faults: GivenFault[] = []
  const inGroup = offences.some(({ conventionOffences }) => conventionOffences?.includes('untoc:5'))
  if (facts.organisedGroup === false && inGroup)
    faults.push({
      path: 'facts.organisedGroup',
      why: 'Participation in an organised criminal group (untoc:5) without such a group.',
      mend: correctOne,
    })
  offences.forEach(({ conventionOffences }, at) => {
    for (const id of conventionOffences ?? []) {
      const convention = id.slice(0, id.lastIndexOf(':'))
      if (library.instrument(convention) || library.offence(id)) continue
      faults.push({
        path: `offences[${at}].conventionOffences`,
        why: `The books know no instrument "${convention}" of which ${id} would be an offence.`,
        mend: 'Spell it as instrument:article, e.g. uncac:15; "comity instrument" names the instruments.',
      })
    }
  })
  offences.forEach(({ maxMonths }, at) => {
    if (facts.notPunishableIn?.includes(requested) && (maxMonths?.[requested] ?? 0) > 0)
      faults.push({
        path: `offences[${at}].maxMonths.${requested}`,
        why: `A maximum penalty is given for ${requested}, and the conduct is said not to be punishable there.`,
        mend: correctOne,
      })
  })
  return faults
}

function checkPerson({ mechanism, person, facts, requested }: Given): GivenFault[] {
  const faults: GivenFault[] = []
  if (facts.deportationOrder && facts.fledToExecutingState)
    faults.push({
      path: 'facts.fledToExecutingState',
      why: 'A person who fled to the other State is not expelled to it.',
      mend: 'Keep one of the two.',
    })
  if (facts.finallyDisposedIn && facts.disposal !== undefined && notFinal.includes(facts.disposal))
    faults.push({
      path: 'facts.disposal',
      why: `Finally disposed of in ${facts.finallyDisposedIn}, and not disposed of for good ("${facts.disposal}").`,
      mend: 'Leave out the State where the proceedings did not end for good, or correct how they ended.',
    })
  const penalty = facts.penaltyEnforcement !== undefined && facts.penaltyEnforcement !== 'none'
  if (penalty && facts.disposal !== undefined && withoutPenalty.test(facts.disposal))
    faults.push({
      path: 'facts.penaltyEnforcement',
      why: `An earlier case that ended by "${facts.disposal}" left no penalty that could be enforced.`,
      mend: 'Correct one of the two; "none" says that there is no penalty.',
    })
  const foreign = person?.nationalities !== undefined && !person.nationalities.includes(requested)
  if (mechanism === 'extradition' && person?.nationalByBirth && foreign)
    faults.push({
      path: 'person.nationalByBirth',
      why: `The person is no national of ${requested}.`,
      mend: 'Leave it out, or add the nationality.',
    })
  return faults
}

const checkDays = ({ facts, sentence, asOf }: Given): GivenFault[] =>
  [
    ['facts.arrestedOn', facts.arrestedOn] as const,
    ['facts.warrantIssuedOn', facts.warrantIssuedOn] as const,
    ['facts.offenceDate', facts.offenceDate] as const,
    ['sentence.judgmentIssuedOn', sentence?.judgmentIssuedOn] as const,
  ].flatMap(([path, on]) => {
    if (on === undefined || on <= asOf) return []
    const why = `${on} is after the day of the request, ${asOf}.`
    return [{ path, why, mend: 'Correct one of the two days.' }]
  })
