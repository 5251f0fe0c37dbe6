import type { Mechanism } from '#core/knowledge/instrument'
import { penaltyEnforcements } from '#core/knowledge/rule-person'

/** How a fact is answered. Every one can also be answered *not known*. */
export type FactKind =
  'yes-no' | 'offences' | 'conduct' | 'penalty' | 'number' | 'state' | 'states' | 'sides' | 'choice' | 'day'

/** Where a fact stands on the page; a topic below `special` is opened only by somebody who says that it matters. */
export const groups = ['offence', 'course', 'person', 'sentence', 'assets', 'special'] as const
export type Group = (typeof groups)[number]

/** Exceptional grounds: nobody is asked about them who has not raised them. */
export const topics = [
  'persecution',
  'refugee',
  'earlier-judgment',
  'lapse',
  'amnesty',
  'absence',
  'detention',
  'death-penalty',
  'age',
  'issuer',
  'third-parties',
] as const
export type Topic = (typeof topics)[number]

/** One fact that the law can turn on; its words are `page.law.q.<name>`. */
export interface Fact {
  /** In the address. */
  readonly name: string
  /** As the law engine asks for it, with `$from` and `$to` for the two States. */
  readonly path: string
  readonly kind: FactKind
  readonly group: Group
  readonly topic?: Topic
  /** Mechanisms for which it is offered; absent: every one. */
  readonly of?: readonly Mechanism[]
  readonly choices?: readonly string[]
  /** Of a number: `page.law.unit.<unit>`. */
  readonly unit?: 'months' | 'years' | 'euro'
}

const surrender: readonly Mechanism[] = ['extradition']
const transfer: readonly Mechanism[] = ['transfer-of-sentenced-persons']
const ofPerson: readonly Mechanism[] = ['extradition', ...transfer, 'transfer-of-proceedings']
const assets: readonly Mechanism[] = ['confiscation']
const sentenced: readonly Mechanism[] = ['extradition', ...transfer]
const measures: readonly Mechanism[] = [
  'mutual-legal-assistance',
  'confiscation',
  'law-enforcement-cooperation',
]
const judged: readonly Mechanism[] = ['mutual-legal-assistance', ...ofPerson, 'confiscation']

const flag = (name: string, path: string, group: Group, more: Pick<Fact, 'of' | 'topic'> = {}): Fact => ({
  name,
  path,
  kind: 'yes-no',
  group,
  ...more,
})

const special = (
  topic: Topic,
  of: readonly Mechanism[],
  fact: Omit<Fact, 'group' | 'topic' | 'of'>,
): Fact => ({
  ...fact,
  group: 'special',
  topic,
  of,
})

