import type { Citation, Finding } from '#core/kernel/finding'
import type { Library } from '#core/knowledge/books'
import type { Instrument } from '#core/knowledge/instrument'
import type { Cure } from '#core/knowledge/rule-parts'
import type { MayBeClosed } from '#core/law/may-be-closed'
import type { Sphere } from '#core/law/scope'
import type { Situation } from '#core/law/situation'

/** What a rule can look at. */
export interface Bench {
  readonly library: Library
  readonly situation: Situation
  readonly sphere: Sphere
  /** The instrument that carries the request; the rule may stand in one that supplements it. */
  readonly basis: Instrument
  /** Grounds of which it is not known whether one of the bases closes them. */
  readonly mayBeClosed?: MayBeClosed | undefined
}

/** What one rule says to the request. */
export interface Judged {
  /** Code of section 14 of the field's rules: NAT, POL, DUAL, PEN … */
  readonly code: string
  readonly duty: 'shall' | 'may'
  readonly finding: Finding
  readonly curableBy?: Cure
  /**
   * True for a ground that somebody must raise (persecution, an earlier judgment, lapse of time): until a fact
   * raises it, it is shown as a risk, and the request is not held open by it.
   */
  readonly exceptional?: boolean
  /** What would have to be looked up before the answer is relied on, although it is settled as the books stand. */
  readonly lookUps?: readonly string[]
  /** What must be there because of the rule, with the provision that asks for it. */
  readonly conditions?: readonly { readonly code: string; readonly cites: readonly Citation[] }[]
}

/** Whether the person is a national of the requested State; undefined: not known. */
export const isNationalOfRequested = ({ person, requested }: Situation): boolean | undefined =>
  person?.nationalities?.includes(requested)

/** Whether the person lives in the requested State; undefined: not known. */
export const isResidentOfRequested = ({ person, requested }: Situation): boolean | undefined =>
  person?.residence === undefined ? undefined : person.residence === requested
