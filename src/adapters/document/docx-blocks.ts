import {
  AlignmentType,
  HighlightColor,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
  type IParagraphOptions,
} from 'docx'
import { findFigures, shareWidths } from '#adapters/document/columns'
import type { Counters } from '#adapters/document/docx-numbering'
import { letterheadRule, textWidth } from '#adapters/document/docx-styles'
import { leadsOn } from '#adapters/document/lead-on'
import { cutByDirection } from '#adapters/document/text-direction'
import type { Block, Paper } from '#core/request/blocks'

type Of<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>
type Look = Omit<IParagraphOptions, 'children' | 'text' | 'style' | 'bidirectional'> & {
  readonly open?: boolean
}

/** Writes the blocks of one paper as the paragraphs and tables of a Word document. */
export function writeBlocks(paper: Paper, counters: Counters): readonly (Paragraph | Table)[] {
  return paper.blocks.flatMap((block, at) => writeBlock(block, paper.blocks[at + 1], paper, counters))
}

/** One paragraph in a style of `docx-styles.ts`, in the direction of the paper. */
export function writeParagraph(
  paper: Paper,
  style: string,
  text: string,
  { open = false, ...look }: Look = {},
): Paragraph {
  const bidirectional = paper.direction === 'rtl'
  return new Paragraph({ ...look, style, bidirectional, children: writeRuns(text, paper, open) })
}

/** Runs of one text, cut where its direction turns, with its line breaks. */
export function writeRuns(text: string, paper: Paper, open = false): readonly TextRun[] {
  return text.split('\n').flatMap((line, lineAt) => {
    const stretches = line === '' ? [{ text: '', rtl: false }] : cutByDirection(line, paper.direction)
    return stretches.map(
      (stretch, at) =>
        new TextRun({
          text: stretch.text,
          ...(lineAt > 0 && at === 0 ? { break: 1 } : {}),
          ...(stretch.rtl ? { rightToLeft: true } : {}),
          ...(open ? { highlight: HighlightColor.YELLOW } : {}),
        }),
    )
  })
}

function writeBlock(
  block: Block,
  next: Block | undefined,
  paper: Paper,
  { of }: Counters,
): readonly (Paragraph | Table)[] {
  const write = (style: string, text: string, look: Look = {}) => writeParagraph(paper, style, text, look)
  const numbering = of.get(block)
  switch (block.kind) {
    case 'title':
      return [write('Title', block.text)]
    case 'heading':
      return [write(`Heading${block.level}`, block.text)]
    case 'paragraph':
      return [
        write(numbering ? 'NumberedParagraph' : 'BodyText', block.text, {
          ...(numbering ? { numbering } : {}),
          keepNext: leadsOn(block.text, next),
          open: block.open ?? false,
        }),
      ]
    case 'list':
      return block.items.map((text) =>
        write(block.ordered ? 'ListNumber' : 'ListBullet', text, { numbering: numbering! }),
      )
    case 'quotation':
      return [
        write('Quote', block.text, { keepNext: block.source !== undefined }),
        ...(block.source ? [write('QuoteSource', block.source)] : []),
      ]
    case 'letterhead':
      return writeLetterhead(block, paper)
    case 'signature':
      return block.lines.map((text, at, lines) =>
        write(at === 0 ? 'SignatureName' : 'Signature', text, { keepNext: at + 1 < lines.length }),
      )
    case 'reference':
      return writeReference(block, paper)
    case 'table':
      return writeTable(block, paper)
  }
}

function writeLetterhead({ lines }: Of<'letterhead'>, paper: Paper): readonly Paragraph[] {
  const style = (at: number) =>
    at === 0 ? 'LetterheadName' : at === 1 && lines.length > 2 ? 'LetterheadOffice' : 'Letterhead'
  const last = { border: { bottom: letterheadRule }, spacing: { after: 280 } }
  return lines.map((text, at) => writeParagraph(paper, style(at), text, at + 1 === lines.length ? last : {}))
}

function writeReference({ rows }: Of<'reference'>, paper: Paper): readonly (Paragraph | Table)[] {
  const longest = Math.max(...rows.map(([label]) => label.length))
  const label = Math.round(textWidth * Math.min(0.4, Math.max(0.15, longest * 0.0105 + 0.03)))
  const widths = [label, textWidth - label]
  return [
    newTable(
      paper,
      'ReferenceTable',
      widths,
      rows.map((row) =>
        newRow(
          widths,
          row.map((text, at) => writeParagraph(paper, at === 0 ? 'ReferenceLabel' : 'ReferenceValue', text)),
        ),
      ),
    ),
    writeParagraph(paper, 'TableEnd', ''),
  ]
}

function writeTable({ head, rows }: Of<'table'>, paper: Paper): readonly (Paragraph | Table)[] {
  const shares = shareWidths(head.length > 0 ? [head, ...rows] : rows)
  const widths = shares.map((share) => Math.round(share * textWidth))
  const figures = findFigures(rows, shares.length)
  const cells = (style: string, row: readonly string[]) =>
    row.map((text, at) =>
      writeParagraph(paper, style, text, figures[at] ? { alignment: AlignmentType.END } : {}),
    )

  return [
    newTable(paper, 'RuledTable', widths, [
      ...(head.length > 0
        ? [newRow(widths, cells('TableHeading', head), { tableHeader: true, cantSplit: true })]
        : []),
      ...rows.map((row) =>
        newRow(widths, cells('TableText', row), { cantSplit: row.every((text) => text.length < 900) }),
      ),
    ]),
    writeParagraph(paper, 'TableEnd', ''),
  ]
}

const newTable = (paper: Paper, style: string, columnWidths: readonly number[], rows: readonly TableRow[]) =>
  new Table({
    style,
    rows,
    columnWidths,
    width: { size: textWidth, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    visuallyRightToLeft: paper.direction === 'rtl',
    tableLook: {
      firstRow: true,
      lastRow: false,
      firstColumn: false,
      lastColumn: false,
      noHBand: true,
      noVBand: true,
    },
  })

const newRow = (
  widths: readonly number[],
  cells: readonly Paragraph[],
  options: { readonly tableHeader?: boolean; readonly cantSplit?: boolean } = {},
) =>
  new TableRow({
    ...options,
    children: cells.map(
      (cell, at) => new TableCell({ children: [cell], width: { size: widths[at]!, type: WidthType.DXA } }),
    ),
  })
