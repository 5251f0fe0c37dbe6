import { z } from 'zod'
import { firstState, step, type Mover } from '#core/case/lifecycle'
import { formatReference } from '#core/case/reference'
import { Message, type MessageOf } from '#core/exchange/message'
import { sha256Hex } from '#core/kernel/digest'
import { makeId, type CaseId } from '#core/kernel/ids'
import { done, refuse, type Outcome } from '#core/kernel/outcome'
import { Request } from '#core/request/request'
import { partnerCode } from '#operations/case/build-message'
import { standingIn, standingUnmoved } from '#operations/case/standing'
import { operation, type World } from '#operations/operation'
import { insertAttachment } from '#store/attachments'
import {
  appendEvent,
  findCaseByConversation,
  grantAccess,
  insertCase,
  lockCaseByConversation,
  setCounterpart,
  type CaseRow,
} from '#store/cases'
import { fileIncoming, findIncoming, setCaseOfIncoming } from '#store/messages'
import { takeNumber } from '#store/numbers'
import { findRequest, insertRequest, saveRequest, setReopened } from '#store/requests'
import { listIntake } from '#store/users'

const Part = z.strictObject({ name: z.string(), mediaType: z.string(), bytes: z.instanceof(Uint8Array) })

const Received = z.strictObject({
  message: Message,
  parts: z.array(Part),
  manifest: z.string(),
  manifestDigest: z.string(),
  seal: z.string(),
  listing: z.string(),
})
type Received = z.infer<typeof Received>

/**
 * Takes in a message that the server has verified and opened: once. The inbox row, the case and the log are
 * one commit; the same message again changes nothing and answers the same receipt.
 */
export const receiveMessage = operation({
  name: 'receive-message',
  summary: 'Files a verified message from another authority (the machine only).',
  needs: 'system',
  reads: false,
  input: Received,
  async run(world, received) {
    const { tx, now } = world
    const { message } = received
    // The row of the inbox first: of several that come at once, the others wait here and then find it.
    const first = await fileIncoming(tx, {
      message_id: message.id,
      sender: partnerCode(message.from),
      kind: message.kind,
      conversation: message.conversation,
      manifest: received.manifest,
      manifest_digest: received.manifestDigest,
      seal: received.seal,
      listing: received.listing,
      case_id: null,
      received_at: now,
    })
    if (!first) {
      const before = await findIncoming(tx, message.id)
      if (before?.manifest_digest === received.manifestDigest)
        return done({ messageId: message.id, caseId: before.case_id, again: true })
      return refuse({
        code: 'unacceptable',
        what: `message ${message.id}`,
        why: 'Another message with this id has been received before.',
        mend: 'The sender makes a new message with an id of its own.',
      })
    }
    const taken =
      message.kind === 'request'
        ? await openIncoming(world, message, received)
        : await moveIncoming(world, message, received)
    if (!taken.ok) return taken
    await setCaseOfIncoming(tx, message.id, taken.value)
    return done({ messageId: message.id, caseId: taken.value, again: false })
  },
  about: ({ message }) => message.id,
  detail: ({ message, manifestDigest }, { again }) => ({ kind: message.kind, manifestDigest, again }),
})

/** A new case for an incoming request; people who do intake see it, nobody else. */
async function openIncoming(
  world: World,
  message: MessageOf<'request'>,
  { parts }: Received,
): Promise<Outcome<CaseId>> {
  const { tx, now, house, library } = world
  const request = Request.safeParse(message.body.request)
  if (!request.success) {
    const where = request.error.issues.map(({ path }) => path.join('.')).slice(0, 5)
    return refuse({
      code: 'unacceptable',
      what: 'the request in this message',
      why: `It is not a request of this version (${where.join(', ')}).`,
      mend: 'The sender checks the version of its program and sends it again.',
    })
  }
  if (request.data.requesting !== message.from.state || request.data.requested !== house.state) {
    return refuse({
      code: 'unacceptable',
      what: 'the States in the request',
      why: 'They are not the States of sender and recipient.',
      mend: 'The sender addresses the request to the authority of the State it names.',
    })
  }
  if (await findCaseByConversation(tx, message.conversation)) {
    return refuse({
      code: 'unacceptable',
      what: `conversation ${message.conversation}`,
      why: 'Another case bears this id.',
      mend: 'The sender makes a new message with an id of its own.',
    })
  }
  const caseId = makeId(Date.parse(now), world.random(10)) as CaseId
  const year = Number(now.slice(0, 4))
  const reference = formatReference({
    state: house.state,
    direction: 'IN',
    kind: 'MLA',
    year,
    number: await takeNumber(tx, 'IN', year),
  })
  const state = firstState.requested
  const { next } = standingIn({ side: 'requested' }, state, 'intake', { library, request: request.data, now })
  await insertCase(
    tx,
    {
      id: caseId,
      side: 'requested',
      mechanism: request.data.mechanism,
      conversation: message.conversation,
      reference,
      theirReference: message.references.ours,
      counterpartState: message.from.state,
      counterpart: partnerCode(message.from),
      title: titleOf(request.data),
      state,
      confidential: message.handling !== 'ordinary',
      openedAt: now,
      since: now.slice(0, 10),
    },
    {
      event: 'receive',
      mover: 'counterpart',
      shared: true,
      by: partnerCode(message.from),
      at: now,
      body: { messageId: message.id, booksHash: library.books.hash },
    },
    next,
  )
  await insertRequest(tx, {
    case_id: caseId,
    request: request.data,
    saved_by: partnerCode(message.from),
    saved_at: now,
  })
  for (const id of await listIntake(tx))
    await grantAccess(tx, {
      case_id: caseId,
      user_id: id,
      granted_by: 'system',
      granted_at: now,
      reason: 'intake',
    })
  await fileParts(world, caseId, message.id, partnerCode(message.from), parts)
  return done(caseId)
}

