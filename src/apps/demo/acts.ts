import type { CaseId } from '#core/kernel/ids'
import { Fault, type Outcome } from '#core/kernel/outcome'
import { Request } from '#core/request/request'
import { perform, type OpenAuthority } from '#apps/house/authority'
import type { Team } from '#apps/demo/company'
import { operations } from '#operations/all'
import type { Operation, User } from '#operations/operation'
import { findCase } from '#store/cases'
import { findPrepared } from '#store/dispatches'
import { findRequest } from '#store/requests'

const get = <T>(outcome: Outcome<T>): T => {
  if (outcome.ok) return outcome.value
  throw new Fault('demo.refused', `The demonstration was refused: ${JSON.stringify(outcome.refusal)}`)
}

/** Does what a person of the demonstration does; a refusal stops the play. */
export async function act<I, V>(
  authority: OpenAuthority,
  user: User,
  operation: Operation<I, V>,
  input: unknown,
): Promise<V> {
  return get(await perform(authority, user, operation, input))
}

export interface Opening {
  readonly requested: string
  readonly measures: readonly string[]
  readonly title: string
  readonly facts: Readonly<Record<string, unknown>>
}

export async function openAndSave(
  { authority, officer }: Team,
  { facts, ...opening }: Opening,
): Promise<{ caseId: CaseId; conversation: string; reference: string }> {
  const opened = await act(authority, officer, operations['open-request'], { ...opening, language: 'en' })
  const stored = await findRequest(authority.db, opened.caseId)
  const request = Request.parse(stored!.request)
  await act(authority, officer, operations['save-draft'], {
    caseId: opened.caseId,
    revision: opened.revision,
    request: { ...request, facts },
  })
  const file = await findCase(authority.db, opened.caseId)
  return { caseId: opened.caseId, conversation: file!.conversation, reference: opened.reference }
}

export async function submitAndRelease(
  { authority, officer, approver }: Team,
  caseId: CaseId,
): Promise<string> {
  const file = await findCase(authority.db, caseId)
  const stored = await findRequest(authority.db, caseId)
  const submitted = await act(authority, officer, operations['submit-draft'], {
    caseId,
    version: file!.version,
    revision: stored!.revision,
  })
  const waiting = await findPrepared(authority.db, caseId)
  const released = await act(authority, approver, operations['release-message'], {
    caseId,
    version: submitted.version,
    dispatchId: waiting!.id,
  })
  return released.messageId
}
