import type { Say } from '#core/knowledge/words'
import type { ValueOf } from '../call.ts'
import type { IconName } from '../parts/icons.tsx'
import type { Tone } from '../parts/status.tsx'

export type Sent = ValueOf<'list-exchange'>['outgoing'][number]

/** How far a message may have come, in the order of its way. */
export const deliveries = ['waiting', 'handed-over', 'delivered', 'rejected', 'undeliverable'] as const

const looks: Readonly<Record<string, readonly [Tone, IconName]>> = {
  waiting: ['info', 'clock'],
  'handed-over': ['info', 'out'],
  delivered: ['success', 'yes'],
  rejected: ['danger', 'no'],
  undeliverable: ['danger', 'warning'],
}

/** How a delivery looks; a message that waits because something failed stands out. */
export function lookOfDelivery(
  status: string,
  failed = false,
): { readonly tone: Tone; readonly icon: IconName } {
  const [tone, icon] = looks[status] ?? ['neutral', 'dot']
  return { tone: failed && status === 'waiting' ? 'warning' : tone, icon }
}

/** Whether a signed receipt is still to come. */
export const isOpen = ({ status }: Sent): boolean =>
  status === 'waiting' || status === 'handed-over' || status === 'undeliverable'

/** What the gates say when a try fails, and the sentence for it; the first group is the detail. */
const failures: readonly (readonly [RegExp, string])[] = [
  [/^the partner did not answer in time/, 'no-answer'],
  [/^the partner cannot be reached(?:: (.*))?/, 'unreachable'],
  [/^the partner redirects/, 'moved'],
  [/^the partner answered (403)/, 'stranger'],
  [/^the partner answered (404)/, 'nobody-there'],
  [/^the partner answered (413)/, 'too-large'],
  [/^the partner answered (4\d\d)/, 'not-understood'],
  [/^the partner answered (5\d\d)/, 'their-fault'],
  [/^the address of the partner/, 'bad-address'],
  [/is no longer in the directory/, 'partner-gone'],
  [/^the receipt is not believed: (.*)/, 'receipt-doubted'],
  [/^the answer is (?:no receipt|too long)/, 'no-receipt'],
  [/^the folder is not there/, 'folder-missing'],
  [/^the folder cannot be used: (.*)/, 'folder-unusable'],
  [/^another parcel of the same message/, 'folder-other'],
]

const rejections: ReadonlySet<string> = new Set(['expired', 'too-large', 'cannot-decrypt', 'wrong-schema'])

/** Why the other authority refused the message, from the signed receipt: `<code>: <text>`. */
function tellRejection(reason: string, say: Say): string {
  const [, code = '', text = reason] = /^([a-z][a-z0-9.-]*): (.*)$/s.exec(reason) ?? []
  return rejections.has(code)
    ? say(`page.exchange.rejection.${code}`)
    : say('page.exchange.rejection', { reason: text })
}

/** The last error in plain words; undefined where the message is well, or on its way. */
export function tellError({ status, last_error: error }: Sent, say: Say): string | undefined {
  if (!error || status === 'delivered' || status === 'handed-over') return undefined
  if (status === 'rejected') return tellRejection(error, say)
  for (const [pattern, id] of failures) {
    const found = pattern.exec(error)
    if (found) return say(`page.exchange.error.${id}`, { detail: found[1] ?? '' }).trim()
  }
  return say('page.exchange.error.other', { detail: error })
}
