import { splitPageOf } from '#adapters/document/page-of'
import type { Paper } from '#core/request/blocks'

/** The style sheet of one paper: it carries the texts that stand in the margins of each printed page. */
export const writeStyle = (paper: Paper): string => `${screen}
@page {
  size: A4;
  margin: 25mm;
  @top-center { content: ${cssText(paper.marking ?? '')}; font: bold 8.5pt ${faces}; color: #7d1a1a; letter-spacing: 0.1em }
  @bottom-left { content: ${paper.direction === 'ltr' ? cssText(paper.reference) : pageLine(paper)}; ${margin} }
  @bottom-right { content: ${paper.direction === 'ltr' ? pageLine(paper) : cssText(paper.reference)}; ${margin} }
}
/* Where a browser prints no margin boxes, the marking and the reference are on the page itself. */
@page :first { @top-center { content: none } }
@media print {
  body { margin: 0; max-width: none; font-size: 11pt; line-height: 1.4; background: none }
  main { padding: 0; border: 0; box-shadow: none }
}`

const faces = `Cambria, Caladea, 'Libertinus Serif', 'Noto Serif', Georgia, 'Times New Roman', serif`
const margin = `font: 8.5pt ${faces}; color: #5b6475`

const pageLine = (paper: Paper) =>
  splitPageOf(paper.pageOf)
    .map((piece) => (piece.kind === 'text' ? cssText(piece.text) : `counter(${piece.kind})`))
    .join(' ')

/** A CSS string that cannot end before its end, nor end the style element: all but plain letters is escaped. */
const cssText = (text: string) =>
  `"${text.replace(/[^A-Za-z0-9 ]/gu, (sign) => `\\${sign.codePointAt(0)!.toString(16)} `)}"`

const screen = `:root { color-scheme: light }
@counter-style letters-round { system: alphabetic; symbols: a b c d e f g h i j k l m n o p q r s t u v w x y z; prefix: '('; suffix: ') ' }
@counter-style letters-half { system: alphabetic; symbols: a b c d e f g h i j k l m n o p q r s t u v w x y z; suffix: ') ' }
@counter-style digits-round { system: extends decimal; prefix: '('; suffix: ') ' }
@counter-style digits-half { system: extends decimal; suffix: ') ' }
body { margin: 2rem auto; max-width: 46rem; font: 1.0625rem/1.5 ${faces}; color: #111; background: #eef0f3; overflow-wrap: anywhere }
main { padding: 3.5rem 4rem; background: #fff; box-shadow: 0 1px 4px #0003 }
p, ol, ul, blockquote, table { margin: 0 0 0.75em }
.marking { margin: 0 0 2rem; text-align: center; font-size: 0.8em; font-weight: bold; letter-spacing: 0.12em; color: #7d1a1a }
.letterhead { margin-bottom: 1.75rem; padding-bottom: 0.75rem; border-bottom: 4px double #1b2a49; text-align: center; color: #4d5566; font-size: 0.9em }
.letterhead p { margin: 0 }
.letterhead p:first-child { font-size: 1.35em; font-weight: bold; color: #1b2a49 }
.letterhead p:nth-child(2):not(:last-child) { font-size: 1.15em; font-weight: bold; color: #1b2a49 }
.reference { display: grid; grid-template-columns: minmax(7em, max-content) 1fr; gap: 0.2em 1.25em; margin: 0 0 2rem }
.reference dt { max-width: 14em; color: #4d5566; font-size: 0.9em }
.reference dd { margin: 0 }
h1, h2, h3 { margin: 1.6em 0 0.6em; line-height: 1.25; color: #1b2a49; break-after: avoid }
h1 { font-size: 1.5em; text-align: center; text-wrap: balance }
h2 { font-size: 1.2em }
h3 { font-size: 1.05em }
[dir='ltr'] h3 { font-style: italic }
p { orphans: 2; widows: 2 }
.numbered { padding-inline-start: 2.4em; text-indent: -2.4em }
.number { display: inline-block; min-width: 2.4em; text-indent: 0 }
.leads { break-after: avoid }
mark { background: #fff1a8; color: inherit }
ol, ul { padding-inline-start: 4.2em }
ul { list-style: '–  ' }
li { margin-bottom: 0.3em; break-inside: avoid }
figure { margin: 0 2.4em 1em; break-inside: avoid }
blockquote { margin: 0 }
figcaption { margin-top: 0.35em; text-align: end; color: #4d5566; font-size: 0.88em }
.wide { margin: 1em 0 1.25em; overflow-x: auto }
table { width: 100%; table-layout: fixed; margin: 0; border-collapse: collapse; border-block: 1.5px solid #1b2a49; font-size: 0.88em; line-height: 1.35 }
thead { display: table-header-group }
tr { break-inside: avoid }
th, td { padding: 0.35em 0.6em; text-align: start; vertical-align: top; border-bottom: 1px solid #b9c0cc }
th { vertical-align: bottom; color: #1b2a49; border-bottom-color: #1b2a49 }
.figure { text-align: end; font-variant-numeric: tabular-nums }
.signature { margin-block: 5.5rem 1.5rem; margin-inline-start: 47%; padding-top: 0.4rem; border-top: 1px solid #1b2a49; break-inside: avoid; break-before: avoid }
.signature p { margin: 0 }
.signature p:first-child { font-weight: bold }
.reference-line { margin: 3rem 0 0; padding-top: 0.4rem; border-top: 1px solid #b9c0cc; color: #4d5566; font-size: 0.8em }
@media (max-width: 40rem) { body { margin: 0 } main { padding: 1.5rem 1rem } .reference { grid-template-columns: 1fr; gap: 0 } .reference dd { margin-bottom: 0.6em } .signature { margin-inline-start: 20% } table { min-width: 36rem } ol, ul { padding-inline-start: 2.4em } }`
