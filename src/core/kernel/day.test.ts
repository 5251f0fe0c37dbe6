import assert from 'node:assert/strict'
import test from 'node:test'
import { daysInMonth, tellNoDay } from '#core/kernel/day'

test('a month has its days, in every year', () => {
  assert.deepEqual(
    [2024, 2025, 2000, 1900, 99].map((year) => daysInMonth(year, 2)),
    [29, 28, 29, 28, 28],
  )
  assert.deepEqual(
    [1, 4, 12].map((month) => daysInMonth(2026, month)),
    [31, 30, 31],
  )
})

test('a day that does not exist is named, with the length of its month and how a day is written', () => {
  assert.equal(
    tellNoDay('2024-02-31'),
    '31 February 2024 does not exist: February 2024 has 29 days. Write a day as year-month-day, for example 2026-03-04.',
  )
  assert.match(tellNoDay('31.2.2024'), /^"31\.2\.2024" is no day of the calendar\. Write a day as/)
  assert.match(tellNoDay('2024-13-01'), /^"2024-13-01" is no day of the calendar/)
})
