import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { DocumentGate } from '#adapters/document/document'
import { samplePaper } from '#adapters/document/sample-paper'
import { Fault } from '#core/kernel/outcome'
import type { Block, Paper } from '#core/request/blocks'

/** What a gate shows: its text in order of reading, markup and page margins included or not. */
type ReadText = (bytes: Uint8Array) => string

export const made = '2026-03-04T15:20:30Z'

/** A paper with these blocks and nothing remarkable about it. */
export const paperOf = (blocks: readonly Block[], more: Partial<Paper> = {}): Paper => ({
  language: 'en',
  direction: 'ltr',
  title: 'A title',
  reference: 'XA-OUT-MLA-2026-000001-5',
  pageOf: 'Page {page} of {pages}',
  blocks,
  ...more,
})

/** Text in each place that a block has for it. */
export const everyBlock = (text: string): readonly Block[] => [
  { kind: 'letterhead', lines: [text, text, text] },
  { kind: 'reference', rows: [[text, text]] },
  { kind: 'title', text },
  { kind: 'heading', level: 1, text },
  { kind: 'heading', level: 2, text },
  { kind: 'paragraph', text },
  { kind: 'paragraph', text, number: 1 },
  { kind: 'paragraph', text, number: 2, open: true },
  { kind: 'list', ordered: true, items: [text, text] },
  { kind: 'list', ordered: false, items: [text] },
  { kind: 'table', head: [text, text, text], rows: [[text, text, text]] },
  { kind: 'quotation', text, source: text },
  { kind: 'signature', lines: [text, text] },
]

/** The texts of a block, in order. */
const textsOf = (block: Block): readonly string[] => {
  switch (block.kind) {
    case 'letterhead':
    case 'signature':
      return block.lines
    case 'reference':
      return block.rows.flat()
    case 'list':
      return block.items
    case 'table':
      return [...block.head, ...block.rows.flat()]
    case 'quotation':
      return [block.text, block.source ?? '']
    default:
      return [block.text]
  }
}

/** Letters without what a line may break at, so that lines need not be known. */
const squeeze = (text: string): string => text.replace(/[\s\u00ad\u200b\u2010-]+/g, '')

const countOf = (text: string, part: string): number => text.split(part).length - 1

// Each comes out as it stands here, or a gate has taken text of a case file for markup of its own.
const hostile = [
  '#import "x": y #panic() #sys.inputs',
  '$a^2$ *bold* _low_ `raw` @cite <label> = Head',
  'C:\\temp\\new \\u{41} \\\\ "quoted" \'single\' // no comment /* none */',
  '</p></style><script>alert(1)</script><!-- & &amp; &#65; ]]> <w:t>',
  '{page} {pages} ${name} %s {{x}} [link](http://example.org) ~ -- --- ...',
  '1. not a list + - / term: #[ ] #(1+1)',
]

