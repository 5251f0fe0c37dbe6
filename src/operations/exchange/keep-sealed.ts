import { z } from 'zod'
import { digestOfManifest } from '#core/exchange/manifest'
import { done, refuse } from '#core/kernel/outcome'
import { operation } from '#operations/operation'
import { findOutgoing, keepSealed as storeSealed } from '#store/messages'

/** Keeps the sealed bytes of a message before they go over any wire; the first ones stay for every attempt. */
export const keepSealed = operation({
  name: 'keep-sealed',
  summary: 'Keeps a message as it was sealed (the machine only).',
  needs: 'system',
  reads: false,
  input: z.strictObject({
    messageId: z.string(),
    manifest: z.string(),
    ciphertext: z.instanceof(Uint8Array),
    seal: z.string(),
    listing: z.string(),
  }),
  async run({ tx }, { messageId, ...sealed }) {
    await storeSealed(tx, messageId, sealed)
    const sent = await findOutgoing(tx, messageId)
    if (!sent?.manifest || !sent.ciphertext)
      return refuse({ code: 'not-found', what: `message ${messageId}` })
    return done({ manifest: sent.manifest, ciphertext: sent.ciphertext })
  },
  about: ({ messageId }) => messageId,
  detail: (_input, { manifest }) => ({ manifestDigest: digestOfManifest(manifest) }),
})
