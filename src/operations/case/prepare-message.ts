import { z } from 'zod'
import { step } from '#core/case/lifecycle'
import { bodies, type MessageKind } from '#core/exchange/body'
import { canonicalJson } from '#core/kernel/canonical'
import { makeId } from '#core/kernel/ids'
import { done, refuse, type Outcome } from '#core/kernel/outcome'
import { Request } from '#core/request/request'
import { standingUnmoved } from '#operations/case/standing'
import { findUnchangedCase } from '#operations/case/visible-case'
import { listIssues } from '#operations/issues'
import { operation, type World } from '#operations/operation'
import { listAttachments } from '#store/attachments'
import { appendEvent, type CaseRow } from '#store/cases'
import { findPrepared, insertDispatch } from '#store/dispatches'
import { findRequest } from '#store/requests'

/** Messages that a person writes; a request is submitted and an acknowledgement made by registering. */
const kinds = [
  'information-request',
  'supplement',
  'acceptance',
  'partial-result',
  'result',
  'refusal',
  'postponement',
  'withdrawal',
  'closing',
] as const

/** Prepares a message to the other State; nothing leaves until a second person releases it. */
export const prepareMessage = operation({
  name: 'prepare-message',
  summary: 'Prepares an answer, a result, a refusal or another message for release by a second person.',
  needs: 'case.write',
  reads: false,
  input: z.strictObject({
    caseId: z.string(),
    version: z.int(),
    kind: z.enum(kinds),
    body: z
      .record(z.string(), z.unknown())
      .describe('what the kind of message says; see the exchange format'),
    attachments: z.array(z.string()).max(50).default([]),
    languages: z
      .array(z.string().regex(/^[a-z]{2,3}$/))
      .min(1)
      .max(4),
  }),
  async run(world, { caseId, version, kind, body, attachments, languages }) {
    const { tx, user, now } = world
    const found = await findUnchangedCase(world, caseId, version)
    if (!found.ok) return found
    const file = found.value
    const move = step(file.side, file.state, kind, 'dispatch')
    if ('open' in move) return refuse({ code: 'not-open', event: kind, open: move.open })
    if (await findPrepared(tx, file.id))
      return refuse({ code: 'not-open', event: kind, open: ['release-message', 'return-message'] })

    const full = kind === 'supplement' ? await withSupplementFacts(world, file, body) : done(body)
    if (!full.ok) return full
    const shaped = bodies[kind as MessageKind].safeParse(full.value)
    if (!shaped.success) {
      return refuse({
        code: 'malformed',
        issues: listIssues(shaped.error, full.value).map(({ path, message }) => ({
          path: `body.${path}`,
          message,
        })),
      })
    }
    const mine = await listAttachments(tx, file.id)
    const foreign = attachments.find((id) => !mine.some((one) => one.id === id && one.origin === 'ours'))
    if (foreign) return refuse({ code: 'not-found', what: `attachment ${foreign}` })

    const dispatchId = makeId(Date.parse(now), world.random(10))
    await insertDispatch(tx, {
      id: dispatchId,
      case_id: file.id,
      kind,
      body: shaped.data,
      attachments,
      languages,
      prepared_by: user.id,
      prepared_at: now,
    })
    const event = {
      event: 'prepare',
      mover: 'officer' as const,
      shared: false,
      by: user.id,
      at: now,
      body: { dispatchId, kind },
    }
    const moved = await appendEvent(tx, file.id, version, event, standingUnmoved(file))
    return moved.ok ? done({ dispatchId, version: moved.value }) : moved
  },
  about: ({ caseId }) => caseId,
  detail: ({ kind }) => ({ kind }),
})

/** A supplement carries the answers to the reopened fields as they stand now. */
async function withSupplementFacts(
  { tx }: World,
  file: CaseRow,
  body: Record<string, unknown>,
): Promise<Outcome<Record<string, unknown>>> {
  const stored = await findRequest(tx, file.id)
  if (!stored) return refuse({ code: 'not-found', what: `request of case ${file.id}` })
  const { facts } = Request.parse(stored.request)
  const fields = [...new Set(stored.reopened.map((path) => path.split(/[.[]/)[0]!))].filter(
    (key) => key in facts,
  )
  return done({
    ...body,
    facts: JSON.parse(canonicalJson(Object.fromEntries(fields.map((key) => [key, facts[key]])))),
  })
}
