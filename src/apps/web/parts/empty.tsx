import type { ReactNode } from 'react'

/** Drawings for a place with nothing in it: plain lines first, then the line in the accent. */
const drawings = {
  tray: ['M18 44h24l5 8h26l5-8h24v24H18ZM18 44l12-22h60l12 22', 'M44 33h32M49 26h22'],
  letter: ['M24 18h72v46H24ZM24 20l36 26 36-26M24 62l26-23M96 62 70 39', 'M84 56h6M78 60h12'],
  search: [
    'M30 14h42v52H30ZM38 26h26M38 34h26M38 42h14',
    'M74 36a13 13 0 1 0 0 26 13 13 0 0 0 0-26ZM84 58l12 12',
  ],
  folder: ['M20 22h26l7 8h47v38H20ZM20 38h80', 'M34 50h26M34 57h16'],
  calendar: ['M28 20h64v48H28ZM28 34h64M44 13v13M76 13v13', 'M50 51l8 8 14-16'],
  line: [
    'M14 62h30M76 62h30M26 62V34l14-8 14 8v28M66 62V34l14-8 14 8v28',
    'M56 46h2M62 46h2M48 18l24 12M72 18 48 30',
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
    <div className="empty">
      <svg className="drawing" viewBox="0 0 120 80" aria-hidden="true" focusable="false">
        <path d={plain} />
        <path className="drawing-accent" d={accent} />
      </svg>
      <h3>{title}</h3>
      {children !== undefined && <p>{children}</p>}
      {action !== undefined && <div className="row">{action}</div>}
    </div>
  )
}
