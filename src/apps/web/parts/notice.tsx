import type { ReactNode } from 'react'
import { Icon, type IconName } from './icons.tsx'
import { toneIcon, type Tone } from './status.tsx'

export interface NoticeProps {
  readonly tone?: Exclude<Tone, 'neutral'> | undefined
  readonly title?: string | undefined
  readonly icon?: IconName | undefined
  /** What can be done about it: a button or a link. */
  readonly action?: ReactNode
  /** It appears after the page was opened, and is read out. */
  readonly live?: boolean | undefined
  readonly children?: ReactNode
}

/** A few sentences that stand out from the page. */
export function Notice({ tone = 'info', title, icon, action, live, children }: NoticeProps) {
  const role = live ? (tone === 'danger' ? 'alert' : 'status') : undefined
  return (
    <div className="notice" data-tone={tone} role={role}>
      <Icon name={icon ?? toneIcon[tone]} />
      <div>
        {title && <p className="toned">{title}</p>}
        {children !== undefined && <div className="notice-body">{children}</div>}
        {action !== undefined && <div className="notice-action row">{action}</div>}
      </div>
    </div>
  )
}
