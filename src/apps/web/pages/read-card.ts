import { z } from 'zod'
import { decodeBase64 } from '#core/audit/base64'
import { fingerprintOf, isSealKey, PublicKey } from '#core/exchange/key'
import { Party } from '#core/exchange/party'
import type { House } from '#operations/operation'
import type { InputOf } from '../call.ts'

export type Card = InputOf<'add-partner'>['card']

const KeyOnCard = PublicKey.extend({ fingerprint: z.string() })
const CardText: z.ZodType<Card> = z.strictObject({
  typ: z.literal('comity/card/1'),
  code: Party.shape.authority,
  state: Party.shape.state,
  name: z.string().min(1).max(300),
  address: z.string().max(500).optional(),
  languages: z.array(z.string()).max(20),
  keys: z.strictObject({
    seal: KeyOnCard,
    encryption: KeyOnCard,
    log: z.strictObject({ vkey: z.string().max(400) }),
  }),
})

/** A card is about 1 kB; a file of another size is another file. */
export const cardMostBytes = 100_000

export type CardReading =
  | { readonly ok: true; readonly card: Card }
  | { readonly ok: false; readonly why: 'not-json' | 'not-card' | 'own' | 'keys' }

/** Fingerprint computed from the key itself, never copied from the card. */
const isTrue = (key: Card['keys']['seal']): boolean => {
  const der = decodeBase64(key.spki)
  return der !== undefined && isSealKey(key) && fingerprintOf(der) === key.fingerprint
}

/** Reads what somebody pasted or chose: whether it is a card, of another authority, and true in itself. */
export function readCard(text: string, house: House): CardReading {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return { ok: false, why: 'not-json' }
  }
  const read = CardText.safeParse(json)
  if (!read.success) return { ok: false, why: 'not-card' }
  const card = read.data
  if (card.state === house.state && card.code === house.code) return { ok: false, why: 'own' }
  const keysHold = isTrue(card.keys.seal) && isTrue(card.keys.encryption)
  return keysHold ? { ok: true, card } : { ok: false, why: 'keys' }
}

/** Whether the server will take it as the address of an exchange: https, or http on the same machine. */
export function isExchangeAddress(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : undefined
  const here = ['127.0.0.1', 'localhost', '[::1]']
  return url?.protocol === 'https:' || (url?.protocol === 'http:' && here.includes(url.hostname))
}
