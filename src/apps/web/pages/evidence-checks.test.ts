import assert from 'node:assert/strict'
import test from 'node:test'
import { groupChecks, readFingerprints } from './evidence-checks.ts'

const check = (name: string) => ({ name, ok: true, why: '' })

test('checks stand in groups: the file, its log, what the log was, each message', () => {
  const groups = groupChecks(
    [
      'format',
      'keys',
      'entry 4',
      'entry 5',
      'history 0',
      'messages',
      'message a-1: manifest',
      'message a-1: receipt',
    ].map(check),
  )
  assert.deepEqual(
    groups.map(({ kind, message, checks }) => [kind, message, checks.length]),
    [
      ['bundle', undefined, 3],
      ['entries', undefined, 2],
      ['history', undefined, 1],
      ['message', 'a-1', 2],
    ],
  )
})

test('a fingerprint is read however it is parted, and half a one is none', () => {
  const groups = Array.from({ length: 16 }, (_, at) => `00a${at.toString(16)}`)
  const spelled = groups.join(' ')
  assert.deepEqual(readFingerprints(groups.join('').toUpperCase()), [spelled])
  assert.deepEqual(readFingerprints(`Seal: ${groups.slice(0, 8).join(' ')}\n${groups.slice(8).join('-')}`), [
    spelled,
  ])
  assert.deepEqual(readFingerprints(groups.slice(0, 15).join(' ')), [])
})
