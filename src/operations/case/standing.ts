import { nextAction } from '#core/case/due'
import { dayOf, isDay, type Day } from '#core/kernel/day'
import type { Library } from '#core/knowledge/books'
import { readRequest } from '#core/request/questions'
import { Request } from '#core/request/request'
import type { CaseRow, Standing } from '#store/cases'

/** What decides the next action of a case beside its state. */
export interface Clocked {
  readonly library: Library
  /** The request as stored; a request that cannot be read sets no clocks. */
  readonly request: unknown
  readonly now: string
}

/** Where a case stands in a state from today on: next action, day and owner, by the clocks of its legal basis. */
export function standingIn(
  file: Pick<CaseRow, 'side'>,
  state: string,
  owner: string,
  { library, request, now }: Clocked,
): Standing {
  const since = dayOf(now)
  const read = Request.safeParse(request)
  const clocks = read.success ? readRequest(library, read.data).advice.flatMap((advice) => advice.clocks) : []
  const deadline = read.success ? read.data.facts['deadline'] : undefined
  const next = nextAction(file.side, state, since, clocks, isDay(deadline) ? deadline : undefined)
  return { state, since, next: next && { ...next, owner } }
}

/** Owner of the next action: who has it now, or the one who acts. */
export const ownerOf = (file: Pick<CaseRow, 'next_owner'>, actor: string): string =>
  file.next_owner && file.next_owner !== 'intake' ? file.next_owner : actor

/** The standing of a case that stays where it is: an internal event changes neither what is due nor when. */
export function standingUnmoved(file: CaseRow, owner = file.next_owner): Standing {
  const { state, since, next_action, next_due, next_because } = file
  const next =
    next_action && next_due && next_because && owner
      ? { action: next_action, due: next_due as Day, because: next_because, owner }
      : undefined
  return { state, since, next }
}
