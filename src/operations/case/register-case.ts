import { z } from 'zod'
import { step } from '#core/case/lifecycle'
import { dayOf } from '#core/kernel/day'
import { makeId } from '#core/kernel/ids'
import { done, refuse } from '#core/kernel/outcome'
import { queueLeaving } from '#operations/case/build-message'
import { ownerOf, standingIn } from '#operations/case/standing'
import { findUnchangedCase } from '#operations/case/visible-case'
import { operation } from '#operations/operation'
import { appendEvent } from '#store/cases'
import { insertDispatch, settleDispatch } from '#store/dispatches'
import { findRequest } from '#store/requests'

/**
 * Takes an incoming request into the register and acknowledges it. The acknowledgement says nothing but
 * that the request has arrived and which number it has, so one person may send it; everything else needs two.
 *
 * @source Directive 2014/41/EU art. 16(1) (receipt within a week); elsewhere good practice
 */
export const registerCase = operation({
  name: 'register-case',
  summary: 'Registers an incoming request and sends the acknowledgement with its number.',
  needs: 'case.write',
  reads: false,
  input: z.strictObject({
    caseId: z.string(),
    version: z.int(),
    language: z
      .string()
      .regex(/^[a-z]{2,3}$/)
      .default('en'),
  }),
  async run(world, { caseId, version, language }) {
    const { tx, user, now, library } = world
    const found = await findUnchangedCase(world, caseId, version)
    if (!found.ok) return found
    const file = found.value
    const move = step(file.side, file.state, 'acknowledgement', 'dispatch')
    if ('open' in move) return refuse({ code: 'not-open', event: 'acknowledgement', open: move.open })

    const body = { receivedOn: dayOf(file.opened_at), registeredAs: file.reference }
    const dispatchId = makeId(Date.parse(now), world.random(10))
    const settled = { prepared_by: user.id, prepared_at: now }
    await insertDispatch(tx, {
      id: dispatchId,
      case_id: file.id,
      kind: 'acknowledgement',
      body,
      attachments: [],
      languages: [language],
      ...settled,
    })
    await settleDispatch(tx, dispatchId, { status: 'released', decided_by: user.id, decided_at: now })
    const leaving = {
      kind: 'acknowledgement' as const,
      body,
      attachments: [],
      languages: [language],
      partner: file.counterpart ?? '',
    }
    const queued = await queueLeaving(world, file, leaving, file.conversation)
    if (!queued.ok) return queued
    const stored = await findRequest(tx, file.id)
    const event = {
      event: 'acknowledgement',
      mover: 'dispatch' as const,
      shared: true,
      by: user.id,
      at: now,
      body: { messageId: queued.value, dispatchId, says: body },
    }
    const moved = await appendEvent(
      tx,
      file.id,
      version,
      event,
      standingIn(file, move.to, ownerOf(file, user.id), { library, request: stored?.request, now }),
    )
    return moved.ok ? done({ messageId: queued.value, version: moved.value }) : moved
  },
  about: ({ caseId }) => caseId,
})
