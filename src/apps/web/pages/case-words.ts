import type { IconName } from '../parts/icons.tsx'
import type { Tone } from '../parts/status.tsx'

/** How the state of a case looks; its name is the word `page.state.<state>`. */
const looks: Readonly<Record<string, readonly [Tone, IconName]>> = {
  drafting: ['neutral', 'edit'],
  'in-review': ['info', 'eye'],
  sent: ['info', 'out'],
  delivered: ['info', 'mail'],
  acknowledged: ['info', 'mail'],
  received: ['warning', 'in'],
  registered: ['info', 'text'],
  'information-requested': ['warning', 'unknown'],
  executing: ['info', 'clock'],
  'partially-executed': ['info', 'clock'],
  postponed: ['warning', 'calendar'],
  executed: ['success', 'yes'],
  refused: ['danger', 'no'],
  withdrawn: ['neutral', 'reply'],
  closed: ['neutral', 'lock'],
  discarded: ['neutral', 'trash'],
}

export const lookOf = (state: string): { readonly tone: Tone; readonly icon: IconName } => {
  const [tone, icon] = looks[state] ?? ['neutral', 'dot']
  return { tone, icon }
}

/** Days from `today` to `due`; negative when it has passed. */
export const daysLeft = (due: string, today: string): number =>
  Math.round((Date.parse(due) - Date.parse(today)) / 86_400_000)
