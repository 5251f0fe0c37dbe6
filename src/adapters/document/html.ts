import { findFigures, shareWidths } from '#adapters/document/columns'
import type { DocumentGate } from '#adapters/document/document'
import { writeStyle } from '#adapters/document/html-style'
import { leadsOn } from '#adapters/document/lead-on'
import { listMark } from '#adapters/document/list-mark'
import { preparePaper, readInstant } from '#adapters/document/prepare-paper'
import type { Block, Paper } from '#core/request/blocks'

/** One page that needs nothing else: it can be read aloud, printed, and kept; it runs and fetches nothing. */
export const htmlDocument: DocumentGate = {
  format: 'html',
  mediaType: 'text/html;charset=utf-8',
  async render(given, { made }) {
    const at = readInstant(made)
    return new TextEncoder().encode(writePage(preparePaper(given), at))
  },
}

/** The blocks of a paper without the page around them, every text escaped. */
export function renderBody(given: Paper): string {
  return writeBody(preparePaper(given))
}

const writeBody = (paper: Paper): string =>
  paper.blocks.map((block, at) => writeBlock(block, paper.blocks[at + 1], paper)).join('\n')

const writePage = (paper: Paper, made: Date): string => `<!doctype html>
<html lang="${escape(paper.language)}" dir="${paper.direction}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="dcterms.created" content="${made.toISOString()}">
<meta name="dcterms.identifier" content="${escape(paper.reference)}">
<title>${escape(paper.title)}</title>
<style>
${writeStyle(paper)}
</style>
</head>
<body>
<main>
${paper.marking ? `<p class="marking">${say(paper.marking)}</p>\n` : ''}${writeBody(paper)}
<p class="reference-line">${isolated(paper.reference)}</p>
</main>
</body>
</html>
`

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => escapes[sign]!)
const say = (text: string): string => escape(text).replaceAll('\n', '<br>')
/** A reference or an amount keeps its own direction within a text of the other. */
const isolated = (text: string): string => `<bdi>${say(text)}</bdi>`
const lines = (texts: readonly string[]): string => texts.map((text) => `<p>${say(text)}</p>`).join('')

function writeBlock(block: Block, next: Block | undefined, paper: Paper): string {
  switch (block.kind) {
    case 'letterhead':
      return `<div class="letterhead">${lines(block.lines)}</div>`
    case 'reference':
      return `<dl class="reference">${block.rows.map(([label, value]) => `<dt>${say(label)}</dt><dd>${isolated(value)}</dd>`).join('')}</dl>`
    case 'title':
      return `<h1>${say(block.text)}</h1>`
    case 'heading':
      return `<h${block.level + 1}>${say(block.text)}</h${block.level + 1}>`
    case 'paragraph':
      return writeParagraph(block, next)
    case 'list':
      return writeList(block, paper)
    case 'table':
      return writeTable(block)
    case 'quotation':
      return `<figure><blockquote><p>${say(block.text)}</p></blockquote>${block.source ? `<figcaption>${say(block.source)}</figcaption>` : ''}</figure>`
    case 'signature':
      return `<div class="signature">${lines(block.lines)}</div>`
  }
}

function writeParagraph(
  { text, number, open }: Extract<Block, { kind: 'paragraph' }>,
  next: Block | undefined,
): string {
  const said = open ? `<mark>${say(text)}</mark>` : say(text)
  const classes = [...(number === undefined ? [] : ['numbered']), ...(leadsOn(text, next) ? ['leads'] : [])]
  const name = classes.length > 0 ? ` class="${classes.join(' ')}"` : ''
  // The number is text, not a counter of the page: it must be the same when the paragraph is quoted.
  return number === undefined
    ? `<p${name}>${said}</p>`
    : `<p${name}><span class="number">${number}. </span>${said}</p>`
}

function writeList({ items, ordered }: Extract<Block, { kind: 'list' }>, paper: Paper): string {
  const entries = items.map((text) => `<li>${say(text)}</li>`).join('')
  if (!ordered) return `<ul>${entries}</ul>`
  const { shape, before } = listMark(paper.language, items.length)
  const style = `${shape}-${before === '(' ? 'round' : 'half'}`
  return `<ol type="${shape === 'letters' ? 'a' : '1'}" style="list-style-type: ${style}">${entries}</ol>`
}

function writeTable({ head, rows }: Extract<Block, { kind: 'table' }>): string {
  const figures = findFigures(rows, (rows[0] ?? head).length)
  const look = (at: number) => (figures[at] ? ' class="figure"' : '')
  const shares = shareWidths(head.length > 0 ? [head, ...rows] : rows)
  const columns = shares.map((share) => `<col style="width: ${(share * 100).toFixed(1)}%">`).join('')
  const heads = head.map((text, at) => `<th scope="col"${look(at)}>${say(text)}</th>`).join('')
  const body = rows
    .map((row) => `<tr>${row.map((text, at) => `<td${look(at)}>${isolated(text)}</td>`).join('')}</tr>`)
    .join('')
  // Focusable, so that a table wider than the screen can be scrolled with the keyboard.
  return `<div class="wide" tabindex="0"><table><colgroup>${columns}</colgroup>${heads ? `<thead><tr>${heads}</tr></thead>` : ''}<tbody>${body}</tbody></table></div>`
}
