import { Document, Footer, Header, Packer, PageNumber, Paragraph, TextRun } from 'docx'
import type { DocumentGate } from '#adapters/document/document'
import { writeBlocks, writeParagraph, writeRuns } from '#adapters/document/docx-blocks'
import { planCounters } from '#adapters/document/docx-numbering'
import { ownParts, rezip } from '#adapters/document/docx-parts'
import { cm, styles, tableStyles } from '#adapters/document/docx-styles'
import { splitPageOf } from '#adapters/document/page-of'
import { preparePaper, readInstant } from '#adapters/document/prepare-paper'
import type { Paper } from '#core/request/blocks'

/** A Word document for lawyers to go on with: named styles, numbers that Word counts, fields for the pages. */
export const docxDocument: DocumentGate = {
  format: 'docx',
  mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  async render(given, { made }) {
    const at = readInstant(made)
    const paper = preparePaper(given)
    return rezip(await Packer.pack(writeDocument(paper), 'uint8array', false, ownParts(paper, at)))
  },
}

function writeDocument(paper: Paper): Document {
  const counters = planCounters(paper)
  return new Document({
    title: paper.title,
    styles: styles(paper),
    externalStyles: tableStyles,
    numbering: { config: counters.config },
    compatibility: { version: 15 },
    sections: [
      {
        properties: {
          page: {
            size: { width: cm(21), height: cm(29.7) },
            margin: {
              top: cm(2.5),
              bottom: cm(2.5),
              left: cm(2.5),
              right: cm(2.5),
              header: cm(1.25),
              footer: cm(1.25),
            },
          },
        },
        headers: {
          default: new Header({ children: [writeParagraph(paper, 'Marking', paper.marking ?? '')] }),
        },
        footers: { default: new Footer({ children: [writeFooter(paper)] }) },
        children: writeBlocks(paper, counters),
      },
    ],
  })
}

function writeFooter(paper: Paper): Paragraph {
  const pages = splitPageOf(paper.pageOf).flatMap((piece) => {
    if (piece.kind === 'text') return writeRuns(piece.text, paper)
    return [new TextRun({ children: [piece.kind === 'page' ? PageNumber.CURRENT : PageNumber.TOTAL_PAGES] })]
  })
  const tab = new TextRun({ text: '\t' })
  const bidirectional = paper.direction === 'rtl'
  return new Paragraph({
    style: 'Footer',
    bidirectional,
    children: [...writeRuns(paper.reference, paper), tab, ...pages],
  })
}
