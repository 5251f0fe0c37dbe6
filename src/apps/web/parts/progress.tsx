import { useId } from 'react'

export interface ProgressProps {
  readonly label: string
  readonly labelHidden?: boolean | undefined
  /** Undefined while it is not known how much there is. */
  readonly value?: number | undefined
  readonly max?: number | undefined
  /** At the end of the line, e.g. `12 of 15 answers`. */
  readonly text?: string | undefined
}

/** How far something has come. */
export function Progress({ label, labelHidden, value, max = 100, text }: ProgressProps) {
  const id = useId()
  return (
    <div className="progress stack">
      <div className={labelHidden && !text ? 'hidden' : 'row row-between'}>
        <label htmlFor={id} className={labelHidden ? 'hidden' : undefined}>
          {label}
        </label>
        {text && <span className="muted">{text}</span>}
      </div>
      <progress id={id} max={max} value={value} />
    </div>
  )
}