/** Every fact that the page can be told, in the order of the form. */
export const catalogue: readonly Fact[] = [
  {
    name: 'phase',
    path: 'phase',
    kind: 'choice',
    group: 'course',
    of: surrender,
    choices: ['prosecution', 'execution'],
  },
  flag('urgent', 'facts.urgent', 'course', { of: measures }),
  flag('coercive', 'facts.coercive', 'course', { of: measures }),
  flag('bank-secrecy', 'facts.bankSecrecyInvoked', 'course', { of: measures }),
  { name: 'arrested', path: 'facts.arrestedOn', kind: 'day', group: 'course', of: surrender },

  { name: 'offence', path: 'offences[0].conventionOffences', kind: 'offences', group: 'offence' },
  { name: 'conduct', path: 'offences[0].conduct', kind: 'conduct', group: 'offence' },
  { name: 'penalty-from', path: 'offences[0].maxMonths.$from', kind: 'penalty', group: 'offence' },
  { name: 'penalty-to', path: 'offences[0].maxMonths.$to', kind: 'penalty', group: 'offence' },
  flag('political', 'offences[0].political', 'offence'),
  flag('military', 'offences[0].military', 'offence'),
  flag('fiscal', 'offences[0].fiscal', 'offence'),
  flag('group', 'facts.organisedGroup', 'offence'),
  flag('transnational', 'facts.transnational', 'offence'),

  { name: 'nationality', path: 'person.nationalities', kind: 'states', group: 'person', of: ofPerson },
  { name: 'residence', path: 'person.residence', kind: 'state', group: 'person', of: ofPerson },
  flag('born-national', 'person.nationalByBirth', 'person', { of: surrender }),
  flag('consents', 'facts.personConsentsToExtradition', 'person', { of: surrender }),

  {
    name: 'imposed',
    path: 'sentence.imposedMonths',
    kind: 'number',
    unit: 'months',
    group: 'sentence',
    of: sentenced,
  },
  {
    name: 'remaining',
    path: 'sentence.remainingMonths',
    kind: 'number',
    unit: 'months',
    group: 'sentence',
    of: sentenced,
  },
  flag('final', 'sentence.final', 'sentence', { of: [...sentenced, ...assets] }),
  { name: 'judgment', path: 'sentence.judgmentIssuedOn', kind: 'day', group: 'sentence', of: transfer },
  flag('consent', 'sentence.consent', 'sentence', { of: transfer }),
  flag('fled', 'facts.fledToExecutingState', 'sentence', { of: transfer }),
  flag('expulsion', 'facts.deportationOrder', 'sentence', { of: transfer }),

  { name: 'amount', path: 'facts.amountEur', kind: 'number', unit: 'euro', group: 'assets', of: assets },
  flag('public-funds', 'facts.publicFunds', 'assets', { of: assets }),
  flag('prior-owner', 'facts.priorOwnershipEstablished', 'assets', { of: assets }),
  flag('damage', 'facts.damageRecognised', 'assets', { of: assets }),

  flag('persecution', 'facts.substantialGroundsOfPersecution', 'special', {
    topic: 'persecution',
    of: judged,
  }),
  special('refugee', surrender, { name: 'refugee', path: 'person.refugeeRecognisedBy', kind: 'state' }),
  special('refugee', surrender, { name: 'refugee-from', path: 'person.refugeeFrom', kind: 'state' }),
  special('earlier-judgment', judged, { name: 'disposed', path: 'facts.finallyDisposedIn', kind: 'state' }),
  special('earlier-judgment', judged, { name: 'same-facts', path: 'facts.sameFacts', kind: 'yes-no' }),
  special('earlier-judgment', judged, {
    name: 'disposal',
    path: 'facts.disposal',
    kind: 'choice',
    choices: [
      'judgment',
      'settlement',
      'closed-by-prosecutor-without-detailed-investigation',
      'closed-provisionally',
      'no-decision-on-merits',
      'pending',
    ],
  }),
  special('earlier-judgment', judged, {
    name: 'penalty',
    path: 'facts.penaltyEnforcement',
    kind: 'choice',
    choices: penaltyEnforcements,
  }),
  special('lapse', judged, { name: 'lapse', path: 'facts.timeBarredIn', kind: 'sides' }),
  special('lapse', judged, {
    name: 'jurisdiction',
    path: 'facts.requestedStateHasJurisdiction',
    kind: 'yes-no',
  }),
  special('amnesty', sentenced, { name: 'amnesty', path: 'facts.amnestyIn', kind: 'state' }),
  special('absence', [...sentenced, ...assets], {
    name: 'absence',
    path: 'facts.inAbsentia',
    kind: 'yes-no',
  }),
  special('absence', [...sentenced, ...assets], {
    name: 'summoned',
    path: 'facts.summonedInPerson',
    kind: 'yes-no',
  }),
  special('absence', [...sentenced, ...assets], {
    name: 'counsel',
    path: 'facts.counselMandatedAndDefended',
    kind: 'yes-no',
  }),
  special('absence', [...sentenced, ...assets], {
    name: 'served',
    path: 'facts.decisionServed',
    kind: 'yes-no',
  }),
  special('absence', [...sentenced, ...assets], {
    name: 'retrial',
    path: 'facts.retrialRight',
    kind: 'yes-no',
  }),
  special('detention', ofPerson, {
    name: 'ill-treatment',
    path: 'facts.realRiskOfIllTreatment',
    kind: 'yes-no',
  }),
  special('detention', ofPerson, {
    name: 'systemic',
    path: 'facts.systemicDetentionDeficiencies',
    kind: 'yes-no',
  }),
  special('detention', ofPerson, {
    name: 'individual',
    path: 'facts.individualRiskNotExcluded',
    kind: 'yes-no',
  }),
  special('death-penalty', judged, {
    name: 'death',
    path: 'offences[0].deathPenaltyPossible',
    kind: 'yes-no',
  }),
  special('death-penalty', surrender, { name: 'life', path: 'offences[0].life', kind: 'yes-no' }),
  special('age', sentenced, { name: 'age', path: 'person.ageAtOffence', kind: 'number', unit: 'years' }),
  special('issuer', [...judged], {
    name: 'issuer',
    path: 'facts.issuingAuthority',
    kind: 'choice',
    choices: ['court', 'prosecutor', 'police', 'ministry'],
  }),
  special('third-parties', assets, {
    name: 'third-parties',
    path: 'facts.bonaFideThirdPartyClaim',
    kind: 'yes-no',
  }),
]

const byName = new Map(catalogue.map((fact) => [fact.name, fact]))

export const factNamed = (name: string): Fact | undefined => byName.get(name)

const inOffence = /^offences\[\d+\]\./

/** The fact behind a path of the law engine, whichever of several offences it is asked of. */
export function factAt(path: string, from: string, to: string): Fact | undefined {
  if (path === 'offences') return byName.get('offence')
  const known = path.replace(inOffence, 'offences[0].')
  return catalogue.find((fact) => fact.path.replace('$from', from).replace('$to', to) === known)
}
