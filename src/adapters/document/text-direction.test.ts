import assert from 'node:assert/strict'
import { test } from 'node:test'
import { listMark } from '#adapters/document/list-mark'
import { splitPageOf } from '#adapters/document/page-of'
import { cutByDirection } from '#adapters/document/text-direction'

const show = (text: string, paper: 'ltr' | 'rtl') =>
  cutByDirection(text, paper).map((stretch) => `${stretch.rtl ? '<' : '>'}${stretch.text}`)

test('an Arabic name in a Latin text is one stretch, and its brackets are not in it', () => {
  assert.deepEqual(show('AL-KHATIB (سمير الخطيب), born 1980', 'ltr'), [
    '>AL-KHATIB (',
    '<سمير الخطيب',
    '>), born 1980',
  ])
})

test('an account in an Arabic text is one stretch', () => {
  assert.deepEqual(show('الحساب CH93 0076 2011 (8).', 'rtl'), [
    '<الحساب ',
    '>CH93 0076 2011',
    '< (',
    '>8',
    '<).',
  ])
})

test('nothing is lost and plain text is not cut', () => {
  assert.deepEqual(show('Plain text, 12.', 'ltr'), ['>Plain text, 12.'])
  for (const text of ['', 'a', 'ا', 'aا bب 1٢ — (x) «ب»']) {
    for (const paper of ['ltr', 'rtl'] as const) {
      assert.equal(
        cutByDirection(text, paper)
          .map((stretch) => stretch.text)
          .join(''),
        text,
      )
    }
  }
})

test('the line of pages is cut at its placeholders only', () => {
  assert.deepEqual(
    splitPageOf('第 {page} 页，共 {pages} 页').map((piece) =>
      piece.kind === 'text' ? piece.text : piece.kind,
    ),
    ['第 ', 'page', ' 页，共 ', 'pages', ' 页'],
  )
  assert.deepEqual(splitPageOf('{Page} {pager}'), [{ kind: 'text', text: '{Page} {pager}' }])
})

test('entries are lettered in Latin scripts as far as the alphabet goes', () => {
  assert.deepEqual(listMark('en', 3), { shape: 'letters', before: '(', after: ')' })
  assert.deepEqual(listMark('fr-CH', 26), { shape: 'letters', before: '', after: ')' })
  assert.deepEqual(listMark('es', 27), { shape: 'digits', before: '', after: ')' })
  for (const language of ['ar', 'zh', 'ru']) assert.equal(listMark(language, 2).shape, 'digits')
})
