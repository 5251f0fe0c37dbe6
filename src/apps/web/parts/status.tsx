import { Icon, type IconName } from './icons.tsx'

/** What a sign means for the reader; always said by a drawing and by words as well. */
export type Tone = 'neutral' | 'info' | 'success' | 'warning' | 'danger'

/** The drawing that goes with a tone where none is chosen. */
export const toneIcon: Readonly<Record<Tone, IconName>> = {
  neutral: 'dot',
  info: 'info',
  success: 'yes',
  warning: 'warning',
  danger: 'danger',
}

export interface StatusProps {
  readonly tone?: Tone | undefined
  readonly icon?: IconName | undefined
  /** The state in words. */
  readonly text: string
  /** Boxed, for the head of a page; in tables and lists it stands free. */
  readonly boxed?: boolean | undefined
}

/** The state of something: a drawing and a word. */
export function Status({ tone = 'neutral', icon, text, boxed }: StatusProps) {
  return (
    <span className={boxed ? 'status status-tag' : 'status'} data-tone={tone}>
      <Icon name={icon ?? toneIcon[tone]} />
      <span>{text}</span>
    </span>
  )
}

/** Where a draft stands between this machine and the server. */
export type SaveStage = 'saved' | 'saving' | 'waiting' | 'failed'

const saveLook: Readonly<Record<SaveStage, readonly [Tone, IconName]>> = {
  saved: ['success', 'check'],
  saving: ['neutral', 'cloud'],
  waiting: ['warning', 'offline'],
  failed: ['danger', 'danger'],
}

interface SaveStateProps {
  readonly stage: SaveStage
  readonly text: string
}

/** Says quietly whether the work is kept; announced when it changes. */
export function SaveState({ stage, text }: SaveStateProps) {
  const [tone, icon] = saveLook[stage]
  return (
    <span className="save-state fine with-icon" data-tone={tone} role="status">
      <Icon name={icon} />
      <span>{text}</span>
    </span>
  )
}
