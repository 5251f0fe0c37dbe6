import assert from 'node:assert/strict'
import test from 'node:test'
import type { Field } from '#core/knowledge/form'
import type { Formats } from '#core/request/format'
import { shapeIssues } from '#core/request/values'
import { tellDefect } from './tell-defect.ts'

const say = (id: string, values: Readonly<Record<string, string | number | undefined>> = {}) =>
  values['why'] === undefined ? id : `${values['label']}: ${values['why']}`
const formats = { language: 'fr', say } as unknown as Formats

test('a day that does not exist is said in words of the page, not of the program', () => {
  const field = { key: 'deadline', type: 'date' } as Field
  const [issue] = shapeIssues(field, '2024-02-31')
  const told = tellDefect(
    { rule: 'malformed', field: 'deadline', severity: 'error', cites: [], with: { why: issue!.message } },
    formats,
    say,
  )
  assert.equal(told, 'field.deadline: page.date.no-day')
})