/** The title an incoming case starts with: what is asked. Persons are not named in titles. */
const titleOf = (request: Request): string => request.measures.join(' + ')

/** A later message of the same matter: it moves the case where the lifecycle opens a move, and is kept in any case. */
async function moveIncoming(
  world: World,
  message: Exclude<Message, { kind: 'request' }>,
  { parts }: Received,
): Promise<Outcome<CaseId>> {
  const { tx, now, library } = world
  const file = await lockCaseByConversation(tx, message.conversation)
  const sender = partnerCode(message.from)
  // Messages may overtake each other: what it follows may come later.
  if (!file) return refuse({ code: 'not-found', what: `conversation ${message.conversation}` })
  if (file.counterpart !== sender) {
    return refuse({
      code: 'unacceptable',
      what: `conversation ${message.conversation}`,
      why: 'This authority has no case with the sender under this id.',
      mend: 'The sender checks the conversation; an answer can only follow a request between the same authorities.',
    })
  }
  await setCounterpart(tx, file.id, { their_reference: message.references.ours })
  await fileParts(world, file.id, message.id, sender, parts)
  await applyContent(world, file, message)
  const move = step(file.side, file.state, message.kind, 'counterpart')
  const stored = await findRequest(tx, file.id)
  const standing =
    'to' in move
      ? standingIn(file, move.to, file.next_owner ?? 'intake', { library, request: stored?.request, now })
      : standingUnmoved(file)
  const event = {
    event: message.kind,
    mover: 'counterpart' as Mover,
    shared: true,
    by: sender,
    at: now,
    body: { messageId: message.id, says: message.body, ...('open' in move ? { late: true } : {}) },
  }
  const moved = await appendEvent(tx, file.id, file.version, event, standing)
  return moved.ok ? done(file.id) : moved
}

/**
 * What a message does beside moving the case: it reopens fields, or fills them. Only the requested State asks,
 * and only the requesting one fills; neither writes in the other one's record.
 */
async function applyContent({ tx, now }: World, file: CaseRow, message: Message): Promise<void> {
  if (message.kind === 'information-request' && file.side === 'requesting') {
    await setReopened(tx, file.id, [...new Set(message.body.defects.map(({ field }) => field))])
  }
  if (message.kind === 'supplement' && file.side === 'requested') {
    const stored = await findRequest(tx, file.id)
    const request = Request.safeParse(stored?.request)
    if (!stored || !request.success) return
    const merged = { ...request.data, facts: { ...request.data.facts, ...message.body.facts } }
    await saveRequest(tx, file.id, stored.revision, {
      request: merged,
      by: partnerCode(message.from),
      at: now,
    })
  }
}

async function fileParts(
  world: World,
  caseId: CaseId,
  messageId: string,
  sender: string,
  parts: Received['parts'],
): Promise<void> {
  for (const { name, mediaType, bytes } of parts) {
    await insertAttachment(world.tx, {
      id: makeId(Date.parse(world.now), world.random(10)),
      case_id: caseId,
      name,
      media_type: mediaType,
      size_bytes: bytes.length,
      sha256: sha256Hex(bytes),
      origin: 'theirs',
      message_id: messageId,
      content: bytes,
      added_by: sender,
      added_at: world.now,
    })
  }
}
