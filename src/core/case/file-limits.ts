/** Largest single file and largest sum of a case's own files, in bytes; larger evidence goes by courier until it can be streamed. */
export const attachmentLimits = { one: 25_000_000, all: 40_000_000 } as const

const megabytes = (bytes: number): number => Math.ceil(bytes / 100_000) / 10

/** What is too large, by how much, and how it can travel all the same. */
export const tellTooLarge = ({
  what,
  sizeBytes,
  limitBytes,
}: {
  what: string
  sizeBytes: number
  limitBytes: number
}): string =>
  `${what}: ${megabytes(sizeBytes)} MB, at most ${megabytes(limitBytes)} MB are taken; a file of a case has at most ${megabytes(attachmentLimits.one)} MB. ` +
  'Send it in parts (smaller files, or several messages), by courier, or in another way that the other State agrees to.'
