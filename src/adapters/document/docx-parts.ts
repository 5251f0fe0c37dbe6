import { unzipSync, zipSync, type Zippable } from 'fflate'
import type { Paper } from '#core/request/blocks'

interface Part {
  readonly path: string
  readonly data: string
}

/** Parts of the package that the library writes with the clock, or without what we know. */
export const ownParts = (paper: Paper, made: Date): Part[] => [
  { path: 'docProps/core.xml', data: coreProperties(paper, made) },
  { path: 'word/fontTable.xml', data: fontTable },
]

/**
 * The package with its entries sorted and without the time of day: the same parts, the same bytes.
 */
export function rezip(zipped: Uint8Array): Uint8Array<ArrayBuffer> {
  const parts = unzipSync(zipped)
  // The list of content types goes first: readers that stream the package look for it there.
  const order = (path: string) => (path === '[Content_Types].xml' ? '' : path)
  const sorted = Object.entries(parts).sort(([a], [b]) => (order(a) < order(b) ? -1 : 1))
  const entries: Zippable = Object.fromEntries(sorted.map(([path, bytes]) => [path, [bytes, { level: 6 }]]))
  // A ZIP keeps civil time, and the writer reads it from this Date in the zone of the machine.
  return zipSync(entries, { mtime: new Date(1980, 0, 1) })
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escape = (text: string) => text.replace(/[&<>"]/g, (sign) => escapes[sign]!)
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'

function coreProperties({ title, reference, language }: Paper, made: Date): string {
  const at = made.toISOString().replace(/\.\d+Z$/, 'Z')
  const stamp = (name: string) => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${at}</dcterms:${name}>`
  return `${declaration}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:dcmitype="http://purl.org/dc/dcmitype/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escape(title)}</dc:title><dc:identifier>${escape(reference)}</dc:identifier><dc:language>${escape(language)}</dc:language>${stamp('created')}${stamp('modified')}</cp:coreProperties>`
}

// Tells a machine without Cambria what to take: the same measures if it has them, a serif face otherwise.
const fontTable = `${declaration}<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${[
  ['Cambria', 'Caladea', '02040503050406030204', 'roman'],
  ['Times New Roman', 'Liberation Serif', '02020603050405020304', 'roman'],
  ['SimSun', 'Noto Serif CJK SC', '02010600030101010101', 'auto'],
]
  .map(
    ([name, other, panose, family]) =>
      `<w:font w:name="${name}"><w:altName w:val="${other}"/><w:panose1 w:val="${panose}"/><w:family w:val="${family}"/><w:pitch w:val="variable"/></w:font>`,
  )
  .join('')}</w:fonts>`
