import type { Check } from '#core/exchange/proven'
import type { Say } from '#core/knowledge/words'

/** Checks that belong together: the bundle as a whole, its log, what the log was before, or one message. */
export interface CheckGroup {
  readonly id: string
  readonly kind: 'bundle' | 'entries' | 'history' | 'message'
  /** Id of the message. */
  readonly message?: string
  readonly checks: readonly Check[]
}

const ofMessage = /^message (.+): ([a-z ]+)$/

function groupOf({ name }: Check): string {
  const message = ofMessage.exec(name)?.[1]
  if (message !== undefined) return `message ${message}`
  return /^(entry|history) /.test(name) ? (name.startsWith('entry') ? 'entries' : 'history') : 'bundle'
}

/** Checks in groups, in the order of reading. */
export function groupChecks(checks: readonly Check[]): CheckGroup[] {
  return [...Map.groupBy(checks, groupOf)].map(([id, list]) =>
    id.startsWith('message ')
      ? { id, kind: 'message', message: id.slice('message '.length), checks: list }
      : { id, kind: id as 'bundle', checks: list },
  )
}

/** Name of a check for the reader, e.g. `Statement of the sender`. */
export function nameCheck({ name }: Check, say: Say): string {
  const part = ofMessage.exec(name)?.[2]
  if (part !== undefined) return say(`page.verify.check.message-${part.replaceAll(' ', '-')}`)
  const [kind, number] = name.split(' ')
  if (kind === 'entry') return say('page.verify.check.entry', { n: number })
  if (kind === 'history') return say('page.verify.check.history', { n: Number(number) + 1 })
  return say(`page.verify.check.${name}`)
}

/** Fingerprints in a text, however they are parted: 64 hexadecimal digits, given back in groups of four. */
export const readFingerprints = (text: string): string[] =>
  [...text.matchAll(/(?:[0-9a-f]{4}[\s:-]*){16}/gi)].map(([found]) =>
    found
      .replace(/[^0-9a-f]/gi, '')
      .toLowerCase()
      .match(/.{4}/g)!
      .join(' '),
  )
