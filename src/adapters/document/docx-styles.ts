import {
  AlignmentType,
  BorderStyle,
  LineRuleType,
  type IParagraphStyleOptions,
  type IStylesOptions,
} from 'docx'
import type { Paper } from '#core/request/blocks'

/** Twips: twentieths of a point, 1440 to the inch. */
export const cm = (centimetres: number): number => Math.round(centimetres * 566.93)
const pt = (points: number): number => points * 20

/** Width between the margins of A4. */
export const textWidth = cm(16)
export const hanging = cm(1)

const ink = '1B2A49'
const faint = '5B6475'
const hair = 'B9C0CC'

/**
 * Cambria is on every machine with an office suite, or Caladea of the same measures; the script fonts are
 * those that Windows and macOS bring.
 */
const fonts = { ascii: 'Cambria', hAnsi: 'Cambria', cs: 'Times New Roman', eastAsia: 'SimSun' }

/** The styles of the document: whoever changes one in Word changes every place that uses it. */
export function styles(paper: Paper): IStylesOptions {
  const bold = { bold: true, boldComplexScript: true, color: ink }
  const heading = (points: number, before: number) => ({
    run: { ...bold, size: points * 2, sizeComplexScript: points * 2, font: fonts, italics: false },
    paragraph: { keepNext: true, keepLines: true, spacing: { before: pt(before), after: pt(5) } },
  })
  const subheading = heading(11, 12)

  return {
    default: {
      document: {
        run: { font: fonts, size: 22, sizeComplexScript: 24, language: languages(paper.language) },
        paragraph: { spacing: { after: pt(6), line: 276, lineRule: LineRuleType.AUTO } },
      },
      title: {
        run: { ...bold, size: 32, sizeComplexScript: 34, font: fonts },
        paragraph: {
          alignment: AlignmentType.CENTER,
          keepNext: true,
          keepLines: true,
          // Set in, so that a long title does not leave one word to its last line.
          indent: { left: cm(1.5), right: cm(1.5) },
          spacing: { before: pt(16), after: pt(14), line: 264, lineRule: LineRuleType.AUTO },
        },
      },
      heading1: heading(13, 16),
      heading2: { ...subheading, run: { ...subheading.run, italics: paper.direction === 'ltr' } },
    },
    paragraphStyles,
  }
}

/** Word wants a region with each language before it checks the spelling. */
function languages(tag: string) {
  const { language, region } = new Intl.Locale(tag).maximize()
  const full = region ? `${language}-${region}` : language
  const script = (other: string, at: readonly string[]) => (at.includes(language) ? full : other)
  return {
    value: full,
    eastAsia: script('zh-CN', ['zh', 'ja', 'ko']),
    bidirectional: script('ar-SA', ['ar', 'fa', 'he', 'ur']),
  }
}

const style = (
  id: string,
  name: string,
  paragraph: NonNullable<IParagraphStyleOptions['paragraph']>,
  run: NonNullable<IParagraphStyleOptions['run']> = {},
): IParagraphStyleOptions => ({ id, name, basedOn: 'Normal', quickFormat: true, paragraph, run })

const size = (points: number) => ({ size: points * 2, sizeComplexScript: points * 2 + 1 })
// LibreOffice takes a line without its rule for an exact one.
const single = { line: 240, lineRule: LineRuleType.AUTO }
const signature = { keepNext: true, keepLines: true, indent: { left: cm(7.6) } }

/** The rule below the letterhead. */
export const letterheadRule = { style: BorderStyle.THIN_THICK_SMALL_GAP, size: 18, space: 6, color: ink }

