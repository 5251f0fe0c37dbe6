import { z } from 'zod'
import { openMoves } from '#core/case/lifecycle'
import { done } from '#core/kernel/outcome'
import { findVisibleCase } from '#operations/case/visible-case'
import { may, operation } from '#operations/operation'
import { listAttachments } from '#store/attachments'
import { listAccess, listEvents } from '#store/cases'
import { listDispatches } from '#store/dispatches'
import { listIncomingOf, listOutgoingOf } from '#store/messages'
import { listPartners } from '#store/partners'
import { findRequest } from '#store/requests'
import { listUsers } from '#store/users'

/** Everything about one case that this person may see; the reading itself is logged. */
export const readCase = operation({
  name: 'read-case',
  summary: 'Shows a case: state, request, events, files, messages and receipts.',
  needs: 'case.read',
  reads: true,
  input: z.strictObject({ caseId: z.string() }),
  async run(world, { caseId }) {
    const { tx, user } = world
    const found = await findVisibleCase(world, caseId)
    if (!found.ok) return found
    const file = found.value
    const [stored, events, attachments, dispatches, outgoing, incoming, access, people, partners] = [
      await findRequest(tx, file.id),
      await listEvents(tx, file.id),
      await listAttachments(tx, file.id),
      await listDispatches(tx, file.id),
      await listOutgoingOf(tx, file.id),
      await listIncomingOf(tx, file.id),
      await listAccess(tx, file.id),
      await listUsers(tx),
      await listPartners(tx),
    ]
    const names = Object.fromEntries(people.map(({ id, name }) => [id as string, name]))
    const moves = openMoves(file.side, file.state)
    return done({
      file,
      request: stored
        ? {
            revision: stored.revision,
            request: stored.request,
            reopened: stored.reopened,
            savedAt: stored.saved_at,
          }
        : null,
      events,
      attachments,
      dispatches,
      outgoing: outgoing.map(
        ({ message_id, kind, status, attempts, next_try, last_error, queued_at, settled_at, receipt }) => ({
          messageId: message_id,
          kind,
          status,
          attempts,
          nextTry: next_try,
          lastError: last_error,
          queuedAt: queued_at,
          settledAt: settled_at,
          hasReceipt: receipt !== null,
        }),
      ),
      incoming: incoming.map(({ message_id, kind, sender, received_at }) => ({
        messageId: message_id,
        kind,
        sender,
        receivedAt: received_at,
      })),
      access,
      names,
      /** What this person can do now. */
      moves: moves.filter(({ by }) =>
        by === 'approver' ? may(user, 'case.release') : may(user, 'case.write'),
      ),
      partners: partners
        .filter(({ state }) => state === file.counterpart_state)
        .map(({ code, name, transport }) => ({ code, name, transport })),
      people: people
        .filter(({ active, roles }) => active && (roles.includes('officer') || roles.includes('approver')))
        .map(({ id, name, roles }) => ({ id, name, roles })),
    })
  },
  about: ({ caseId }) => caseId,
})
