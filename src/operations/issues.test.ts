import assert from 'node:assert/strict'
import test from 'node:test'
import { z } from 'zod'
import { listIssues } from '#operations/issues'

test('what does not fit says where it stands; a day says which day it was', () => {
  const shape = z.strictObject({ asOf: z.iso.date(), spans: z.array(z.strictObject({ from: z.iso.date() })) })
  const asked = { asOf: '2024-02-31', spans: [{ from: 'yesterday' }] }
  const given = shape.safeParse(asked)
  assert.ok(!given.success)
  const [first, second] = listIssues(given.error, asked)
  assert.equal(first!.path, 'asOf')
  assert.match(first!.message, /^31 February 2024 does not exist/)
  assert.equal(second!.path, 'spans.0.from')
  assert.match(second!.message, /^"yesterday" is no day/)
  const missing = shape.safeParse({ spans: [] })
  assert.match(listIssues(missing.error!, { spans: [] })[0]!.message, /expected string/)
})
