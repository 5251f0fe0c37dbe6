import { z } from 'zod'
import type { UserId } from '#core/kernel/ids'
import { done } from '#core/kernel/outcome'
import { operation } from '#operations/operation'
import { listCases as findCases } from '#store/cases'
import { listPrepared } from '#store/dispatches'

/** The cases that this person may see, most urgent first, and the messages waiting for a second person. */
export const listCases = operation({
  name: 'list-cases',
  summary: 'Lists the cases you have access to, the most urgent first.',
  needs: 'case.read',
  reads: true,
  input: z.strictObject({
    side: z.enum(['requesting', 'requested']).optional(),
    open: z.boolean().optional(),
    state: z.string().max(40).optional(),
    text: z.string().max(200).optional().describe('part of a title or of a reference of either side'),
  }),
  async run({ tx, user, now }, filter) {
    const rows = await findCases(tx, user.id as UserId, filter, 500)
    const cases = rows.map((row) => ({
      id: row.id,
      side: row.side,
      reference: row.reference,
      theirReference: row.their_reference,
      counterpartState: row.counterpart_state,
      title: row.title,
      state: row.state,
      confidential: row.confidential,
      nextAction: row.next_action,
      nextDue: row.next_due,
      nextBecause: row.next_because,
      nextOwner: row.next_owner,
      nextOwnerName: row.owner_name,
      openedAt: row.opened_at,
    }))
    return done({ cases, waiting: await listPrepared(tx, user.id), today: now.slice(0, 10) })
  },
})
