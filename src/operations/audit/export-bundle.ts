import { bytesToHex } from '@noble/hashes/utils.js'
import { z } from 'zod'
import { inclusionProof } from '#core/audit/merkle'
import { parseCheckpoint } from '#core/audit/checkpoint'
import type { Bundle } from '#core/exchange/bundle'
import { done, refuse } from '#core/kernel/outcome'
import { findVisibleCase } from '#operations/case/visible-case'
import { operation } from '#operations/operation'
import { listLeafHashes, listLeavesOf, readTree } from '#store/audit'
import { listIncomingOf, listOutgoingOf } from '#store/messages'
import { listPartners, type Card } from '#store/partners'
import { readSetting } from '#store/settings'

/**
 * The evidence of one case for a stranger: every signed message and receipt, and the proofs that the log
 * holds them. It holds ids, digests, signatures and the names of papers, and nothing else of the case.
 */
export const exportBundle = operation({
  name: 'export-bundle',
  summary:
    'Exports the evidence of a case: messages, receipts and proofs from the log, to be verified by anybody.',
  needs: 'case.read',
  reads: true,
  input: z.strictObject({ caseId: z.string() }),
  async run(world, { caseId }) {
    const { tx, house } = world
    const found = await findVisibleCase(world, caseId)
    if (!found.ok) return found
    const own = await readSetting<Card>(tx, 'card')
    const { checkpoint } = await readTree(tx)
    const signed = checkpoint ? parseCheckpoint(`${checkpoint.split('\n\n')[0]}\n`) : undefined
    if (!own || !checkpoint || !signed?.ok) {
      return refuse({
        code: 'unacceptable',
        what: 'the log',
        why: 'It has no signed checkpoint yet.',
        mend: 'Wait a moment and try again; the server signs one after each change.',
      })
    }
    const { size } = signed.value
    const outgoing = (await listOutgoingOf(tx, found.value.id)).filter(({ manifest }) => manifest !== null)
    const incoming = await listIncomingOf(tx, found.value.id)
    const ids = [...outgoing, ...incoming].map(({ message_id }) => message_id)
    const leaves = (await listLeavesOf(tx, [found.value.id, ...ids])).filter(({ index }) => index < size)
    const hashes = await listLeafHashes(tx, size)
    const partners = (await listPartners(tx)).filter(({ code }) => code === found.value.counterpart)
    const cards = [own, ...partners.map(({ card }) => card as Card)]
    const bundle: Bundle = {
      typ: 'comity/bundle/1',
      authority: { state: house.state, code: house.code, name: house.name },
      keys: {
        seal: cards.map(({ state, code, keys }) => ({
          state,
          authority: code,
          id: keys.seal.id,
          spki: keys.seal.spki,
        })),
        log: cards.map(({ state, code, keys }) => ({ state, authority: code, vkey: keys.log.vkey })),
      },
      checkpoint,
      size,
      entries: leaves.map(({ index, leaf, object, salt, detail }) => ({
        index,
        leaf,
        proof: inclusionProof(hashes, index, size).map(bytesToHex),
        ...(ids.includes(object) ? { opening: { salt, detail: detail as Record<string, unknown> } } : {}),
      })),
      messages: [
        ...outgoing.map(({ manifest, receipt, seal, listing }) => ({
          manifest: manifest!,
          ...(receipt ? { receipt } : {}),
          ...(seal && listing ? { sealed: { jws: seal, listing } } : {}),
        })),
        ...incoming.map(({ manifest, receipt, seal, listing }) => ({
          manifest,
          ...(receipt ? { receipt } : {}),
          sealed: { jws: seal, listing },
        })),
      ],
    }
    return done(bundle)
  },
  about: ({ caseId }) => caseId,
})
