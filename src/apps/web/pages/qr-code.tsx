import qrcode from 'qrcode-generator'

interface Props {
  readonly text: string
  /** What it holds, for those who hear the page. */
  readonly label: string
}

/** Light squares around the code without which readers do not find it. @source ISO/IEC 18004 section 6.3.8 */
const quiet = 4

/** A text as a QR code; black on white in every theme, as cameras want it. */
export function QrCode({ text, label }: Props) {
  const code = qrcode(0, 'M')
  code.addData(text)
  code.make()
  const count = code.getModuleCount()
  const at = Array.from({ length: count }, (_, index) => index)
  const squares = at.flatMap((row) =>
    at.filter((column) => code.isDark(row, column)).map((column) => `M${column} ${row}h1v1h-1z`),
  )
  const size = count + 2 * quiet
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`${-quiet} ${-quiet} ${size} ${size}`}
      shapeRendering="crispEdges"
      style={{ inlineSize: '10rem', blockSize: '10rem', forcedColorAdjust: 'none' }}
    >
      <rect x={-quiet} y={-quiet} width={size} height={size} fill="#fff" />
      <path d={squares.join('')} fill="#000" />
    </svg>
  )
}
