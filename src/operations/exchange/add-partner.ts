import { z } from 'zod'
import { keysHold, PartnerCard } from '#core/exchange/card'
import { done, refuse, type Refusal } from '#core/kernel/outcome'
import { partnerCode } from '#operations/case/build-message'
import { operation, type House } from '#operations/operation'
import { findPartner, listPartners, upsertPartner } from '#store/partners'

/**
 * Adds an authority to the directory. Its keys are trusted because a person compared the fingerprint with
 * one that came by another way (the note verbale, a telephone call), never because a network said so.
 */
export const addPartner = operation({
  name: 'add-partner',
  summary: 'Adds an authority of another State, or renews its keys, from the card that it handed over.',
  needs: 'admin.partners',
  reads: false,
  input: z.strictObject({
    card: PartnerCard,
    transport: z.enum(['http', 'folder']),
    address: z.string().min(1).max(1000).describe('https address, or folder on this machine'),
    compared: z.literal(
      true,
      'Compare the fingerprint of the seal key with one that reached you another way, then confirm.',
    ),
  }),
  async run({ tx, user, now, house }, { card, transport, address }) {
    const code = partnerCode({ state: card.state, authority: card.code })
    const refusal =
      refuseCard(card, house) ??
      refuseAddress(transport, address) ??
      refuseKeys(code, card, await listPartners(tx))
    if (refusal) return refuse(refusal)
    const renewed = (await findPartner(tx, code)) !== undefined
    await upsertPartner(tx, {
      code,
      state: card.state,
      name: card.name,
      transport,
      address,
      card,
      compared_by: user.id,
      compared_at: now,
    })
    return done({ code, renewed })
  },
  about: (_input, { code }) => code,
  detail: ({ card }) => ({ seal: card.keys.seal.id }),
})

function refuseCard(card: PartnerCard, house: House): Refusal | undefined {
  if (card.state === house.state && card.code === house.code) {
    return {
      code: 'unacceptable',
      what: 'this card',
      why: 'It is your own.',
      mend: 'Use the card that the other authority gave you.',
    }
  }
  if (!keysHold(card)) {
    return {
      code: 'unacceptable',
      what: 'the keys on this card',
      why: 'A key, its id and its fingerprint do not belong together.',
      mend: 'Ask for the card again; do not trust this one.',
    }
  }
  return undefined
}

const refuseAddress = (transport: 'http' | 'folder', address: string): Refusal | undefined =>
  transport === 'http' && !isAddress(address)
    ? {
        code: 'unacceptable',
        what: address,
        why: 'It is no https address (http is allowed only on this machine).',
        mend: 'Ask the other authority for the address of its exchange.',
      }
    : undefined

/** Who seals is known by the seal key: a key that two entries share would let one speak as the other. */
function refuseKeys(
  code: string,
  { keys }: PartnerCard,
  known: readonly { readonly code: string; readonly card: unknown }[],
): Refusal | undefined {
  const owner = known.find(
    (other) =>
      other.code !== code && (other.card as PartnerCard).keys.seal.fingerprint === keys.seal.fingerprint,
  )
  return (
    owner && {
      code: 'unacceptable',
      what: 'the seal key on this card',
      why: `It is already the key of ${owner.code}: two authorities never share one.`,
      mend: 'Ask the authority for its own card, with keys of its own.',
    }
  )
}

function isAddress(text: string): boolean {
  try {
    const url = new URL(text)
    return (
      url.protocol === 'https:' ||
      (url.protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname))
    )
  } catch {
    return false
  }
}
