import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import type { Defect } from '#core/kernel/outcome'
import type { DefectText } from '#core/exchange/body'
import { isPartName, Listing } from '#core/exchange/container'
import { Message, messageKinds, parseMessage, writeMessage } from '#core/exchange/message'
import { readSignedJson, writeSignedJson } from '#core/exchange/signed-json'
import type { z } from 'zod'

const id = (n: number) => `0196a1b2-c3d4-7e5f-8a6b-${String(n).padStart(12, '0')}`
const frame = {
  schema: 'comity/message/1',
  id: id(2),
  conversation: id(1),
  refTo: id(1),
  from: { state: 'XBO', authority: 'central-authority' },
  to: { state: 'XAR', authority: 'central-authority' },
  references: { ours: 'XBO-7', theirs: 'XAR-4' },
  sentAt: '2026-05-04T09:30:00.000Z',
  language: 'en',
  handling: 'confidential',
}

const result = {
  text: 'Enclosed.',
  conditions: ['For this proceeding only.'],
  items: [{ name: 'a.pdf', description: 'Statement' }],
}
const samples: Record<string, unknown> = {
  request: { request: { anything: [1, { goes: true }] }, papers: ['annex 1.pdf'] },
  acknowledgement: { receivedOn: '2026-05-04', registeredAs: 'XBO-7' },
  'information-request': {
    text: 'The account is not identified.',
    defects: [
      {
        rule: 'missing',
        field: 'accounts[0].iban',
        severity: 'error',
        cites: ['uncac 46(15)(d)'],
        with: { most: 3 },
      },
    ],
    until: '2026-06-04',
  },
  supplement: { text: 'The account.', facts: { 'accounts[0].iban': 'XX00', people: [{ name: null }] } },
  acceptance: { conditions: [], expectedBy: '2026-07-01' },
  'partial-result': { ...result, outstanding: 'The second bank has not answered.' },
  result,
  refusal: { grounds: [{ code: 'ne-bis-in-idem', article: 'uncac 46(21)(d)', reason: 'Already judged.' }] },
  postponement: { reason: 'An investigation is under way.', until: '2026-09-01' },
  withdrawal: { reason: 'The proceedings have ended.' },
  closing: { text: 'Thank you.' },
  status: { asks: true, text: 'How far is it?' },
}
const messageOf = (kind: string, over: object = {}) => {
  const { refTo, ...opening } = { ...frame, id: id(1) }
  return { ...(kind === 'request' ? opening : { ...frame, refTo }), kind, body: samples[kind], ...over }
}

describe('a message', () => {
  test('of every kind goes there and back', () => {
    assert.deepEqual(Object.keys(samples).sort(), [...messageKinds].sort())
    for (const kind of messageKinds) {
      const message = Message.parse(messageOf(kind))
      assert.deepEqual(parseMessage(writeMessage(message)), { ok: true, value: message })
    }
  })

  test('has no member that we do not know, outside or inside', () => {
    for (const kind of messageKinds) {
      assert.ok(!Message.safeParse(messageOf(kind, { extra: 1 })).success)
      assert.ok(
        !Message.safeParse(messageOf(kind, { body: { ...(samples[kind] as object), extra: 1 } })).success,
        kind,
      )
      assert.ok(!Message.safeParse(messageOf(kind, { body: {} })).success, kind)
    }
    assert.ok(!Message.safeParse(messageOf('result', { kind: 'refusal' })).success)
  })

  test('opens a conversation when it is a request, and only then', () => {
    assert.ok(!Message.safeParse(messageOf('request', { id: id(3) })).success)
    assert.ok(!Message.safeParse(messageOf('result', { id: id(1) })).success)
    assert.ok(!Message.safeParse(messageOf('result', { refTo: id(2) })).success)
  })

  test('is refused when it is too long, too deep, or says nothing', () => {
    assert.ok(!Message.safeParse(messageOf('closing', { body: { text: 'x'.repeat(20_001) } })).success)
    assert.ok(!Message.safeParse(messageOf('closing', { body: { text: '' } })).success)
    assert.ok(!Message.safeParse(messageOf('refusal', { body: { grounds: [] } })).success)
    assert.ok(!Message.safeParse(messageOf('request', { body: { papers: [] } })).success)
    const deep = `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`
    const verdict = parseMessage(new TextEncoder().encode(deep))
    assert.ok(!verdict.ok && verdict.code === 'malformed' && /deeper/.test(verdict.why))
    assert.ok(!parseMessage(new Uint8Array(5 * 1024 * 1024)).ok)
  })

  test('carries defects as the kernel knows them', () => {
    const defect: z.infer<typeof DefectText> = { rule: 'missing', field: 'a', severity: 'error', cites: [] }
    const kernel: Pick<Defect, 'rule' | 'field' | 'severity' | 'cites'> = defect
    assert.equal(kernel.rule, 'missing')
  })
})

describe('signed JSON', () => {
  const bytes = (text: string) => new TextEncoder().encode(text)

  test('has one spelling', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        const read = readSignedJson(writeSignedJson(value), 1_000_000)
        assert.ok(read.ok || JSON.stringify(value).includes('__proto__'))
      }),
    )
    for (const text of [
      '{"a":1,"a":2}',
      '{"b":1,"a":2}',
      '{ "a":1}',
      '{"a":1}\n',
      '1.0',
      '"\\u0061"',
      '\ufeff{}',
      '',
      '{"__proto__":{}}',
    ])
      assert.ok(!readSignedJson(bytes(text), 100).ok, text)
    assert.ok(!readSignedJson(Uint8Array.of(0x22, 0xff, 0x22), 100).ok)
    assert.ok(!readSignedJson(bytes('{"a":1}'), 6).ok)
    assert.ok(
      readSignedJson(bytes(JSON.stringify(`${'['.repeat(99)}"__proto__":`)), 500).ok,
      'brackets inside a text do not count',
    )
  })
})

describe('the name of a part', () => {
  test('is one safe name', () => {
    for (const name of [
      'annex 1.pdf',
      'Приложение №1.pdf',
      'ملحق.pdf',
      '附件.pdf',
      'a',
      'é.txt',
      'نامه‌ها.pdf',
    ])
      assert.ok(isPartName(name), name)
    const wrong = [
      ...[
        '',
        '.',
        '..',
        '../x',
        'a/b',
        'a\\b',
        '/etc',
        'C:x',
        'a..b',
        '.hidden',
        ' x',
        'x ',
        'x.',
        'CON',
        'nul.txt',
        'com1.pdf',
      ],
      ...[
        'a\u0000b',
        'a\nb',
        'a\u007fb',
        'a\u0085b',
        'e\u0301.txt',
        'x\u202efdp.exe',
        'a\u200bb',
        'a\u2028b',
        '\ud800',
        'a*',
        'a?',
      ],
      ...['x'.repeat(121), '附'.repeat(100)],
    ]
    for (const name of wrong) assert.ok(!isPartName(name), JSON.stringify(name))
  })

  test('comes once in a listing, whatever its case', () => {
    const digest = { sizeBytes: 1, sha256: '0'.repeat(64) }
    const listing = (...names: string[]) =>
      Listing.safeParse({
        typ: 'comity/listing/1',
        id: id(1),
        message: digest,
        parts: names.map((name) => ({ name, mediaType: 'text/plain', ...digest })),
      }).success
    assert.ok(listing('a.txt', 'b.txt'))
    assert.ok(!listing('a.txt', 'A.TXT'))
    assert.ok(!listing('../a.txt'))
  })
})
