import { keysHold, PartnerCard } from '#core/exchange/card'
import type { House } from '#operations/operation'
import type { InputOf } from '../call.ts'

export type Card = InputOf<'add-partner'>['card']

/** A card is about 1 kB; a file of another size is another file. */
export const cardMostBytes = 100_000

export type CardReading =
  | { readonly ok: true; readonly card: Card }
  | { readonly ok: false; readonly why: 'not-json' | 'not-card' | 'own' | 'keys' }

/** Reads what somebody pasted or chose: whether it is a card, of another authority, and true in itself. */
export function readCard(text: string, house: House): CardReading {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return { ok: false, why: 'not-json' }
  }
  const read = PartnerCard.safeParse(json)
  if (!read.success) return { ok: false, why: 'not-card' }
  const card = read.data
  if (card.state === house.state && card.code === house.code) return { ok: false, why: 'own' }
  return keysHold(card) ? { ok: true, card } : { ok: false, why: 'keys' }
}

/** Whether the server will take it as the address of an exchange: https, or http on the same machine. */
export function isExchangeAddress(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : undefined
  const here = ['127.0.0.1', 'localhost', '[::1]']
  return url?.protocol === 'https:' || (url?.protocol === 'http:' && here.includes(url.hostname))
}
