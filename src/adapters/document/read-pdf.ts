import { inflateSync } from 'node:zlib'

/** What stands on one page of a PDF. */
interface PdfPage {
  /** Text in the order of drawing; lines follow each other without a break. */
  readonly text: string
  /** Points from the left edge of the page to the end of the text that reaches farthest. */
  readonly right: number
}

interface Font {
  readonly letters: ReadonlyMap<number, string>
  readonly widths: ReadonlyMap<number, number>
}

/** Reads back the PDFs that `pdf.ts` makes, for tests; no reader of PDFs in general. */
export function readPdf(bytes: Uint8Array): readonly PdfPage[] {
  const file = Buffer.from(bytes).toString('latin1')
  const objects = new Map(
    Array.from(file.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g), ([, id, body]) => [id!, body!]),
  )
  const get = (id: string | undefined): string => objects.get(id ?? '') ?? ''
  const refer = (body: string, name: string) => new RegExp(`/${name} \\[?(\\d+) 0 R`).exec(body)?.[1]

  const readFont = (id: string): Font => {
    const letters = readLetters(inflate(get(refer(get(id), 'ToUnicode'))))
    return { letters, widths: readWidths(get(refer(get(id), 'DescendantFonts'))) }
  }
  const readFonts = (page: string): ReadonlyMap<string, Font> => {
    const named = get(refer(page, 'Resources')).matchAll(/\/(F\d+) (\d+) 0 R/g)
    return new Map(Array.from(named, ([, name, id]) => [name!, readFont(id!)]))
  }
  return [...objects.values()]
    .filter((body) => /\/Type \/Page\b(?!s)/.test(body))
    .map((page) => readPage(inflate(get(refer(page, 'Contents'))), readFonts(page)))
}

function inflate(body: string): string {
  const start = body.indexOf('stream\n') + 'stream\n'.length
  const length = Number(/\/Length (\d+)/.exec(body)?.[1])
  const packed = Buffer.from(body.slice(start, start + length), 'latin1')
  return (body.includes('/FlateDecode') ? inflateSync(packed) : packed).toString('latin1')
}

const readLetters = (cmap: string): ReadonlyMap<number, string> =>
  new Map(
    Array.from(cmap.matchAll(/^<([0-9A-F]{4})> <([0-9A-F]+)>$/gm), ([, glyph, text]) => [
      parseInt(glyph!, 16),
      Buffer.from(text!, 'hex').swap16().toString('utf16le'),
    ]),
  )

function readWidths(font: string): ReadonlyMap<number, number> {
  const widths = new Map<number, number>()
  const triples = /\/W \[([^\]]*)\]/.exec(font)?.[1] ?? ''
  for (const [, first, last, width] of triples.matchAll(/(\d+) (\d+) ([\d.]+)/g)) {
    for (let glyph = Number(first); glyph <= Number(last); glyph++) widths.set(glyph, Number(width))
  }
  return widths
}

/** Follows the operators that Typst writes for text; every matrix in them moves or mirrors, none turns. */
function readPage(content: string, fonts: ReadonlyMap<string, Font>): PdfPage {
  let text = ''
  let right = 0
  let origin = 0
  let start = 0
  let font: Font | undefined
  let size = 0
  const kept: number[] = []

  for (const line of content.split('\n')) {
    const operator = line.slice(line.lastIndexOf(' ') + 1)
    const operands = line.split(' ')
    if (operator === 'q') kept.push(origin)
    if (operator === 'Q') origin = kept.pop() ?? 0
    if (operator === 'cm') origin += Number(operands[4])
    if (operator === 'Tf') [font, size] = [fonts.get(operands[0]!.slice(1)), Number(operands[1])]
    if (operator === 'Tm') start = origin + Number(operands[4])
    if (operator === 'TJ' || operator === 'Tj') {
      const shown = readShown(line, font)
      text += shown.text
      right = Math.max(right, start + (shown.width * size) / 1000)
    }
  }
  return { text, right }
}

function readShown(line: string, font: Font | undefined): { readonly text: string; readonly width: number } {
  let text = ''
  let width = 0
  // A bracket that belongs to the string is followed by the next glyph, never by what may follow a string.
  for (const [, string, shift] of line.matchAll(/\(((?:\\[\s\S]|[^\\])*?)\)(?=[ \]])|(-?[\d.]+)(?=[ \]])/g)) {
    if (shift !== undefined) width -= Number(shift)
    const bytes = unescape(string ?? '')
    for (let at = 0; at + 1 < bytes.length; at += 2) {
      const glyph = bytes.charCodeAt(at) * 256 + bytes.charCodeAt(at + 1)
      text += font?.letters.get(glyph) ?? ''
      width += font?.widths.get(glyph) ?? 0
    }
  }
  return { text, width }
}

const controls: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }
const unescape = (string: string): string =>
  string.replace(/\\(?:([0-7]{1,3})|([\s\S]))/g, (_, octal: string | undefined, sign: string) =>
    octal ? String.fromCharCode(parseInt(octal, 8)) : (controls[sign] ?? sign),
  )
