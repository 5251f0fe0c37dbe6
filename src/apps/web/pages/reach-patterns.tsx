import { reaches, type Reach } from '#core/law/world'

/** Lines, dots and crosses over the ground, so that colour is never the only sign. In a square of 8. */
const marks: Readonly<Record<Reach, string | undefined>> = {
  order: undefined,
  treaty: 'M2 2v.01M6 6v.01',
  convention: 'M-2 2 2-2M0 8 8 0M6 10l4-4',
  arrangement: 'M0 2h8M0 6h8',
  law: 'M2 0v8M6 0v8',
  open: 'M2 4h4M4 2v4',
  none: undefined,
}

interface DefsProps {
  /** Before the name of each pattern; one drawing of the page must not take those of another. */
  readonly prefix: string
  /** How many units of the drawing are one pixel. */
  readonly unit: number
}

/** The seven fills of a map of reach. */
export function ReachPatterns({ prefix, unit }: DefsProps) {
  return (
    <defs>
      {reaches.map((reach) => (
        <pattern
          key={reach}
          id={`${prefix}${reach}`}
          width="8"
          height="8"
          patternUnits="userSpaceOnUse"
          patternTransform={`scale(${unit})`}
        >
          <rect className="reach-ground" data-reach={reach} width="8" height="8" />
          {marks[reach] && <path className="reach-mark" data-reach={reach} d={marks[reach]} />}
        </pattern>
      ))}
    </defs>
  )
}

/** Patterns for the small squares of legends and tables; once on each page that shows them. */
export const SwatchPatterns = () => (
  <svg className="reach-defs" width="0" height="0" aria-hidden="true" focusable="false">
    <ReachPatterns prefix="swatch-" unit={1} />
  </svg>
)

/** A square in the fill of a reach; the word stands beside it. */
export const ReachSwatch = ({ reach }: { readonly reach: Reach }) => (
  <svg className="reach-swatch" viewBox="0 0 20 14" aria-hidden="true" focusable="false">
    <rect x="0.5" y="0.5" width="19" height="13" fill={`url(#swatch-${reach})`} />
  </svg>
)
