import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { readArray, readingOf, writeValue } from '#adapters/database/values'

const texts = fc.array(fc.option(fc.string({ unit: 'grapheme' })), { maxLength: 8 })

test('an array of texts, however strange, comes back as it went', () => {
  fc.assert(fc.property(texts, (words) => assert.deepEqual(readArray(writeValue(words), String), words)))
})

test('an array of bytes comes back as it went', () => {
  const bytes = fc.array(fc.uint8Array({ maxLength: 20 }), { maxLength: 5 })
  fc.assert(fc.property(bytes, (all) => assert.deepEqual(readingOf(1001)(writeValue(all)), all)))
})

test('an int8 is a number as long as it is exact', () => {
  const all = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })
  fc.assert(
    fc.property(all, (value) => {
      const read = readingOf(20)(String(value))
      assert.equal(BigInt(read as number | bigint), value)
      assert.equal(typeof read === 'number', Number.isSafeInteger(Number(value)))
    }),
  )
})

test('an instant is cut to milliseconds and never rounded into another day', () => {
  assert.equal(readingOf(1184)('2025-12-31 23:59:59.999999+00'), '2025-12-31T23:59:59.999Z')
  assert.equal(readingOf(1184)('2025-12-31 23:59:59+00'), '2025-12-31T23:59:59.000Z')
  assert.equal(readingOf(1184)('2025-12-31 23:59:59.5+00'), '2025-12-31T23:59:59.500Z')
  assert.equal(readingOf(1184)('-infinity'), '-infinity')
})

test('a type we do not know is text', () => {
  assert.equal(readingOf(99_999)('{a,b}'), '{a,b}')
})
