import { z } from 'zod'
import type { UserId } from '#core/kernel/ids'
import { done, refuse } from '#core/kernel/outcome'
import { standingUnmoved } from '#operations/case/standing'
import { findUnchangedCase } from '#operations/case/visible-case'
import { operation } from '#operations/operation'
import { appendEvent, grantAccess as insertAccess, listAccess, revokeAccess } from '#store/cases'
import { findUser } from '#store/users'

/** Lets a person of this authority see a case, or takes that back; both with a reason, both logged. */
export const grantAccess = operation({
  name: 'grant-access',
  summary: 'Gives or takes a colleague’s access to one case.',
  needs: 'case.write',
  reads: false,
  input: z.strictObject({
    caseId: z.string(),
    version: z.int(),
    userId: z.string(),
    access: z.boolean(),
    reason: z.string().trim().min(3).max(500),
  }),
  async run(world, { caseId, version, userId, access, reason }) {
    const { tx, user, now } = world
    const found = await findUnchangedCase(world, caseId, version)
    if (!found.ok) return found
    const file = found.value
    const person = await findUser(tx, userId as UserId)
    if (!person?.active || !person.roles.some((role) => role === 'officer' || role === 'approver')) {
      return refuse({
        code: 'unacceptable',
        what: 'this person',
        why: 'Only officers and approvers of this authority work on cases.',
        mend: 'Choose somebody from the list.',
      })
    }
    if (access)
      await insertAccess(tx, {
        case_id: file.id,
        user_id: person.id,
        granted_by: user.id,
        granted_at: now,
        reason,
      })
    else {
      const left = (await listAccess(tx, file.id)).filter(({ id }) => id !== person.id)
      if (left.length === 0 || file.next_owner === person.id) {
        return refuse({
          code: 'unacceptable',
          what: person.name,
          why: 'A case needs somebody who sees it, and its next action an owner who does.',
          mend: 'Give the case to somebody else first.',
        })
      }
      await revokeAccess(tx, file.id, person.id)
    }
    const event = {
      event: access ? 'grant-access' : 'revoke-access',
      mover: 'officer' as const,
      shared: false,
      by: user.id,
      at: now,
      body: { userId, reason },
    }
    const moved = await appendEvent(tx, file.id, version, event, standingUnmoved(file))
    return moved.ok ? done({ version: moved.value }) : moved
  },
  about: ({ caseId }) => caseId,
  detail: ({ userId, access }) => ({ userId, access }),
})
