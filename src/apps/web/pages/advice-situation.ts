import { isDay, type Day } from '#core/kernel/day'
import { penaltyEnforcements } from '#core/knowledge/rule-person'
import type { Situation, SituationFacts, SituationOffence } from '#core/law/situation'
import { none, passed, type Question } from './advice-question.ts'

/** What was answered, in the types of the law engine. `none` of a single State says that there is none, which is not known to the law. */
function readAnswers({ answers }: Question) {
  const text = (name: string) => (answers[name] === passed ? undefined : answers[name])
  const single = (name: string) => (text(name) === none ? undefined : text(name))
  const flag = (name: string) => (text(name) === undefined ? undefined : text(name) === 'yes')
  const number = (name: string) => (text(name) === undefined ? undefined : Number(text(name)))
  const list = (name: string) =>
    text(name) === undefined ? undefined : text(name) === none ? [] : text(name)!.split(',')
  return { text, single, flag, number, list }
}

function offenceOf(question: Question): SituationOffence {
  const { from, to, elements } = question
  const { single, flag, number, list } = readAnswers(question)
  return {
    conduct: single('conduct'),
    conventionOffences: list('offence'),
    maxMonths: { [from]: number('penalty-from'), [to]: number('penalty-to') },
    elements: Object.keys(elements).length > 0 ? elements : undefined,
    political: flag('political'),
    military: flag('military'),
    fiscal: flag('fiscal'),
    life: flag('life'),
    deathPenaltyPossible: flag('death'),
  }
}

function factsOf(question: Question): SituationFacts {
  const { text, single, flag, number, list } = readAnswers(question)
  return {
    organisedGroup: flag('group'),
    transnational: flag('transnational'),
    coercive: flag('coercive'),
    urgent: flag('urgent'),
    bankSecrecyInvoked: flag('bank-secrecy'),
    arrestedOn: isDay(text('arrested') ?? '') ? text('arrested') : undefined,
    personConsentsToExtradition: flag('consents'),
    fledToExecutingState: flag('fled'),
    deportationOrder: flag('expulsion'),
    amountEur: number('amount'),
    publicFunds: flag('public-funds'),
    priorOwnershipEstablished: flag('prior-owner'),
    damageRecognised: flag('damage'),
    substantialGroundsOfPersecution: flag('persecution'),
    finallyDisposedIn: single('disposed'),
    sameFacts: flag('same-facts'),
    disposal: text('disposal'),
    penaltyEnforcement: penaltyEnforcements.find((one) => one === text('penalty')),
    timeBarredIn: list('lapse'),
    requestedStateHasJurisdiction: flag('jurisdiction'),
    amnestyIn: single('amnesty'),
    inAbsentia: flag('absence'),
    summonedInPerson: flag('summoned'),
    counselMandatedAndDefended: flag('counsel'),
    decisionServed: flag('served'),
    retrialRight: flag('retrial'),
    realRiskOfIllTreatment: flag('ill-treatment'),
    systemicDetentionDeficiencies: flag('systemic'),
    individualRiskNotExcluded: flag('individual'),
    issuingAuthority: text('issuer'),
    bonaFideThirdPartyClaim: flag('third-parties'),
  }
}

/** The phase follows from the mechanism where that leaves no choice. */
function phaseOf({ mechanism, answers }: Question): Situation['phase'] {
  if (mechanism === 'transfer-of-sentenced-persons') return 'execution'
  if (mechanism === 'transfer-of-proceedings') return 'prosecution'
  const told = answers['phase']
  return told === 'prosecution' || told === 'execution' ? told : undefined
}

/** The question about one measure as the law engine takes it. The question must be whole: see `missingParts`. */
export function situationOf(question: Question, measure: string): Situation {
  const { text, single, flag, number, list } = readAnswers(question)
  return {
    requesting: question.from,
    requested: question.to,
    mechanism: question.mechanism || 'mutual-legal-assistance',
    measure,
    asOf: question.on as Day,
    phase: phaseOf(question),
    offences: [offenceOf(question)],
    person: {
      nationalities: list('nationality'),
      residence: text('residence'),
      ageAtOffence: number('age'),
      nationalByBirth: flag('born-national'),
      refugeeRecognisedBy: single('refugee'),
      refugeeFrom: single('refugee-from'),
    },
    sentence: {
      imposedMonths: number('imposed'),
      remainingMonths: number('remaining'),
      final: flag('final'),
      consent: flag('consent'),
      judgmentIssuedOn: isDay(text('judgment') ?? '') ? text('judgment') : undefined,
    },
    facts: factsOf(question),
  }
}
