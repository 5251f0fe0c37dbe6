import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findFigures, shareWidths } from '#adapters/document/columns'

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)

test('shares add up to one, and nobody gets nothing', () => {
  for (const rows of [
    [['a']],
    [
      ['a', ''],
      ['', 'b'],
    ],
    [['x'.repeat(900), 'y', 'MW'.repeat(150)]],
    [Array(12).fill('some words')],
  ]) {
    const shares = shareWidths(rows)
    assert.ok(Math.abs(sum(shares) - 1) < 1e-9)
    assert.ok(
      shares.every((share) => share > 0.02),
      String(shares),
    )
  }
})

test('cells that fit on one line get what they need', () => {
  const [short, long] = shareWidths([['No', 'Corvina → Quebrada Honda']])
  assert.ok(long! > short! * 4)
})

test('a talkative column leaves the others room for their longest word', () => {
  const [account, story] = shareWidths([['CH9300762011623852957', 'word '.repeat(200)]])
  assert.ok(account! > 24 / 88 - 0.01 && account! < 0.4, String(account))
  assert.ok(story! > 0.6)
})

test('amounts and counts are figures; days, names and references are not', () => {
  const rows = [
    ['1', 'USD 180,000.00', '€ 5.000', '12 %', '2023-03-14', 'Corvina', 'PA-1', ''],
    ['12', 'USD 95,500.00', '', '7,5 %', '4 March 2026', '5', 'PA-2', ''],
  ]
  assert.deepEqual(findFigures(rows, 8), [true, true, true, true, false, false, false, false])
})
