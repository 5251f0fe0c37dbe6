import { believe, doubt, type Verdict } from '#core/audit/verdict'
import type { Bundle, BundleMessage } from '#core/exchange/bundle'
import { verifySeal, type Listing } from '#core/exchange/container'
import { digestOfManifest, verifyManifest, type Manifest } from '#core/exchange/manifest'
import { sameParty, spellParty } from '#core/exchange/party'
import { fitsLater, report, verifyCheckpointOf, type Check, type Proven } from '#core/exchange/proven'
import { verifyReceipt } from '#core/exchange/receipt'

/** The checks on the messages of a bundle: signatures, references, witnesses, and the log. */
export function checkMessages(proven: Proven): readonly Check[] {
  const read = proven.bundle.messages.map((message) => ({
    message,
    manifest: verifyManifest(message.manifest, proven.bundle.keys.seal),
  }))
  const ids = read.flatMap(({ manifest }) => (manifest.ok ? [manifest.value.id] : []))
  const twice = ids.filter((id, at) => ids.indexOf(id) !== at)
  const unique = {
    name: 'messages',
    ok: twice.length === 0 && read.length > 0,
    why:
      read.length === 0
        ? 'there is no message that it could prove'
        : `${ids.length} messages, ${twice.length} ids twice`,
  }
  return [unique, ...read.flatMap(({ message, manifest }, at) => checkMessage(proven, message, manifest, at))]
}

function checkMessage(
  proven: Proven,
  message: BundleMessage,
  manifest: Verdict<Manifest>,
  at: number,
): Check[] {
  if (!manifest.ok) return [report(`message ${at}: manifest`, manifest, '')]
  const { id, from, to, kind, sentAt } = manifest.value
  const name = (what: string) => `message ${id}: ${what}`
  return [
    report(
      name('manifest'),
      manifest,
      `${kind} from ${spellParty(from)} to ${spellParty(to)}, sent at ${sentAt}`,
    ),
    report(
      name('party'),
      checkParty(proven, manifest.value),
      'the authority of the bundle is one side of it',
    ),
    report(
      name('checkpoint'),
      checkWitness(proven, manifest.value.from, manifest.value.checkpoint),
      'signed by the log of the sender',
    ),
    ...(message.receipt === undefined ? [] : checkReceipt(proven, message.manifest, message.receipt, name)),
    ...(message.sealed === undefined
      ? []
      : [
          report(
            name('seal'),
            checkSeal(proven, manifest.value, message.sealed),
            'the sender has sealed the listing',
          ),
        ]),
    checkLogged(proven, message.manifest, manifest.value, name('log')),
  ]
}

function checkParty({ authority }: Proven, { from, to }: Manifest): Verdict<true> {
  const ours = sameParty(authority, from) || sameParty(authority, to)
  return ours
    ? believe(true)
    : doubt('wrong-party', 'neither sender nor addressee is the authority of the bundle')
}

/** A checkpoint inside a statement; one of our own log must also fit the checkpoint of the bundle. */
function checkWitness(proven: Proven, party: Manifest['from'], note: string): Verdict<unknown> {
  const then = verifyCheckpointOf(proven.bundle, party, note)
  if (!then.ok || !proven.checkpoint || !sameParty(party, proven.authority)) return then
  return fitsLater(then.value, proven.checkpoint)
}

function checkReceipt(
  proven: Proven,
  manifest: string,
  jws: string,
  name: (what: string) => string,
): Check[] {
  const receipt = verifyReceipt(jws, proven.bundle.keys.seal, manifest)
  if (!receipt.ok) return [report(name('receipt'), receipt, '')]
  const { event, by, at, checkpoint } = receipt.value
  return [
    report(name('receipt'), receipt, `${event} by ${spellParty(by)} at ${at}`),
    report(
      name('receipt checkpoint'),
      checkWitness(proven, by, checkpoint),
      'signed by the log of the recipient',
    ),
  ]
}

function checkSeal(
  proven: Proven,
  manifest: Manifest,
  sealed: NonNullable<BundleMessage['sealed']>,
): Verdict<Listing> {
  const key = proven.bundle.keys.seal.find(({ id }) => id === manifest.seal)
  if (!key) return doubt('unknown-key', 'the bundle has no such key')
  const seal = verifySeal(sealed.jws, new TextEncoder().encode(sealed.listing), key)
  if (seal.ok && seal.value.id !== manifest.id) return doubt('mismatch', 'the listing is of another message')
  return seal
}

/** A paper that a message of the bundle carried. */
export interface CarriedPaper {
  readonly name: string
  readonly message: Manifest
}

/**
 * The messages of a bundle that carried exactly these bytes, by the listings that their senders sealed.
 * Only for a bundle that `verifyBundle` found good.
 *
 * @param sha256 of the paper, hexadecimal
 */
export function findPaper(bundle: Bundle, sha256: string): readonly CarriedPaper[] {
  return bundle.messages.flatMap(({ manifest, sealed }) => {
    const read = verifyManifest(manifest, bundle.keys.seal)
    const key = read.ok ? bundle.keys.seal.find(({ id }) => id === read.value.seal) : undefined
    if (!read.ok || !key || !sealed) return []
    const seal = verifySeal(sealed.jws, new TextEncoder().encode(sealed.listing), key)
    if (!seal.ok || seal.value.id !== read.value.id) return []
    return seal.value.parts
      .filter((part) => part.sha256 === sha256)
      .map(({ name }) => ({ name, message: read.value }))
  })
}

function checkLogged({ entries }: Proven, jws: string, { id }: Manifest, name: string): Check {
  const mine = entries.filter(({ leaf }) => leaf.object === id)
  if (mine.length === 0)
    return report(name, doubt('mismatch', 'no proven entry of the log names the message'), '')
  const shown = mine.flatMap(({ index, detail }) =>
    detail?.['manifestDigest'] === undefined ? [] : [{ index, digest: detail['manifestDigest'] }],
  )
  const wrong = shown.find(({ digest }) => digest !== digestOfManifest(jws))
  if (wrong) return report(name, doubt('mismatch', `entry ${wrong.index} is about another manifest`), '')
  const why = shown[0]
    ? `entry ${shown[0].index} holds the digest of this manifest`
    : `entry ${mine[0]!.index} names the message; its detail is not shown, so the log holds the id and not the digest`
  return { name, ok: true, why }
}
