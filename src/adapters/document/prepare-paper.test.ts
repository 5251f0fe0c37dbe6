import assert from 'node:assert/strict'
import { test } from 'node:test'
import { preparePaper } from '#adapters/document/prepare-paper'
import { paperOf } from '#adapters/document/document.contract'

const clean = (text: string) => {
  const [block] = preparePaper(paperOf([{ kind: 'title', text }])).blocks
  return block?.kind === 'title' ? block.text : undefined
}

test('takes out what no file can hold, and the overrides that hide the order of letters', () => {
  assert.equal(clean('a\u0000b\u001bc\u009fd\ufeffe\uffff'), 'abcde')
  assert.equal(clean('a\u202efdp.exe'), 'afdp.exe')
  assert.equal(clean('half \ud83d'), 'half \ufffd')
})

test('keeps joiners, marks of direction, isolates and letters beyond the first plane', () => {
  const text = 'می\u200cخواهم \u200f\u2066X\u2069 𠮷 😀 e\u0301 \u00a0\u202f\u2011'
  assert.equal(clean(text), text)
})

test('knows one line break and no tab', () => assert.equal(clean('a\r\nb\rc\u2028d\te'), 'a\nb\nc\nd e'))

test('leaves the paper that it was given as it was', () => {
  const paper = paperOf([{ kind: 'table', head: ['a', 'b'], rows: [['\u0000']] }])
  const before = structuredClone(paper)
  assert.deepEqual(preparePaper(paper).blocks, [{ kind: 'table', head: ['a', 'b'], rows: [['', '']] }])
  assert.deepEqual(paper, before)
})
