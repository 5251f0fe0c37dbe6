import assert from 'node:assert/strict'
import { test } from 'node:test'
import { strFromU8, unzipSync } from 'fflate'
import { documentContract, everyBlock, made, paperOf } from '#adapters/document/document.contract'
import { docxDocument } from '#adapters/document/docx'
import { htmlDocument, renderBody } from '#adapters/document/html'
import { pdfDocument } from '#adapters/document/pdf'
import { readPdf } from '#adapters/document/read-pdf'
import { samplePaper } from '#adapters/document/sample-paper'

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  '#39': "'",
}
const unescape = (text: string): string =>
  text.replace(/&(#39|\w+);/g, (all, name: string) => entities[name] ?? all)

const readHtml = (bytes: Uint8Array): string => {
  const page = new TextDecoder().decode(bytes)
  return unescape(page.slice(page.indexOf('<body>')).replace(/<[a-z/][^>]*>/g, ' '))
}

const unpack = (bytes: Uint8Array) => {
  const parts = unzipSync(bytes)
  return (path: string): string => strFromU8(parts[path] ?? new Uint8Array())
}
const readDocx = (bytes: Uint8Array): string => {
  const part = unpack(bytes)
  return ['word/header1.xml', 'word/document.xml', 'word/footer1.xml']
    .flatMap((path) =>
      Array.from(part(path).matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<\/w:p>/g), ([, text]) => text ?? '\n'),
    )
    .map(unescape)
    .join('')
}

const readPdfText = (bytes: Uint8Array): string =>
  readPdf(bytes)
    .map((page) => page.text)
    .join('')
const pdf = pdfDocument()

documentContract(htmlDocument, readHtml)
documentContract(docxDocument, readDocx)
documentContract(pdf, readPdfText)

test('html: names its language and direction, and lets nothing run or load', async () => {
  const paper = paperOf(everyBlock('x'), {
    language: 'ar',
    direction: 'rtl',
    reference: '"}</style><script>',
  })
  const page = new TextDecoder().decode(await htmlDocument.render(paper, { made }))
  assert.match(page, /<html lang="ar" dir="rtl">/)
  assert.match(page, /Content-Security-Policy" content="default-src 'none'/)
  assert.doesNotMatch(page, /<script|src=|href=|url\(/)
  assert.equal(page.match(/<\/style>/g)?.length, 1)
})

test('html: the body is a fragment, and headings, cells and open answers say what they are', () => {
  const body = renderBody(paperOf(everyBlock('x')))
  assert.doesNotMatch(body, /<html|<body|<style/)
  for (const tag of [
    '<h1>',
    '<h2>',
    '<h3>',
    '<th scope="col"',
    '<dt>',
    '<blockquote>',
    '<figcaption>',
    '<mark>',
  ]) {
    assert.ok(body.includes(tag), tag)
  }
})

test('docx: has named styles, a language, repeated heads, page fields and marked open answers', async () => {
  const part = unpack(await docxDocument.render(samplePaper('fr'), { made }))
  const body = part('word/document.xml')
  for (const style of [
    'Title',
    'Heading1',
    'Heading2',
    'BodyText',
    'ListNumber',
    'ListBullet',
    'Quote',
    'RuledTable',
  ]) {
    assert.ok(body.includes(`w:val="${style}"`), style)
    assert.ok(part('word/styles.xml').includes(`w:styleId="${style}"`), style)
  }
  assert.match(part('word/styles.xml'), /<w:lang w:val="fr-FR"/)
  assert.match(body, /<w:tblHeader\/>/)
  assert.match(body, /<w:highlight w:val="yellow"\/>/)
  assert.match(body, /<w:pgSz w:w="11906" w:h="16838"/)
  assert.match(part('word/footer1.xml'), /PAGE<.*NUMPAGES</)
  assert.match(part('docProps/core.xml'), /<dcterms:created[^>]*>2026-03-04T15:20:30Z</)
})

test('docx: counts paragraphs from the number that the paper gives', async () => {
  const numbers = [7, 8, 20, 21, 1]
  const blocks = numbers.map((number) => ({ kind: 'paragraph', text: 'x', number }) as const)
  const part = unpack(await docxDocument.render(paperOf(blocks), { made }))
  const uses = Array.from(part('word/document.xml').matchAll(/<w:numId w:val="(\d+)"\/>/g), ([, id]) => id)
  assert.deepEqual([uses[0] === uses[1], uses[2] === uses[3], new Set(uses).size], [true, true, 3])
  const starts = Array.from(
    part('word/numbering.xml').matchAll(/<w:start w:val="(7|20)"\/>/g),
    ([, start]) => start,
  )
  assert.deepEqual(starts, ['7', '20'])
})

test('docx: runs of the other direction are marked as such', async () => {
  const part = unpack(
    await docxDocument.render(paperOf([{ kind: 'paragraph', text: 'Samir (سمير الخطيب).' }]), { made }),
  )
  assert.match(part('word/document.xml'), /<w:rtl\/><\/w:rPr><w:t xml:space="preserve">سمير الخطيب<\/w:t>/)
})

test('pdf: claims PDF/A-2b and names its title, language and time', async () => {
  const file = Buffer.from(await pdf.render(samplePaper('es'), { made })).toString('utf8')
  assert.match(file, /<pdfaid:part>2<\/pdfaid:part><pdfaid:conformance>B</)
  assert.match(file, /\/Lang \(es\)/)
  assert.match(file, /<dc:title>.*Solicitud de asistencia judicial/)
  assert.match(file, /2026-03-04T15:20:30Z/)
})

test('pdf: numbers its pages and repeats the head of a table on each', async () => {
  const rows = Array.from({ length: 150 }, (_, at) => [`${at}`, 'a cell'])
  const pages = readPdf(
    await pdf.render(paperOf([{ kind: 'table', head: ['Position', 'Holder'], rows }]), { made }),
  )
  assert.ok(pages.length > 2)
  for (const [at, { text }] of pages.entries()) {
    assert.ok(text.includes('PositionHolder'))
    assert.ok(text.includes(`Page ${at + 1} of ${pages.length}`))
  }
})

test('pdf: no text leaves the margins, however long a word is', async () => {
  const papers = [
    samplePaper('en'),
    samplePaper('fr'),
    samplePaper('es'),
    paperOf(everyBlock('MW'.repeat(150))),
  ]
  for (const paper of papers) {
    for (const page of readPdf(await pdf.render(paper, { made })))
      assert.ok(page.right < 530, `${page.right}`)
  }
})

test('pdf: a character without a font is spelled as its code point, never lost', async () => {
  const bytes = await pdf.render(paperOf([{ kind: 'paragraph', text: 'Name: \u{10fffd}.' }]), { made })
  assert.match(readPdfText(bytes), /Name: \[U\+10FFFD\]\./)
})

test('pdf: the signature stays with the words before it, wherever the page ends', async () => {
  for (let lines = 24; lines < 44; lines++) {
    const filler = Array.from({ length: lines }, () => ({ kind: 'paragraph', text: 'filler' }) as const)
    const closing = [
      { kind: 'paragraph', text: 'Renewed assurances.' },
      { kind: 'signature', lines: ['Signer', 'Office'] },
    ] as const
    const pages = readPdf(await pdf.render(paperOf([...filler, ...closing]), { made }))
    assert.match(pages.at(-1)!.text, /Renewed assurances\.SignerOffice/)
  }
})
