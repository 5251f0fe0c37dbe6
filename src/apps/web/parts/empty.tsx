import type { ReactNode } from 'react'

/** Drawings for a place with nothing in it: plain lines first, then the line in the accent. */
const drawings = {
  tray: ['M18 44h24l5 8h26l5-8h24v24H18ZM18 44l12-22h60l12 22', 'M44 33h32M49 26h22'],
  letter: [
    'M18 18h72v46H18ZM18 20l31 22M90 20 59 42M18 62l26-23M90 62 64 39',
    'M54 37a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13Z',
  ],
  search: [
    'M18 14h42v52H18ZM26 26h26M26 34h26M26 42h14',
    'M62 36a13 13 0 1 0 0 26 13 13 0 0 0 0-26ZM72 58l12 12',
  ],
  folder: ['M18 22h26l7 8h47v38H18ZM18 38h80', 'M32 50h26M32 57h16'],
  calendar: ['M18 20h64v48H18ZM18 34h64M34 13v13M66 13v13', 'M40 51l8 8 14-16'],
  line: [
    'M18 66V42l14-9 14 9v24ZM74 66V42l14-9 14 9v24ZM28 66v-9h8v9M84 66v-9h8v9',
    'M46 52h8M66 52h8M55 47l10 10M65 47 55 57',
  ],
} as const

export type Drawing = keyof typeof drawings

export interface EmptyProps {
  readonly drawing?: Drawing | undefined
  readonly title: string
  readonly children?: ReactNode
  /** The way onward. */
  readonly action?: ReactNode
}

/** Nothing here yet, why, and what to do. */
export function Empty({ drawing = 'tray', title, children, action }: EmptyProps) {
  const [plain, accent] = drawings[drawing]
  return (
    <div className="empty stack">
      <svg className="drawing" viewBox="17 10 90 60" aria-hidden="true" focusable="false">
        <path d={plain} />
        <path className="drawing-accent" d={accent} />
      </svg>
      <h3>{title}</h3>
      {children !== undefined && <p className="muted measure">{children}</p>}
      {action !== undefined && <div className="row">{action}</div>}
    </div>
  )
}