const paragraphStyles: readonly IParagraphStyleOptions[] = [
  style('BodyText', 'Body Text', {}),
  style('NumberedParagraph', 'Numbered Paragraph', {}),
  style('ListNumber', 'List Number', { spacing: { after: pt(3) } }),
  style('ListBullet', 'List Bullet', { spacing: { after: pt(3) } }),
  style(
    'Quote',
    'Quote',
    { indent: { left: hanging, right: hanging }, keepLines: true, spacing: { before: pt(3), after: pt(3) } },
    size(10.5),
  ),
  style(
    'QuoteSource',
    'Quote Source',
    { alignment: AlignmentType.END, indent: { left: hanging, right: hanging }, spacing: { after: pt(8) } },
    { ...size(9.5), color: faint },
  ),
  style(
    'LetterheadName',
    'Letterhead Name',
    { alignment: AlignmentType.CENTER, keepNext: true, spacing: { after: pt(1), ...single } },
    { ...size(13.5), bold: true, boldComplexScript: true, color: ink },
  ),
  style(
    'LetterheadOffice',
    'Letterhead Office',
    { alignment: AlignmentType.CENTER, keepNext: true, spacing: { after: pt(1), ...single } },
    { ...size(11.5), bold: true, boldComplexScript: true, color: ink },
  ),
  style(
    'Letterhead',
    'Letterhead',
    { alignment: AlignmentType.CENTER, keepNext: true, spacing: { after: 0, ...single } },
    { ...size(9.5), color: faint },
  ),
  style(
    'ReferenceLabel',
    'Reference Label',
    { spacing: { after: pt(2), ...single } },
    { ...size(9.5), color: faint },
  ),
  style('ReferenceValue', 'Reference Value', { spacing: { after: pt(2), ...single } }),
  style(
    'TableHeading',
    'Table Heading',
    { keepNext: true, spacing: { after: 0, ...single } },
    { ...size(9.5), bold: true, boldComplexScript: true, color: ink },
  ),
  style('TableText', 'Table Text', { spacing: { after: 0, ...single } }, size(9.5)),
  style('TableEnd', 'Table End', { spacing: { after: pt(2), line: 120, lineRule: 'exact' } }, { size: 4 }),
  style(
    'SignatureName',
    'Signature Name',
    {
      ...signature,
      border: { top: { style: BorderStyle.SINGLE, size: 4, space: 5, color: ink } },
      spacing: { before: pt(70), after: 0, ...single },
    },
    { bold: true, boldComplexScript: true },
  ),
  style('Signature', 'Signature', { ...signature, spacing: { after: 0, ...single } }),
  style(
    'Marking',
    'Marking',
    { alignment: AlignmentType.CENTER, spacing: { after: 0 } },
    { ...size(8.5), bold: true, boldComplexScript: true, color: '7D1A1A' },
  ),
  style(
    'Footer',
    'footer',
    {
      border: { top: { style: BorderStyle.SINGLE, size: 4, space: 4, color: hair } },
      rightTabStop: textWidth,
      spacing: { after: 0, ...single },
    },
    { ...size(8.5), color: faint },
  ),
]

const tableStyle = (id: string, name: string, look: string, conditions = '') =>
  `<w:style w:type="table" w:customStyle="1" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="99"/><w:tblPr>${look}</w:tblPr>${conditions}</w:style>`
const rule = (side: string, eighths: number, color: string) =>
  `<w:${side} w:val="single" w:sz="${eighths}" w:space="0" w:color="${color}"/>`
const margins = (top: number, side: number) =>
  `<w:tblCellMar><w:top w:w="${top}" w:type="dxa"/><w:left w:w="${side}" w:type="dxa"/><w:bottom w:w="${top}" w:type="dxa"/><w:right w:w="${side}" w:type="dxa"/></w:tblCellMar>`

/** The styles of tables, as WordprocessingML: the library has no words of its own for them. */
export const tableStyles = `<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${[
  `<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>${margins(0, 108)}</w:tblPr></w:style>`,
  tableStyle('ReferenceTable', 'Reference Table', margins(0, 0)),
  tableStyle(
    'RuledTable',
    'Ruled Table',
    `<w:tblBorders>${rule('top', 8, ink)}${rule('bottom', 8, ink)}${rule('insideH', 2, hair)}</w:tblBorders>${margins(45, 110)}`,
    `<w:tblStylePr w:type="firstRow"><w:tblPr/><w:tcPr><w:tcBorders>${rule('bottom', 6, ink)}</w:tcBorders></w:tcPr></w:tblStylePr>`,
  ),
].join('')}</w:styles>`
