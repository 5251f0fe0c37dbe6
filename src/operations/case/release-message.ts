import { z } from 'zod'
import { step, type Mover } from '#core/case/lifecycle'
import type { MessageKind } from '#core/exchange/body'
import { done, refuse, type Outcome } from '#core/kernel/outcome'
import { blockingDefects } from '#core/request/check-request'
import { Request } from '#core/request/request'
import { queueLeaving } from '#operations/case/build-message'
import { ownerOf, standingIn } from '#operations/case/standing'
import { findUnchangedCase, findVisibleCase } from '#operations/case/visible-case'
import { operation, type World } from '#operations/operation'
import { appendEvent, listEvents, setCounterpart, type CaseRow } from '#store/cases'
import { lockDispatch, settleDispatch } from '#store/dispatches'
import { listPartners } from '#store/partners'
import { findRequest } from '#store/requests'

/**
 * A second person releases a message: the case moves, the letters are made and the message stands in the
 * outbox, all in one commit. The person who prepared it cannot release it.
 */
export const releaseMessage = operation({
  name: 'release-message',
  summary: 'Approves a prepared message and hands it to the exchange.',
  needs: 'case.release',
  reads: false,
  input: z.strictObject({
    caseId: z.string(),
    version: z.int(),
    dispatchId: z.string(),
    partner: z
      .string()
      .optional()
      .describe('for a first request: the authority it goes to, e.g. CHE:central-authority'),
  }),
  async run(world, { caseId, version, dispatchId, partner }) {
    const { tx, user, now, library } = world
    const visible = await findVisibleCase(world, caseId)
    if (!visible.ok) return visible
    const prepared = await lockDispatch(tx, dispatchId)
    if (prepared?.case_id === caseId && prepared.status === 'released')
      return refuse({ code: 'already-sent', messageId: dispatchId })
    const found = await findUnchangedCase(world, caseId, version)
    if (!found.ok) return found
    const file = found.value
    if (!prepared || prepared.case_id !== file.id || prepared.status !== 'prepared')
      return refuse({ code: 'not-found', what: `message ${dispatchId}` })
    if (prepared.prepared_by === user.id)
      return refuse({ code: 'four-eyes', preparedBy: prepared.prepared_by })
    const move = step(file.side, file.state, prepared.kind, 'dispatch')
    if ('open' in move) return refuse({ code: 'not-open', event: prepared.kind, open: move.open })

    const stored = await findRequest(tx, file.id)
    const body = prepared.kind === 'request' ? requestBody(world, stored?.request) : done(prepared.body)
    if (!body.ok) return body
    const to = await choosePartner(world, file, partner)
    if (!to.ok) return to
    if (!file.counterpart)
      await setCounterpart(tx, file.id, {
        counterpart: to.value,
        confidential: isConfidential(stored?.request),
      })

    const refTo = await lastShared(world, file)
    const leaving = {
      kind: prepared.kind as MessageKind,
      body: body.value,
      attachments: prepared.attachments,
      languages: prepared.languages,
      partner: to.value,
    }
    const queued = await queueLeaving(
      world,
      { ...file, confidential: isConfidential(stored?.request) },
      leaving,
      refTo,
    )
    if (!queued.ok) return queued
    await settleDispatch(tx, dispatchId, { status: 'released', decided_by: user.id, decided_at: now })
    const event = {
      event: prepared.kind,
      mover: 'dispatch' as Mover,
      shared: true,
      by: user.id,
      at: now,
      body: {
        messageId: queued.value,
        dispatchId,
        preparedBy: prepared.prepared_by,
        says: prepared.kind === 'request' ? {} : prepared.body,
      },
    }
    const moved = await appendEvent(
      tx,
      file.id,
      version,
      event,
      standingIn(
        file,
        move.to,
        prepared.kind === 'request' ? prepared.prepared_by : ownerOf(file, prepared.prepared_by),
        {
          library,
          request: stored?.request,
          now,
        },
      ),
    )
    return moved.ok ? done({ messageId: queued.value, version: moved.value }) : moved
  },
  about: ({ caseId }) => caseId,
  detail: ({ dispatchId }, { messageId }) => ({ dispatchId, messageId }),
})

const isConfidential = (request: unknown): boolean => {
  const read = Request.safeParse(request)
  return read.success && read.data.facts['confidentiality'] === true
}

/** Checked once more at the moment it leaves: books or facts may have changed since it was submitted. */
function requestBody({ library }: World, stored: unknown): Outcome<Record<string, unknown>> {
  const request = Request.safeParse(stored)
  if (!request.success) return refuse({ code: 'not-found', what: 'the request of this case' })
  const defects = blockingDefects(library, request.data)
  return defects.length > 0 ? refuse({ code: 'incomplete', defects }) : done({ request: request.data })
}

/** The partner of the case; for a first request the one named, or the only one of that State. */
async function choosePartner(
  { tx }: World,
  file: CaseRow,
  named: string | undefined,
): Promise<Outcome<string>> {
  if (file.counterpart) return done(file.counterpart)
  const partners = (await listPartners(tx)).filter(({ state }) => state === file.counterpart_state)
  const chosen = named
    ? partners.find(({ code }) => code === named)
    : partners.length === 1
      ? partners[0]
      : undefined
  if (chosen) return done(chosen.code)
  return refuse({
    code: 'unacceptable',
    what: named ?? `an authority of ${file.counterpart_state}`,
    why:
      partners.length === 0
        ? 'No authority of this State is in the directory of partners.'
        : 'Several authorities of this State are in the directory.',
    mend:
      partners.length === 0
        ? 'An administrator adds the authority with the card that it handed over.'
        : `Name one of ${partners.map(({ code }) => code).join(', ')}.`,
  })
}

/** Id of the last message of the other side: what ours answers. */
async function lastShared({ tx }: World, file: CaseRow): Promise<string | undefined> {
  const theirs = (await listEvents(tx, file.id)).filter(({ mover }) => mover === 'counterpart')
  const id = theirs.at(-1)?.body['messageId']
  return typeof id === 'string' ? id : undefined
}
