import type { Day } from '#core/kernel/day'
import type { Mechanism } from '#core/knowledge/instrument'
import type { PenaltyEnforcement } from '#core/knowledge/rule-person'

/** An offence as far as it is known; a member left out is not known, never false. */
export interface SituationOffence {
  readonly conduct?: string | undefined
  /** Maximum custodial penalty in months by State; 0 not punishable, 1200 life. */
  readonly maxMonths?: Readonly<Record<string, number | undefined>> | undefined
  /** Least custodial penalty in months by State, where a treaty asks for it (Montevideo 1(b)). */
  readonly minMonths?: Readonly<Record<string, number | undefined>> | undefined
  /** Offences of conventions, spelled `uncac:15`; an empty list says that there is none. */
  readonly conventionOffences?: readonly string[] | undefined
  /** Elements of convention offences, spelled `uncac:15 public-official`, that the law of the requested State has or lacks. */
  readonly elements?: Readonly<Record<string, boolean>> | undefined
  readonly political?: boolean | undefined
  readonly military?: boolean | undefined
  readonly fiscal?: boolean | undefined
  /** Punishable by life, or by death, in the law of the requesting State. */
  readonly life?: boolean | undefined
  readonly deathPenaltyPossible?: boolean | undefined
}

/** The person sought, sentenced or suspected, as far as known. */
export interface SituationPerson {
  /** ISO 3166-1 alpha-3; an empty list says that the person has none. */
  readonly nationalities?: readonly string[] | undefined
  readonly residence?: string | undefined
  /** Years. */
  readonly ageAtOffence?: number | undefined
  readonly nationalByBirth?: boolean | undefined
  /** False: by none. */
  readonly refugeeRecognisedBy?: string | false | undefined
  readonly refugeeFrom?: string | undefined
}

/** The sentence; for confiscation `final` speaks of the order or judgment. */
export interface SituationSentence {
  readonly imposedMonths?: number | undefined
  /** At receipt of the request. */
  readonly remainingMonths?: number | undefined
  readonly final?: boolean | undefined
  /** Of the person. */
  readonly consent?: boolean | undefined
  readonly judgmentIssuedOn?: string | undefined
}

/** Further facts; one that is left out is not known. */
export interface SituationFacts {
  readonly organisedGroup?: boolean | undefined
  /** UNTOC art. 3. */
  readonly transnational?: boolean | undefined
  /** Whether the measure needs coercion in the requested State; matters where its nature does not say. */
  readonly coercive?: boolean | undefined
  readonly urgent?: boolean | undefined
  readonly bankSecrecyInvoked?: boolean | undefined
  readonly dualCriminalityDisputed?: boolean | undefined
  readonly notPunishableIn?: readonly string[] | undefined
  readonly offenceDate?: string | undefined
  readonly dataCategory?: string | undefined
  readonly evidenceSupplied?: boolean | undefined
  readonly issuingAuthority?: string | undefined
  readonly warrantIssuedOn?: string | undefined
  readonly arrestedOn?: string | undefined
  readonly provisionalArrestSought?: boolean | undefined
  readonly personConsentsToExtradition?: boolean | undefined
  /** False: nowhere. */
  readonly finallyDisposedIn?: string | false | undefined
  readonly disposal?: string | undefined
  readonly sameFacts?: boolean | undefined
  /** Of the earlier judgment. A sentence that is suspended is being enforced (C-288/05). */
  readonly penaltyEnforcement?: PenaltyEnforcement | undefined
  readonly timeBarredIn?: readonly string[] | undefined
  /** False: nowhere. */
  readonly amnestyIn?: string | false | undefined
  readonly requestedStateHasJurisdiction?: boolean | undefined
  readonly inAbsentia?: boolean | undefined
  readonly summonedInPerson?: boolean | undefined
  readonly counselMandatedAndDefended?: boolean | undefined
  readonly decisionServed?: boolean | undefined
  readonly retrialRight?: boolean | undefined
  readonly systemicDetentionDeficiencies?: boolean | undefined
  readonly individualRiskNotExcluded?: boolean | undefined
  readonly realRiskOfIllTreatment?: boolean | undefined
  /** The ground, e.g. `political-opinion`; false: none. */
  readonly substantialGroundsOfPersecution?: string | boolean | undefined
  readonly deportationOrder?: boolean | undefined
  readonly fledToExecutingState?: boolean | undefined
  readonly property?: string | undefined
  readonly amountEur?: number | undefined
  readonly propertyConfiscatedUnderArticle55?: boolean | undefined
  readonly publicFunds?: boolean | undefined
  readonly priorOwnershipEstablished?: boolean | undefined
  readonly damageRecognised?: boolean | undefined
  readonly bonaFideThirdPartyClaim?: boolean | undefined
}

/** What the law is asked about: who asks whom for what, on which day, on which facts. */
export interface Situation {
  /** ISO 3166-1 alpha-3. For a transfer of a sentenced person the sentencing State; for a return of assets the State that seeks them. */
  readonly requesting: string
  readonly requested: string
  readonly mechanism: Mechanism
  /** Id of one measure; a request with several is judged measure by measure. */
  readonly measure: string
  /** Day of the request; for Union orders the day of receipt. */
  readonly asOf: Day
  /** Absent: not known; it does not matter to every mechanism. */
  readonly phase?: 'prosecution' | 'execution' | undefined
  readonly offences: readonly SituationOffence[]
  readonly person?: SituationPerson | undefined
  readonly sentence?: SituationSentence | undefined
  readonly facts: SituationFacts
}

/** The measure that a mechanism means where none is named. */
export const measureOf: Readonly<Record<Mechanism, string | undefined>> = {
  'mutual-legal-assistance': undefined,
  extradition: 'extradition',
  'transfer-of-sentenced-persons': 'transfer-of-prisoner',
  'transfer-of-proceedings': 'transfer-of-proceedings',
  confiscation: undefined,
  'law-enforcement-cooperation': undefined,
}
