import { z } from 'zod'
import { step } from '#core/case/lifecycle'
import { makeId } from '#core/kernel/ids'
import { done, refuse } from '#core/kernel/outcome'
import { blockingDefects } from '#core/request/check-request'
import { Request } from '#core/request/request'
import { standingIn } from '#operations/case/standing'
import { findUnchangedCase } from '#operations/case/visible-case'
import { operation, type World } from '#operations/operation'
import { listAttachments } from '#store/attachments'
import { appendEvent, listAccess, type CaseRow } from '#store/cases'
import { insertDispatch } from '#store/dispatches'
import { findRequest } from '#store/requests'

/** Hands a complete draft to a second person for release; an incomplete one is refused with what is missing. */
export const submitDraft = operation({
  name: 'submit-draft',
  summary: 'Submits a draft for approval by a second person.',
  needs: 'case.write',
  reads: false,
  input: z.strictObject({ caseId: z.string(), version: z.int(), revision: z.int() }),
  async run(world, { caseId, version, revision }) {
    const { tx, user, now, library } = world
    const found = await findUnchangedCase(world, caseId, version)
    if (!found.ok) return found
    const file = found.value
    const move = step(file.side, file.state, 'submit', 'officer')
    if ('open' in move) return refuse({ code: 'not-open', event: 'submit', open: move.open })
    const stored = await findRequest(tx, file.id)
    if (!stored) return refuse({ code: 'not-found', what: `request of case ${caseId}` })
    if (stored.revision !== revision)
      return refuse({ code: 'changed-meanwhile', yours: revision, now: stored.revision })
    const request = Request.parse(stored.request)
    const defects = blockingDefects(library, request)
    if (defects.length > 0) return refuse({ code: 'incomplete', defects })

    const dispatchId = makeId(Date.parse(now), world.random(10))
    const attachments = (await listAttachments(tx, file.id)).filter(
      ({ origin, message_id }) => origin === 'ours' && message_id === null,
    )
    await insertDispatch(tx, {
      id: dispatchId,
      case_id: file.id,
      kind: 'request',
      body: { revision },
      attachments: attachments.map(({ id }) => id),
      languages: request.letters,
      prepared_by: user.id,
      prepared_at: now,
    })
    const moved = await appendEvent(
      tx,
      file.id,
      version,
      {
        event: 'submit',
        mover: 'officer',
        shared: false,
        by: user.id,
        at: now,
        body: { dispatchId, revision, booksHash: library.books.hash },
      },
      standingIn(file, move.to, await chooseApprover(world, file), { library, request, now }),
    )
    return moved.ok ? done({ dispatchId, version: moved.value }) : moved
  },
  about: ({ caseId }) => caseId,
})

/** Who is to look at it next: an approver who sees the case and did not prepare it; else the author, who must find one. */
async function chooseApprover({ tx, user }: World, file: CaseRow): Promise<string> {
  const people = await listAccess(tx, file.id)
  return people.find(({ id, roles }) => id !== user.id && roles.includes('approver'))?.id ?? user.id
}
