import { addDays, weekday, type Day } from '#core/kernel/day'
import { spell } from '#core/kernel/finding'
import { isOpen, type Side } from '#core/case/lifecycle'
import type { Clock } from '#core/law/weigh'

/** What is to be done next on a case, by when, and why that day. */
export interface NextAction {
  /** Id of a sentence: `next.<action>`. */
  readonly action: string
  readonly due: Day
  /** The provision that sets the day, or `practice` for a default of the house. */
  readonly because: string
}

interface Rule {
  readonly action: string
  /** The clock that governs where the law sets one. */
  readonly clock?: Clock['for']
  /** Default of practice, in days. */
  readonly days: number
  readonly working?: true
}

/** One row a state: who works next is read from the action. */
const rules: Readonly<Record<Side, Readonly<Record<string, Rule>>>> = {
  requesting: {
    drafting: { action: 'complete-draft', days: 5, working: true },
    'in-review': { action: 'review-draft', days: 2, working: true },
    sent: { action: 'check-delivery', days: 2, working: true },
    delivered: { action: 'await-acknowledgement', clock: 'acknowledgement', days: 10, working: true },
    acknowledged: { action: 'await-decision', clock: 'decision', days: 60 },
    'information-requested': { action: 'answer-information-request', days: 10, working: true },
    executing: { action: 'await-result', clock: 'execution', days: 60 },
    'partially-executed': { action: 'await-rest', clock: 'execution', days: 60 },
    postponed: { action: 'ask-status', days: 60 },
    executed: { action: 'report-and-close', days: 30 },
    refused: { action: 'consider-refusal', days: 10, working: true },
    withdrawn: { action: 'close', days: 5, working: true },
  },
  requested: {
    received: { action: 'register-and-acknowledge', clock: 'acknowledgement', days: 5, working: true },
    registered: { action: 'decide', clock: 'decision', days: 30 },
    'information-requested': { action: 'await-information', days: 30 },
    executing: { action: 'execute', clock: 'execution', days: 60 },
    'partially-executed': { action: 'execute-rest', clock: 'execution', days: 60 },
    postponed: { action: 'review-postponement', days: 60 },
    executed: { action: 'await-closing', days: 60 },
    refused: { action: 'await-closing', days: 30 },
    withdrawn: { action: 'close', days: 5, working: true },
  },
}

/**
 * The day after so many working days; Saturdays and Sundays do not count. Public holidays are not in the
 * books yet, so a limit can only fall too early, never too late.
 */
export function addWorkingDays(from: Day, days: number): Day {
  let on = from
  for (let left = days; left > 0;) {
    on = addDays(on, 1)
    if (weekday(on) !== 0 && weekday(on) !== 6) left--
  }
  return on
}

/** Days of an ISO 8601 duration of days or hours; hours are rounded up to a day. */
export function durationDays(length: string): number {
  const [, days, hours] = /^P(?:(\d+)D|T(\d+)H)$/.exec(length) ?? []
  return days ? Number(days) : Math.ceil(Number(hours ?? 0) / 24)
}

/**
 * What is due for a case in this state, or nothing when it has ended.
 *
 * @param since  civil day on which the case entered the state
 * @param clocks those of the advice on which the request rests
 * @param wanted day by which the requesting State needs execution, where it named one
 */
export function nextAction(
  side: Side,
  state: string,
  since: Day,
  clocks: readonly Clock[],
  wanted?: Day,
): NextAction | undefined {
  if (!isOpen(state)) return undefined
  const rule = rules[side][state] ?? { action: 'review-case', days: 30 }
  const clock = rule.clock ? clocks.find((candidate) => candidate.for === rule.clock) : undefined
  const lawful = clock ? addDays(since, durationDays(clock.length)) : undefined
  const practice = rule.working ? addWorkingDays(since, rule.days) : addDays(since, rule.days)
  const due = lawful ?? practice
  if (rule.clock === 'execution' && wanted && wanted < due)
    return { action: rule.action, due: wanted, because: 'deadline-of-request' }
  return { action: rule.action, due, because: clock ? spell(clock.cites[0]) : 'practice' }
}
