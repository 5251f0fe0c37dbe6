import type { CSSProperties } from 'react'

interface Props {
  /** 16 groups of 4 hexadecimal digits, parted by spaces. */
  readonly groups: string
  /** In four lines, to be read aloud or compared on paper. */
  readonly large?: boolean | undefined
}

const small: CSSProperties = { display: 'inline-block', maxInlineSize: '39ch', fontSize: 'var(--text-s)' }
const large: CSSProperties = {
  display: 'inline-grid',
  gridTemplateColumns: 'repeat(4, auto)',
  columnGap: '1.5ch',
  fontSize: 'clamp(1.0625rem, 0.8rem + 1.4vw, 1.5rem)',
  lineHeight: 1.7,
}

/** The fingerprint of a key, in groups; written from left to right in every language. */
export function Fingerprint({ groups, large: isLarge }: Props) {
  const all = groups.split(' ')
  return (
    <span dir="ltr" className="mono" style={isLarge ? large : small}>
      {all.map((group, at) => (
        <span key={at}>
          {group}
          {at < all.length - 1 && ' '}
        </span>
      ))}
    </span>
  )
}
