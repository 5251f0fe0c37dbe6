import { Fault } from '#core/kernel/outcome'
import type { Block, Paper } from '#core/request/blocks'

/**
 * The paper as every gate may take it for granted: no character that a format cannot hold, no block
 * that says nothing, and tables whose rows are all as long as the longest.
 *
 * @throws Fault `document.language` when the language is no BCP 47 tag
 */
export function preparePaper(paper: Paper): Paper {
  if (!isLanguage(paper.language))
    throw new Fault('document.language', `"${paper.language}" is no language tag`)
  const clean = mapText(paper, cleanText)
  return { ...clean, blocks: clean.blocks.flatMap(prepareBlock) }
}

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}

/** The same value with every text in it changed; keys and numbers stay. */
export function mapText<T>(value: T, change: (text: string) => string): T {
  const walk = (part: unknown): unknown => {
    if (typeof part === 'string') return change(part)
    if (Array.isArray(part)) return part.map(walk)
    if (typeof part !== 'object' || part === null) return part
    // `kind` and `direction` are words of ours, not text of the paper.
    const member = ([key, inner]: [string, unknown]) => [key, own.has(key) ? inner : walk(inner)]
    return Object.fromEntries(Object.entries(part).map(member))
  }
  return walk(value) as T
}
const own: ReadonlySet<string> = new Set(['kind', 'direction', 'language', 'from'])

/** @throws Fault `document.made` when `made` is no instant. */
export function readInstant(made: string): Date {
  const at = new Date(made)
  if (Number.isNaN(at.getTime())) throw new Fault('document.made', `"${made}" is no ISO 8601 instant`)
  return at
}

/**
 * Text without the characters that XML 1.0 refuses (control characters, halves of surrogate pairs,
 * non-characters), with one spelling of the line break and spaces for tabs. Direction overrides go as
 * well: they make a reader see another order than the one that was written, and no script needs them.
 *
 * @source XML 1.0, section 2.2, production [2] Char
 */
function cleanText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(forbidden, '')
}
// eslint-disable-next-line no-control-regex -- these are the characters to take out
const forbidden = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202d\u202e\ufeff\ufff9-\ufffb\ufffe\uffff]/g

function prepareBlock(block: Block): readonly Block[] {
  const said = (text: string) => text.trim() !== ''
  switch (block.kind) {
    case 'letterhead':
    case 'signature': {
      const lines = block.lines.filter(said)
      return lines.length > 0 ? [{ ...block, lines }] : []
    }
    case 'reference': {
      const rows = block.rows.filter(([label, value]) => said(label) || said(value))
      return rows.length > 0 ? [{ ...block, rows }] : []
    }
    case 'list': {
      const items = block.items.filter(said)
      return items.length > 0 ? [{ ...block, items }] : []
    }
    case 'table':
      return squareTable(block)
    case 'paragraph':
      return said(block.text) || block.number !== undefined ? [block] : []
    case 'title':
    case 'heading':
    case 'quotation':
      return said(block.text) ? [block] : []
  }
}

function squareTable(block: Extract<Block, { kind: 'table' }>): readonly Block[] {
  const width = Math.max(block.head.length, ...block.rows.map((row) => row.length))
  if (width === 0) return []
  const square = (row: readonly string[]) => Array.from({ length: width }, (_, at) => row[at] ?? '')
  return [{ ...block, head: block.head.length > 0 ? square(block.head) : [], rows: block.rows.map(square) }]
}
