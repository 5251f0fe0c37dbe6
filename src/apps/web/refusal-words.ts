import type { Say } from '#core/knowledge/words'
import type { Answer } from './call.ts'

/** A refusal, a lost connection or a fault as a title and a sentence: what is wrong, why, and how to go on. */
export function tellFailure(
  answer: Exclude<Answer<unknown>, { ok: true }>,
  say: Say,
): { readonly title: string; readonly text: string } {
  if ('offline' in answer) return { title: say('page.offline.title'), text: say('page.offline') }
  if ('fault' in answer) return { title: say('page.fault.title'), text: say('page.fault') }
  const { refusal } = answer
  const title = say(`page.refusal.${refusal.code}.title`)
  switch (refusal.code) {
    case 'unacceptable':
      return { title: refusal.what, text: `${refusal.why} ${refusal.mend}` }
    case 'changed-meanwhile':
      return {
        title,
        text: say('page.refusal.changed-meanwhile', { yours: refusal.yours, now: refusal.now }),
      }
    case 'too-large':
      return {
        title,
        text: say('page.refusal.too-large', {
          what: refusal.what,
          size: Math.ceil(refusal.sizeBytes / 100_000) / 10,
          limit: Math.floor(refusal.limitBytes / 1_000_000),
        }),
      }
    case 'too-many-tries':
      return { title, text: say('page.refusal.too-many-tries', { seconds: refusal.retryAfterSeconds }) }
    case 'malformed':
      return { title, text: refusal.issues.map(({ path, message }) => `${path}: ${message}`).join('; ') }
    case 'not-open':
      return {
        title,
        text: say('page.refusal.not-open', {
          open: refusal.open.map((event) => say(`page.event.${event}`)).join(', ') || '—',
        }),
      }
    case 'incomplete':
      return { title, text: say('page.refusal.incomplete', { count: refusal.defects.length }) }
    default:
      return { title, text: say(`page.refusal.${refusal.code}`) }
  }
}
