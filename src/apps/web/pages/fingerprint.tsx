import { Fragment, type CSSProperties } from 'react'

interface Props {
  /** 16 groups of 4 hexadecimal digits, parted by spaces. */
  readonly groups: string
  /** In four lines, to be read aloud or compared on paper. */
  readonly large?: boolean | undefined
}

const small: CSSProperties = { display: 'inline-block', maxInlineSize: '40ch', fontSize: 'var(--text-s)' }
const large: CSSProperties = {
  display: 'inline-grid',
  wordSpacing: '0.5ch',
  fontSize: 'clamp(1.0625rem, 0.8rem + 1.4vw, 1.5rem)',
  lineHeight: 1.7,
}

/** The fingerprint of a key, four groups to a line or eight; written from left to right in every language. */
export function Fingerprint({ groups, large: isLarge }: Props) {
  const lines = groups.match(/\S+(?: \S+){0,3}/g) ?? []
  return (
    <span dir="ltr" className="mono" style={isLarge ? large : small}>
      {lines.map((line, at) => (
        <Fragment key={at}>
          <span className="nowrap">{line}</span>{' '}
        </Fragment>
      ))}
    </span>
  )
}
