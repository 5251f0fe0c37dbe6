import { z } from 'zod'
import { decodeBase64 } from '#core/audit/base64'
import { fingerprintOf, isSealKey, PublicKey } from '#core/exchange/key'
import { Party } from '#core/exchange/party'

const KeyOnCard = PublicKey.extend({ fingerprint: z.string() })

/** The card that an authority hands over: who it is, and its public keys. */
export const PartnerCard = z.strictObject({
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
export type PartnerCard = z.infer<typeof PartnerCard>

/** Whether key, id and fingerprint belong together: the fingerprint is computed, never copied from the card. */
export const keysHold = ({ keys: { seal, encryption } }: PartnerCard): boolean =>
  [seal, encryption].every((key) => {
    const der = decodeBase64(key.spki)
    return der !== undefined && isSealKey(key) && fingerprintOf(der) === key.fingerprint
  })
