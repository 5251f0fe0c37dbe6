import { messageKinds, type Message } from '#core/exchange/message'
import type { MessageKind } from '#core/exchange/body'
import { dayOf } from '#core/kernel/day'
import { makeId } from '#core/kernel/ids'
import { done, refuse, type Outcome } from '#core/kernel/outcome'
import { composeLetter } from '#core/request/letter'
import { composeReply } from '#core/request/reply'
import { Request } from '#core/request/request'
import { Message as MessageSchema } from '#core/exchange/message'
import { letterFrame } from '#operations/case/letter-frame'
import type { World } from '#operations/operation'
import { insertAttachment } from '#store/attachments'
import { setConversation, type CaseRow } from '#store/cases'
import { findOutgoing, queueMessage } from '#store/messages'
import { findPartner } from '#store/partners'
import { findRequest } from '#store/requests'
import { sha256Hex } from '#core/kernel/digest'

/** Partners are named by State and authority: `CHE:central-authority`. */
export const partnerCode = ({ state, authority }: { state: string; authority: string }): string =>
  `${state}:${authority}`

export interface Leaving {
  readonly kind: MessageKind
  readonly body: Readonly<Record<string, unknown>>
  readonly attachments: readonly string[]
  readonly languages: readonly string[]
  /** Partner to whom it goes. */
  readonly partner: string
}

/**
 * Makes the message and its letters, and puts it into the outbox: in the transaction of the case that it
 * moves, and before any network. Sealing and sending are the worker's.
 *
 * @returns id of the message
 */
export async function queueLeaving(
  world: World,
  file: CaseRow,
  leaving: Leaving,
  refTo?: string,
): Promise<Outcome<string>> {
  const { tx, now, house } = world
  if (!messageKinds.includes(leaving.kind))
    return refuse({ code: 'not-found', what: `kind of message "${leaving.kind}"` })
  const partner = await findPartner(tx, leaving.partner)
  if (!partner) {
    return refuse({
      code: 'unacceptable',
      what: `partner ${leaving.partner}`,
      why: 'This authority is not in the directory of partners.',
      mend: 'An administrator adds it with the card that it handed over.',
    })
  }
  const newId = () => makeId(Date.parse(now), world.random(10))
  // The request bears the id of the conversation; one that the other gate sent back is made anew, and opens another.
  const again = leaving.kind === 'request' && (await findOutgoing(tx, file.conversation)) !== undefined
  const conversation = again ? newId() : file.conversation
  if (again) await setConversation(tx, file.id, conversation)
  const messageId = leaving.kind === 'request' ? conversation : newId()
  const letters = await fileLetters(world, file, leaving, messageId)
  const [state, authority] = [partner.state, partner.code.slice(partner.code.indexOf(':') + 1)]
  const message = MessageSchema.safeParse({
    schema: 'comity/message/1',
    id: messageId,
    conversation,
    ...(refTo ? { refTo } : {}),
    kind: leaving.kind,
    from: { state: house.state, authority: house.code },
    to: { state, authority },
    references: { ours: file.reference, ...(file.their_reference ? { theirs: file.their_reference } : {}) },
    sentAt: now,
    language: leaving.languages[0] ?? 'en',
    handling: file.confidential ? 'confidential' : 'ordinary',
    body:
      leaving.kind === 'request'
        ? { request: leaving.body['request'], papers: letters.map(({ name }) => name) }
        : leaving.body,
  })
  if (!message.success) {
    return refuse({
      code: 'malformed',
      issues: message.error.issues.map(({ path, message: why }) => ({ path: path.join('.'), message: why })),
    })
  }
  await queueMessage(tx, {
    message_id: messageId,
    case_id: file.id,
    kind: leaving.kind,
    partner: leaving.partner,
    message: message.data satisfies Message,
    parts: [...letters.map(({ id }) => id), ...leaving.attachments],
    queued_at: now,
  })
  return done(messageId)
}

/** The letters of the message as PDF and DOCX in each language, filed as attachments of the case. */
async function fileLetters(
  world: World,
  file: CaseRow,
  leaving: Leaving,
  messageId: string,
): Promise<{ id: string; name: string }[]> {
  const letters: { id: string; name: string }[] = []
  const frame = letterFrame(world, file, dayOf(world.now), false)
  const stored = await findRequest(world.tx, file.id)
  for (const language of leaving.languages) {
    const paper =
      leaving.kind === 'request'
        ? composeLetter(world.library, Request.parse(stored?.request), frame, language)
        : composeReply(world.library, leaving.kind, leaving.body, frame, language)
    for (const format of ['pdf', 'docx'] as const) {
      const content = await world.render(paper, format)
      const id = makeId(Date.parse(world.now), world.random(10))
      const name = `${world.now.slice(0, 10)}_${file.reference}_${leaving.kind}_${language}_${messageId.slice(-4)}.${format}`
      await insertAttachment(world.tx, {
        id,
        case_id: file.id,
        name,
        media_type:
          format === 'pdf'
            ? 'application/pdf'
            : 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
        size_bytes: content.length,
        sha256: sha256Hex(content),
        origin: 'ours',
        message_id: messageId,
        content,
        added_by: 'system',
        added_at: world.now,
      })
      letters.push({ id, name })
    }
  }
  return letters
}
