import { z } from 'zod'
import { isId, type MessageId } from '#core/kernel/ids'
import { Instant } from '#core/audit/instant'
import { believe, misfit, type Verdict } from '#core/audit/verdict'
import { bodies, type MessageKind } from '#core/exchange/body'
import { Party } from '#core/exchange/party'
import { readSignedJson, writeSignedJson } from '#core/exchange/signed-json'

/** Id of a message: UUIDv7 in lower case. */
export const MessageIdText = z
  .string()
  .max(36)
  .refine(isId, 'not a UUIDv7')
  .transform((text) => text as MessageId)

/** Longest message without its parts. */
export const messageMostBytes = 4 * 1024 * 1024

const Reference = z.string().min(1).max(200)

const frame = {
  schema: z.literal('comity/message/1'),
  id: MessageIdText,
  /** Shared by all messages about one request: the id of the message that carried it. */
  conversation: MessageIdText,
  /** The message that this one answers. */
  refTo: MessageIdText.optional(),
  from: Party,
  to: Party,
  /** File numbers on both sides; each is shown on everything that is sent. */
  references: z.strictObject({ ours: Reference, theirs: Reference.optional() }),
  sentAt: Instant,
  /** @source BCP 47 */
  language: z
    .string()
    .max(35)
    .regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/, 'not a BCP 47 language'),
  /** Confidential: within the authority. Sealed: named officers only. @source UNCAC art. 46(20) */
  handling: z.enum(['ordinary', 'confidential', 'sealed']),
}

const of = <K extends MessageKind>(kind: K) =>
  z.strictObject({ ...frame, kind: z.literal(kind), body: bodies[kind] })

/** What one authority says to another, before it is sealed. */
export const Message = z
  .discriminatedUnion('kind', [
    of('request'),
    of('acknowledgement'),
    of('information-request'),
    of('supplement'),
    of('acceptance'),
    of('partial-result'),
    of('result'),
    of('refusal'),
    of('postponement'),
    of('withdrawal'),
    of('closing'),
    of('status'),
  ])
  .refine(({ kind, id, conversation }) => (kind === 'request') === (id === conversation), {
    path: ['conversation'],
    message: 'a conversation bears the id of the request that opened it',
  })
  .refine(({ id, refTo }) => refTo !== id, { path: ['refTo'], message: 'a message does not answer itself' })
export type Message = z.infer<typeof Message>

/** A message of one kind, e.g. `MessageOf<'refusal'>`. */
export type MessageOf<K extends MessageKind> = Extract<Message, { kind: K }>

/** The kinds in the order of a case, for lists and documents. */
export const messageKinds = Object.keys(bodies) as readonly MessageKind[]
/** The kind as a schema. */
export const MessageKindText = z.enum(Object.keys(bodies) as [MessageKind, ...MessageKind[]])

/** The bytes of `message.json`. @source RFC 8785 */
export const writeMessage = (message: Message): Uint8Array => writeSignedJson(message)

/** Reads `message.json` as someone else has made it; never throws, and repeats no content. */
export function parseMessage(bytes: Uint8Array): Verdict<Message> {
  const json = readSignedJson(bytes, messageMostBytes)
  if (!json.ok) return json
  const message = Message.safeParse(json.value)
  return message.success ? believe(message.data) : misfit('message', message.error)
}
