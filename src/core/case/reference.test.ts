import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { checkCharacter, formatReference, isReference } from '#core/case/reference'

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const letters = fc.constantFrom(...alphabet)
const references = fc
  .record({
    state: fc.constantFrom('CHE', 'KEN', 'PAN', 'ZAF'),
    direction: fc.constantFrom('OUT' as const, 'IN' as const),
    kind: fc.constant('MLA'),
    year: fc.integer({ min: 2026, max: 2099 }),
    number: fc.integer({ min: 1, max: 9_999_999 }),
  })
  .map(formatReference)
const signsOf = (reference: string) => [...reference].flatMap((sign, at) => (sign === '-' ? [] : [at]))
const put = (text: string, at: number, sign: string) => text.slice(0, at) + sign + text.slice(at + 1)

test('the check character is that of published numbers', () => {
  // Global Release Identifier and International Standard Audiovisual Number, both under ISO 7064 MOD 37,36.
  assert.equal(checkCharacter('A12425GABC1234002'), 'M')
  assert.equal(checkCharacter('00000000D07A0090'), 'Q')
  assert.equal(checkCharacter('00000000D07A009000000000'), 'X')
})

test('it agrees with the standard written another way: the sum of a hybrid system leaves one', () =>
  fc.assert(
    fc.property(fc.array(letters, { minLength: 1, maxLength: 30 }), (text) => {
      // P(1) = 36; S(j) = P(j) mod 37 + a(j); P(j+1) = (S(j) mod 36, or 36) · 2; at the end S ≡ 1 (mod 36).
      let product = 36
      let sum = 0
      for (const sign of [...text, checkCharacter(text.join(''))]) {
        sum = (product % 37) + alphabet.indexOf(sign)
        product = (sum % 36 === 0 ? 36 : sum % 36) * 2
      }
      assert.equal(sum % 36, 1)
    }),
    { numRuns: 1000 },
  ))

test('a reference has its shape, and is one', () => {
  const text = formatReference({ state: 'PAN', direction: 'OUT', kind: 'MLA', year: 2026, number: 12 })
  assert.match(text, /^PAN-OUT-MLA-2026-000012-[0-9A-Z]$/)
  fc.assert(fc.property(references, isReference))
})

test('spaces, dashes and small letters do not matter', () =>
  fc.assert(
    fc.property(references, (reference) => {
      for (const text of [
        reference.toLowerCase(),
        reference.replaceAll('-', ' '),
        reference.replaceAll('-', ''),
      ])
        assert.ok(isReference(text), text)
    }),
  ))

test('every single wrong sign is found', () =>
  fc.assert(
    fc.property(references, (reference) => {
      for (const at of signsOf(reference))
        for (const sign of alphabet) {
          if (sign !== reference[at]) assert.ok(!isReference(put(reference, at, sign)), `${sign} at ${at}`)
        }
    }),
    { numRuns: 50 },
  ))

test('a swap of two neighbours is found, save about two in a thousand', () => {
  let [swaps, missed] = [0, 0]
  for (let number = 1; number <= 5000; number++) {
    const reference = formatReference({ state: 'CHE', direction: 'OUT', kind: 'MLA', year: 2026, number })
    const places = signsOf(reference)
    for (const [nth, at] of places.slice(0, -1).entries()) {
      const next = places[nth + 1]!
      const [a, b] = [reference[at]!, reference[next]!]
      if (a === b) continue
      swaps++
      if (isReference(put(put(reference, at, b), next, a))) missed++
    }
  }
  assert.ok(swaps > 50_000)
  assert.ok(missed / swaps < 0.004, `${missed} of ${swaps} swaps are not found`)
})

test('a text that is none is none', () => {
  for (const text of ['', '-', 'CHE', 'MLA-2026']) assert.ok(!isReference(text))
  fc.assert(fc.property(fc.string(), (text) => typeof isReference(text) === 'boolean'))
})
