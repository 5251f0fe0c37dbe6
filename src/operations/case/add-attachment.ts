import { z } from 'zod'
import { attachmentLimits } from '#core/case/file-limits'
import { isPartName } from '#core/exchange/container'
import { sha256Hex } from '#core/kernel/digest'
import { makeId } from '#core/kernel/ids'
import { done, refuse } from '#core/kernel/outcome'
import { findVisibleCase } from '#operations/case/visible-case'
import { operation } from '#operations/operation'
import { insertAttachment, listAttachments } from '#store/attachments'

/** Kinds of file that are taken, by their first bytes; the name alone proves nothing. */
const signatures: Readonly<
  Record<string, { readonly extensions: readonly string[]; readonly starts: readonly (readonly number[])[] }>
> = {
  'application/pdf': { extensions: ['pdf'], starts: [[0x25, 0x50, 0x44, 0x46]] },
  'image/png': { extensions: ['png'], starts: [[0x89, 0x50, 0x4e, 0x47]] },
  'image/jpeg': { extensions: ['jpg', 'jpeg'], starts: [[0xff, 0xd8, 0xff]] },
  'image/tiff': {
    extensions: ['tif', 'tiff'],
    starts: [
      [0x49, 0x49, 0x2a, 0x00],
      [0x4d, 0x4d, 0x00, 0x2a],
    ],
  },
  'application/zip': { extensions: ['zip'], starts: [[0x50, 0x4b, 0x03, 0x04]] },
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': {
    extensions: ['docx'],
    starts: [[0x50, 0x4b, 0x03, 0x04]],
  },
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': {
    extensions: ['xlsx'],
    starts: [[0x50, 0x4b, 0x03, 0x04]],
  },
  'text/plain': { extensions: ['txt'], starts: [] },
  'text/csv': { extensions: ['csv'], starts: [] },
}

/** The media type of a file by name and content, or undefined when they disagree or the kind is not taken. */
export function mediaTypeOf(name: string, bytes: Uint8Array): string | undefined {
  const extension = name.slice(name.lastIndexOf('.') + 1).toLowerCase()
  const [type, { starts }] = Object.entries(signatures).find(([, { extensions }]) =>
    extensions.includes(extension),
  ) ?? [undefined, { starts: [] }]
  if (!type) return undefined
  if (starts.length === 0) return bytes.includes(0) ? undefined : type
  return starts.some((start) => start.every((byte, at) => bytes[at] === byte)) ? type : undefined
}

/** Adds a file to a case: an exhibit, an order, a translation, a piece of evidence. */
export const addAttachment = operation({
  name: 'add-attachment',
  summary: 'Adds a file to a case.',
  needs: 'case.write',
  reads: false,
  input: z.strictObject({
    caseId: z.string(),
    name: z.string().min(1).max(120),
    content: z.base64(),
  }),
  async run(world, { caseId, name, content }) {
    const { tx, user, now } = world
    const found = await findVisibleCase(world, caseId)
    if (!found.ok) return found
    if (found.value.closed_at) return refuse({ code: 'not-open', event: 'add-attachment', open: [] })
    if (!isPartName(name)) {
      return refuse({
        code: 'unacceptable',
        what: `the file name "${name.slice(0, 60)}"`,
        why: 'It has signs that some computers cannot keep, or that hide what the file is.',
        mend: 'Rename the file with letters, digits, spaces, dots and dashes.',
      })
    }
    // Before it is decoded: four signs are three bytes, less the signs that only fill up.
    const sizeBytes = (content.length / 4) * 3 - (/=*$/.exec(content.slice(-2))?.[0].length ?? 0)
    if (sizeBytes > attachmentLimits.one)
      return refuse({ code: 'too-large', what: name, sizeBytes, limitBytes: attachmentLimits.one })
    const bytes = Uint8Array.from(atob(content), (character) => character.charCodeAt(0))
    if (bytes.length === 0)
      return refuse({
        code: 'unacceptable',
        what: name,
        why: 'The file is empty.',
        mend: 'Choose the file again.',
      })
    const mine = (await listAttachments(tx, found.value.id)).filter(
      ({ origin, message_id }) => origin === 'ours' && message_id === null,
    )
    const sum = mine.reduce((total, { size_bytes }) => total + size_bytes, bytes.length)
    if (sum > attachmentLimits.all)
      return refuse({
        code: 'too-large',
        what: 'all files of this case',
        sizeBytes: sum,
        limitBytes: attachmentLimits.all,
      })
    if (mine.some((one) => one.name.toLowerCase() === name.toLowerCase())) {
      return refuse({
        code: 'unacceptable',
        what: name,
        why: 'The case has a file with this name.',
        mend: 'Rename the file, or remove the other one first.',
      })
    }
    const mediaType = mediaTypeOf(name, bytes)
    if (!mediaType) {
      return refuse({
        code: 'unacceptable',
        what: name,
        why: 'Its content is not what its name says, or files of this kind are not taken.',
        mend: `Use one of ${Object.values(signatures)
          .flatMap(({ extensions }) => extensions)
          .join(', ')}; other files can go inside a ZIP.`,
      })
    }
    const id = makeId(Date.parse(now), world.random(10))
    const sha256 = sha256Hex(bytes)
    await insertAttachment(tx, {
      id,
      case_id: found.value.id,
      name,
      media_type: mediaType,
      size_bytes: bytes.length,
      sha256,
      origin: 'ours',
      content: bytes,
      added_by: user.id,
      added_at: now,
    })
    return done({ id, name, mediaType, sizeBytes: bytes.length, sha256 })
  },
  about: ({ caseId }) => caseId,
  detail: (_input, { id, sizeBytes, sha256 }) => ({ id, sizeBytes, sha256 }),
})
