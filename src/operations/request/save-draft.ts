import { z } from 'zod'
import { done, refuse } from '#core/kernel/outcome'
import { canonicalJson } from '#core/kernel/canonical'
import { Request } from '#core/request/request'
import { findVisibleCase } from '#operations/case/visible-case'
import { operation } from '#operations/operation'
import { findPrepared } from '#store/dispatches'
import { findRequest, saveRequest } from '#store/requests'

/** Saves the request as it stands. After it has left, only fields that the other State reopened can change. */
export const saveDraft = operation({
  name: 'save-draft',
  summary:
    'Saves the answers of a draft, or the reopened fields of a request that came back for information.',
  needs: 'case.write',
  reads: false,
  input: z.strictObject({
    caseId: z.string(),
    revision: z.int().describe('the revision you were looking at'),
    request: Request,
  }),
  async run(world, { caseId, revision, request }) {
    const { tx, user, now, house } = world
    const found = await findVisibleCase(world, caseId)
    if (!found.ok) return found
    const file = found.value
    if (file.side !== 'requesting') return refuse({ code: 'not-open', event: 'save-draft', open: [] })
    if (request.requesting !== house.state || request.requested !== file.counterpart_state) {
      return refuse({
        code: 'unacceptable',
        what: 'the States',
        why: 'The States of a case cannot be changed.',
        mend: 'Open a new request to another State.',
      })
    }
    const stored = await findRequest(tx, file.id)
    if (!stored) return refuse({ code: 'not-found', what: `request of case ${caseId}` })

    if (file.state === 'information-requested') {
      if (await findPrepared(tx, file.id))
        return refuse({ code: 'not-open', event: 'save-draft', open: ['release-message', 'return-message'] })
      const changed = changedFields(Request.parse(stored.request), request)
      const closed = changed.filter(
        (field) => !stored.reopened.some((open) => open.split(/[.[]/)[0] === field),
      )
      if (closed.length > 0) {
        return refuse({
          code: 'unacceptable',
          what: closed.join(', '),
          why: 'The request has been sent; only the fields that the other State asked about are open.',
          mend: 'Undo these changes, or tell the other State in a message.',
        })
      }
    } else if (file.state !== 'drafting') {
      return refuse({ code: 'not-open', event: 'save-draft', open: [] })
    }
    const saved = await saveRequest(tx, file.id, revision, { request, by: user.id, at: now })
    return saved.ok ? done({ revision: saved.value }) : saved
  },
  about: ({ caseId }) => caseId,
  detail: (_input, { revision }) => ({ revision }),
})

/** Members of the request that differ; facts are named by field, the rest by member. */
function changedFields(before: Request, after: Request): string[] {
  const differs = (a: unknown, b: unknown) => canonicalJson(a ?? null) !== canonicalJson(b ?? null)
  const keys = new Set([...Object.keys(before.facts), ...Object.keys(after.facts)])
  const facts = [...keys].filter((key) => differs(before.facts[key], after.facts[key]))
  const frame = (['measures', 'asOf', 'language', 'letters', 'bases'] as const).filter((key) =>
    differs(before[key], after[key]),
  )
  return [...facts, ...frame]
}
