import { z } from 'zod'
import type { UserId } from '#core/kernel/ids'
import { done, refuse } from '#core/kernel/outcome'
import { standingUnmoved } from '#operations/case/standing'
import { findUnchangedCase } from '#operations/case/visible-case'
import { operation } from '#operations/operation'
import { appendEvent, grantAccess } from '#store/cases'
import { findUser } from '#store/users'

/** Gives the next action of a case to a person, who then also sees it. */
export const assignCase = operation({
  name: 'assign-case',
  summary: 'Makes a person the owner of the next action of a case.',
  needs: 'case.write',
  reads: false,
  input: z.strictObject({ caseId: z.string(), version: z.int(), userId: z.string() }),
  async run(world, { caseId, version, userId }) {
    const { tx, user, now } = world
    const found = await findUnchangedCase(world, caseId, version)
    if (!found.ok) return found
    const file = found.value
    if (file.closed_at) return refuse({ code: 'not-open', event: 'assign-case', open: [] })
    const person = await findUser(tx, userId as UserId)
    if (!person?.active || !person.roles.some((role) => role === 'officer' || role === 'approver')) {
      return refuse({
        code: 'unacceptable',
        what: 'this person',
        why: 'Only officers and approvers of this authority own cases.',
        mend: 'Choose somebody from the list.',
      })
    }
    await grantAccess(tx, {
      case_id: file.id,
      user_id: person.id,
      granted_by: user.id,
      granted_at: now,
      reason: 'owns the next action',
    })
    const event = {
      event: 'assign',
      mover: 'officer' as const,
      shared: false,
      by: user.id,
      at: now,
      body: { userId },
    }
    const moved = await appendEvent(tx, file.id, version, event, standingUnmoved(file, person.id))
    return moved.ok ? done({ version: moved.value }) : moved
  },
  about: ({ caseId }) => caseId,
  detail: ({ userId }) => ({ userId }),
})
