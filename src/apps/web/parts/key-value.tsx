import type { ReactNode } from 'react'

export interface KeyValueRow {
  readonly label: string
  readonly value: ReactNode
  readonly note?: ReactNode
  /** E.g. a link to change the answer; say of what for those who only hear it. */
  readonly action?: ReactNode
}

export interface KeyValueProps {
  readonly rows: readonly KeyValueRow[]
  /** Without lines between the rows. */
  readonly bare?: boolean | undefined
}

/** Names and values, in two columns or, where it is narrow, one below the other. */
export function KeyValue({ rows, bare }: KeyValueProps) {
  return (
    <dl className={bare ? 'keys keys-bare' : 'keys'}>
      {rows.map(({ label, value, note, action }) => (
        <div className="keys-row" key={label}>
          <dt className="muted">{label}</dt>
          <dd>
            {value}
            {note !== undefined && <span className="keys-note note">{note}</span>}
          </dd>
          {action !== undefined && <dd className="note">{action}</dd>}
        </div>
      ))}
    </dl>
  )
}
