import { Icon } from './icons.tsx'
import { KeyValue, type KeyValueRow } from './key-value.tsx'

/** What checking a signature or seal came to. */
export type SealVerdict = 'valid' | 'invalid' | 'unknown'

export interface SealProps {
  readonly verdict: SealVerdict
  /** E.g. `The seal is valid`. */
  readonly title: string
  /** Why, or what to do, in a sentence. */
  readonly text?: string | undefined
  /** Signer, key, time, what it covers. */
  readonly rows: readonly KeyValueRow[]
}

const tone = { valid: 'success', invalid: 'danger', unknown: 'warning' } as const

/** The result of checking a signature or a seal: the plain answer first, then what it rests on. */
export function Seal({ verdict, title, text, rows }: SealProps) {
  return (
    <section className="seal" data-tone={tone[verdict]}>
      <Icon name={verdict === 'valid' ? 'seal' : verdict === 'invalid' ? 'danger' : 'unknown'} />
      <div>
        <p className="toned">{title}</p>
        {text && <p>{text}</p>}
        <KeyValue rows={rows} bare />
      </div>
    </section>
  )
}
