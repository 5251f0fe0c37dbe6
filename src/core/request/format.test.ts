import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { addDays, day, isDay } from '#core/kernel/day'
import { languages } from '#core/request/answers.fixture'
import { formatDay } from '#core/request/format'

const anyLanguage = fc.constantFrom(...languages)
const civilDays = fc.nat(60_000).map((after) => addDays(day('1900-01-01'), after))

test('a day is written with the month in letters, the year in full and the day in digits', () =>
  fc.assert(
    fc.property(civilDays, anyLanguage, (on, language) => {
      const text = formatDay(language, on)
      const numbers = (text.match(/\d+/g) ?? []).map(Number)
      assert.deepEqual(numbers, [Number(on.slice(8)), Number(on.slice(0, 4))], text)
      assert.match(text, /\p{L}{3,}/u)
    }),
    { numRuns: 1000 },
  ))

test('no two days of a year read alike, in any language', () => {
  for (const language of languages) {
    const texts = Array.from({ length: 366 }, (_, after) =>
      formatDay(language, addDays(day('2028-01-01'), after)),
    )
    assert.equal(new Set(texts).size, 366)
  }
})

test('it says the day in the words of each language', () => {
  assert.deepEqual(
    languages.map((language) => formatDay(language, '2026-03-04')),
    ['4 March 2026', '4 mars 2026', '4 de marzo de 2026'],
  )
})

test('a part of a date stays a part', () => {
  assert.equal(formatDay('en', '1980'), '1980')
  assert.equal(formatDay('en', '1980-05'), 'May 1980')
  assert.equal(formatDay('fr', '1980-05'), 'mai 1980')
})

test('what is no day of the calendar is shown as it is written, never as another day', () =>
  fc.assert(
    fc.property(
      fc.integer({ min: 1900, max: 2100 }),
      fc.integer({ min: 0, max: 99 }),
      fc.integer({ min: 0, max: 99 }),
      anyLanguage,
      (year, month, date, language) => {
        const text = `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
        if (!isDay(text)) assert.equal(formatDay(language, text), text)
      },
    ),
    {
      numRuns: 2000,
      examples: [
        [2025, 2, 30, 'en'],
        [2025, 2, 29, 'fr'],
        [2025, 4, 31, 'es'],
        [2025, 13, 1, 'en'],
      ],
    },
  ))
