import { findFigures, shareWidths } from '#adapters/document/columns'
import { leadsOn } from '#adapters/document/lead-on'
import { listMark } from '#adapters/document/list-mark'
import { splitPageOf } from '#adapters/document/page-of'
import { mapText } from '#adapters/document/prepare-paper'
import type { Block, Paper } from '#core/request/blocks'

/** The paper as `letter.typ` reads it: no member is ever absent, and what can be reckoned beforehand is. */
export function layOut(paper: Paper) {
  const { language, region } = new Intl.Locale(paper.language)
  return {
    language,
    region: region && /^[A-Z]{2}$/.test(region) ? region : null,
    direction: paper.direction,
    title: paper.title,
    reference: loosen(paper.reference, 45),
    marking: paper.marking ? loosen(paper.marking, 50) : null,
    pageOf: splitPageOf(loosen(paper.pageOf, 24)),
    blocks: paper.blocks.map((block, at) => layOutBlock(block, paper, paper.blocks[at + 1])),
  }
}

function layOutBlock(block: Block, paper: Paper, next: Block | undefined) {
  switch (block.kind) {
    case 'reference': {
      const shares = labelShares(block.rows)
      const rows = block.rows.map((row) => row.map((text, at) => loosen(text, roomFor(shares[at]!, 11))))
      return { ...block, shares, rows }
    }
    case 'table': {
      const shares = shareWidths(block.head.length > 0 ? [block.head, ...block.rows] : block.rows)
      const loose = (row: readonly string[]) => row.map((text, at) => loosen(text, roomFor(shares[at]!, 9.5)))
      return {
        ...block,
        shares,
        figures: findFigures(block.rows, shares.length),
        head: loose(block.head),
        rows: block.rows.map(loose),
      }
    }
    case 'list':
      return { ...loosenAll(block, 60), mark: listMark(paper.language, block.items.length) }
    case 'paragraph':
      return {
        ...loosenAll(block, 60),
        number: block.number ?? null,
        open: block.open ?? false,
        stays: leadsOn(block.text, next),
      }
    case 'quotation':
      return { ...loosenAll(block, 55), source: block.source ? loosen(block.source, 55) : null }
    case 'title':
    case 'signature':
      return loosenAll(block, 28)
    case 'heading':
    case 'letterhead':
      return loosenAll(block, 40)
  }
}

const loosenAll = <T>(block: T, room: number): T => mapText(block, (text) => loosen(text, room))

/** Labels get what they need, within limits. */
function labelShares(rows: readonly (readonly [string, string])[]): readonly [number, number] {
  const longest = Math.max(...rows.map(([label]) => label.length))
  const share = Math.min(0.4, Math.max(0.15, (longest * 4.6) / textWidth + 0.03))
  return [share, 1 - share]
}

/** Points between the margins of A4: 210 mm less twice 25 mm. */
const textWidth = 453

/** Characters of `size` points, reckoned wide for the sake of capitals, in a share of the text width. */
const roomFor = (share: number, size: number): number =>
  Math.max(4, Math.floor((share * textWidth - 12) / (size * 0.62)))

/**
 * Marks with U+200B where a word may break that would leave its line: anywhere when it is longer than the
 * line, after `@` and `/` when it is long. Han and Kana break anywhere by themselves.
 */
function loosen(text: string, room: number): string {
  return text.replace(/[^\s\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]{5,}/gu, (word) => {
    if (word.length > room) return Array.from(graphemes.segment(word), (part) => part.segment).join('\u200b')
    return word.length > 20 ? word.replace(/[@/](?=.)/g, '$&\u200b') : word
  })
}
const graphemes = new Intl.Segmenter()
