import type { Day } from '#core/kernel/day'

/** An offence as far as it is known; a member left out is not known, never false. */
export interface SituationOffence {
  readonly conduct?: string | undefined
  /** Maximum custodial penalty in months by State; 0 not punishable, 1200 life. */
  readonly maxMonths?: Readonly<Record<string, number | undefined>> | undefined
  /** Offences of conventions, spelled `uncac:15`; an empty list says that there is none. */
  readonly conventionOffences?: readonly string[] | undefined
  readonly political?: boolean | undefined
  readonly military?: boolean | undefined
  readonly fiscal?: boolean | undefined
}

/** What the law is asked about: who asks whom for what, on which day, on which facts. */
export interface Situation {
  /** ISO 3166-1 alpha-3. */
  readonly requesting: string
  readonly requested: string
  readonly mechanism: string
  /** Id of one measure; a request with several is judged measure by measure. */
  readonly measure: string
  /** Day of the request; for Union orders the day of receipt. */
  readonly asOf: Day
  readonly offences: readonly SituationOffence[]
  readonly facts: {
    readonly organisedGroup?: boolean | undefined
    readonly transnational?: boolean | undefined
    /** Whether the measure needs coercion in the requested State; matters where its nature does not say. */
    readonly coercive?: boolean | undefined
    readonly urgent?: boolean | undefined
    readonly bankSecrecyInvoked?: boolean | undefined
    readonly notPunishableIn?: readonly string[] | undefined
  }
}