/** Runs what every gate of documents owes, on the gate given; `readText` reads back what it made. */
export function documentContract(gate: DocumentGate, readText: ReadText): void {
  const read = async (paper: Paper): Promise<string> => readText(await gate.render(paper, { made }))
  const readSqueezed = async (paper: Paper): Promise<string> => squeeze(await read(paper))

  for (const language of ['en', 'fr', 'es'] as const) {
    test(`${gate.format}: the sample in ${language} says everything, in order`, async () => {
      const paper = samplePaper(language)
      const text = await readSqueezed(paper)
      let from = 0
      for (const said of paper.blocks.flatMap(textsOf)) {
        const start = squeeze(said).slice(0, 36) // No page ends within it, so nothing comes between.
        const at = text.indexOf(start, from)
        assert.notEqual(at, -1, `"${said}" is missing after "${text.slice(Math.max(0, from - 60), from)}"`)
        from = at + start.length
      }
      for (const margin of [paper.reference, paper.marking!])
        assert.ok(text.includes(squeeze(margin)), margin)
    })
  }

  test(`${gate.format}: every block kind shows accents and signs of the Latin, Greek and Cyrillic scripts`, async () => {
    const said = 'àâçéèêëîïôûùüÿœæ ÀÂÇÉÈŒÆ áíóúñ ÁÍÓÚÑ¿¡ äöüß «…» “”’ – — € № º ª § Łódź Șțăîâ Ελλάδα Україна'
    const text = await readSqueezed(paperOf(everyBlock(said)))
    assert.equal(countOf(text, squeeze(said)), everyBlock('x').flatMap(textsOf).length)
  })

  for (const said of hostile) {
    test(`${gate.format}: ${said} is shown as it stands`, async () => {
      const text = await readSqueezed(
        paperOf(everyBlock(said), { title: said, reference: said, marking: said, pageOf: said }),
      )
      assert.ok(countOf(text, squeeze(said)) >= everyBlock('x').flatMap(textsOf).length)
    })
  }

  test(`${gate.format}: a long table shows each row once`, async () => {
    const rows = Array.from({ length: 200 }, (_, at) => [
      `row-${at}.`,
      `IBAN of account ${at}`,
      `${at},000.00`,
    ])
    const text = await readSqueezed(paperOf([{ kind: 'table', head: ['No', 'Account', 'Amount'], rows }]))
    for (const [name] of rows) assert.equal(countOf(text, squeeze(name!)), 1, name)
  })

  test(`${gate.format}: blocks that say nothing leave no trace and do no harm`, async () => {
    const nothing: readonly Block[] = [
      { kind: 'letterhead', lines: [] },
      { kind: 'reference', rows: [] },
      { kind: 'title', text: '' },
      { kind: 'heading', level: 1, text: ' ' },
      { kind: 'paragraph', text: '' },
      { kind: 'list', ordered: true, items: [] },
      { kind: 'list', ordered: false, items: [''] },
      { kind: 'table', head: [], rows: [] },
      { kind: 'table', head: [], rows: [[]] },
      { kind: 'quotation', text: '' },
      { kind: 'signature', lines: [] },
    ]
    assert.equal(await read(paperOf(nothing)), await read(paperOf([])))
  })

  test(`${gate.format}: a table may have no head, no rows, or rows of different lengths`, async () => {
    const text = await readSqueezed(
      paperOf([
        { kind: 'table', head: [], rows: [['headless', 'two']] },
        { kind: 'table', head: ['rowless', 'b'], rows: [] },
        { kind: 'table', head: ['a'], rows: [['short'], ['long', 'longer', 'longest']] },
      ]),
    )
    for (const said of ['headless', 'rowless', 'short', 'longest']) assert.ok(text.includes(said), said)
  })

  test(`${gate.format}: a word of 300 letters keeps them all, in every block kind`, async () => {
    const blocks = everyBlock('ЖЩ'.repeat(150)) // Letters of no other text, for a page may end within the word.
    assert.equal(countOf(await readSqueezed(paperOf(blocks)), 'Ж'), 150 * blocks.flatMap(textsOf).length)
  })

  test(`${gate.format}: lines of one text stay lines`, async () => {
    const text = await read(paperOf([{ kind: 'paragraph', text: 'first\r\nsecond\nthird' }]))
    assert.match(text, /first\s*second\s*third/)
  })

  test(`${gate.format}: Arabic from right to left, with Latin names in it`, async () => {
    const said =
      'تطلب السلطة المركزية سجلات المصرف Banque Salève & Cie SA (الحساب CH93 0076) قبل 30 أبريل 2026.'
    const paper = paperOf(everyBlock(said), {
      language: 'ar',
      direction: 'rtl',
      pageOf: 'صفحة {page} من {pages}',
    })
    assert.ok((await readSqueezed(paper)).includes('BanqueSalève'))
  })

  test(`${gate.format}: scripts that may have no font here, and letters beyond the first plane`, async () => {
    const bytes = await gate.render(paperOf(everyBlock('张伟 Иван ქართული हिन्दी 𠮷 😀 \u{10fffd}')), { made })
    assert.ok(bytes.length > 1000)
  })

  test(`${gate.format}: characters that no file can hold are left out`, async () => {
    const text = await readSqueezed(
      paperOf([{ kind: 'paragraph', text: 'be\u0000fo\u0007re\ud800 \u202eafter\ufffe\u001b' }]),
    )
    assert.match(text, /before\ufffd?after/)
  })

  test(`${gate.format}: the same paper gives the same bytes, whatever was made in between and wherever`, async () => {
    const render = () => gate.render(samplePaper('fr'), { made })
    const zone = process.env['TZ']
    const first = await render()
    await gate.render(samplePaper('en'), { made: '2027-01-01T00:00:00Z' })
    try {
      for (process.env['TZ'] of ['Asia/Tokyo', 'America/Panama']) assert.deepEqual(await render(), first)
    } finally {
      if (zone === undefined) delete process.env['TZ']
      else process.env['TZ'] = zone
    }
    assert.notDeepEqual(await gate.render(samplePaper('fr'), { made: '2026-03-05T15:20:30Z' }), first)
  })

  test(`${gate.format}: refuses a time that is none and a language that is none`, async () => {
    const refused = (code: string) => (fault: unknown) => fault instanceof Fault && fault.code === code
    await assert.rejects(gate.render(paperOf([]), { made: 'yesterday' }), refused('document.made'))
    await assert.rejects(
      gate.render(paperOf([], { language: 'not a tag' }), { made }),
      refused('document.language'),
    )
  })
}
