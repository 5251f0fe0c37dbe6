import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { isIban } from '#core/request/iban'

/** Examples of the registry of ISO 13616. */
const published = [
  'CH9300762011623852957',
  'DE89370400440532013000',
  'FR1420041010050500013M02606',
  'GB29NWBK60161331926819',
  'NO9386011117947',
  'MT84MALT011000012345MTLCAST001S',
  'LC55HEMM000100010012001200023015',
]

test('the published examples are right, also with spaces, dashes and small letters', () => {
  for (const iban of published) {
    assert.ok(isIban(iban), iban)
    assert.ok(isIban(iban.toLowerCase()))
    assert.ok(isIban(iban.match(/.{1,4}/g)!.join(' ')))
    assert.ok(isIban(iban.match(/.{1,4}/g)!.join('-')))
  }
})

const anyPublished = fc.constantFrom(...published)
const change = (text: string, at: number, into: string) => text.slice(0, at) + into + text.slice(at + 1)

test('one wrong digit is found', () =>
  fc.assert(
    fc.property(anyPublished, fc.nat(), fc.integer({ min: 1, max: 9 }), (iban, place, by) => {
      const digits = [...iban.matchAll(/\d/g)].map(({ index }) => index)
      const at = digits[place % digits.length]!
      assert.ok(!isIban(change(iban, at, String((Number(iban[at]) + by) % 10))))
    }),
    { numRuns: 1000 },
  ))

test('two neighbours that changed places are found', () =>
  fc.assert(
    fc.property(anyPublished, fc.nat(), (iban, place) => {
      const at = 2 + (place % (iban.length - 3))
      const [a, b] = [iban[at]!, iban[at + 1]!]
      fc.pre(a !== b)
      assert.ok(!isIban(iban.slice(0, at) + b + a + iban.slice(at + 2)))
    }),
    { numRuns: 500 },
  ))

test('what is no account number at all is refused, and never throws', () => {
  for (const text of [
    '',
    'CH',
    'CH93',
    '93007620116238529570',
    `CH93${'0'.repeat(40)}`,
    'CH93 0076 2011 62?8',
  ])
    assert.ok(!isIban(text), text)
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => typeof isIban(text) === 'boolean'))
})
