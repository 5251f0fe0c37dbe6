import assert from 'node:assert/strict'
import test from 'node:test'
import { act } from '#apps/demo/acts'
import { bridgeFacts, bridgeFrench, bridgeMeasures, bridgeTitle } from '#apps/demo/bridge-case'
import { caseOf, openHouses, register, say } from '#apps/house/two-houses.fixture'
import type { Defect } from '#core/kernel/outcome'
import { checkRequest, isOverridden } from '#core/request/check-request'
import { composeLetter } from '#core/request/letter'
import { Request } from '#core/request/request'
import { letterFrame } from '#operations/case/letter-frame'
import { operations } from '#operations/all'
import type { World } from '#operations/operation'
import { findRequest } from '#store/requests'

const houses = await openHouses(test)
const { requesting, requested } = houses

/** Sends a request with these changes, and reads it where it arrived. */
async function exchange(change: Partial<Request>) {
  const { authority, officer, approver } = requesting
  const opened = await act(authority, officer, operations['open-request'], {
    requested: 'CHE',
    measures: [...bridgeMeasures],
    title: bridgeTitle,
    language: 'en',
  })
  const stored = await findRequest(authority.db, opened.caseId)
  const french = Object.fromEntries(
    Object.entries(bridgeFrench).map(([key, text]) => [key, { text, kind: 'by-officer' as const }]),
  )
  const request = {
    ...Request.parse(stored!.request),
    facts: bridgeFacts,
    letters: ['en', 'fr'],
    translations: { fr: french },
    ...change,
  }
  await act(authority, officer, operations['save-draft'], { caseId: opened.caseId, revision: 1, request })
  const { conversation } = (await act(authority, officer, operations['read-case'], { caseId: opened.caseId }))
    .file
  const submitted = await act(authority, officer, operations['submit-draft'], {
    caseId: opened.caseId,
    version: 1,
    revision: 2,
  })
  await act(authority, approver, operations['release-message'], { caseId: opened.caseId, ...submitted })
  await houses.carry()
  return conversation
}

const requestAt = async (side: 'requesting' | 'requested', conversation: string): Promise<Request> => {
  const { authority } = houses[side]
  const file = await caseOf(authority, conversation)
  return Request.parse((await findRequest(authority.db, file.id))!.request)
}
const judge = (side: 'requesting' | 'requested', request: Request): readonly Defect[] =>
  checkRequest(houses[side].authority.library, request)

const { purpose: _purpose, ...withoutPurpose } = bridgeFacts
const cases: readonly [what: string, change: Partial<Request>, rules: readonly string[]][] = [
  ['a complete request', {}, []],
  [
    'one with a deadline that nobody justifies',
    { facts: { ...bridgeFacts, deadlineReason: 'soon' } },
    ['deadline-unfounded deadlineReason'],
  ],
  [
    'one with a rule set aside',
    {
      facts: withoutPurpose,
      overrides: [{ rule: 'missing', field: 'purpose', reason: 'The purpose was told by telephone.' }],
    },
    ['missing purpose'],
  ],
  [
    'one whose conduct is no offence there',
    {
      facts: {
        ...bridgeFacts,
        offences: [{ ...(bridgeFacts['offences'] as object[])[0], maxMonthsRequested: 0 }],
      },
    },
    ['obstacle measures.bank-transaction-records'],
  ],
]

for (const [what, change, rules] of cases) {
  test(`${what}: both ends hold the same request and find the same in it`, async () => {
    const conversation = await exchange(change)
    const [ours, theirs] = [
      await requestAt('requesting', conversation),
      await requestAt('requested', conversation),
    ]
    assert.deepEqual(theirs, ours)
    const [sender, recipient] = [judge('requesting', ours), judge('requested', theirs)]
    assert.deepEqual(recipient, sender)
    const named = recipient.map(({ rule, field }) => `${rule} ${field}`)
    for (const rule of rules) assert.ok(named.includes(rule), `${rule} among ${named.join(', ')}`)
    // What a person set aside, and why, is seen at the other end.
    for (const defect of recipient.filter(({ rule }) => rule === 'missing'))
      assert.ok(isOverridden(theirs, defect))
  })
}

test('what the recipient asks for bears the rule of its own check, and comes back to the field it names', async () => {
  const conversation = await exchange({
    facts: withoutPurpose,
    overrides: [{ rule: 'missing', field: 'purpose', reason: 'The purpose was told by telephone.' }],
  })
  await register(requested, conversation)
  const defects = judge('requested', await requestAt('requested', conversation)).filter(
    ({ rule }) => rule === 'missing',
  )
  assert.equal(defects.length, 1)
  const { authority, officer, approver } = requested
  const file = await caseOf(authority, conversation)
  const prepared = await act(authority, officer, operations['prepare-message'], {
    caseId: file.id,
    version: file.version,
    kind: 'information-request',
    body: { text: 'Please say it in writing.', defects },
    languages: ['fr', 'en'],
  })
  await act(authority, approver, operations['release-message'], { caseId: file.id, ...prepared })
  await houses.carry()
  const ours = await caseOf(requesting.authority, conversation)
  const stored = (await findRequest(requesting.authority.db, ours.id))!
  assert.deepEqual(stored.reopened, ['purpose'])
  const request = Request.parse(stored.request)
  const filled = { ...request, facts: { ...request.facts, purpose: bridgeFacts['purpose'] } }
  await act(requesting.authority, requesting.officer, operations['save-draft'], {
    caseId: ours.id,
    revision: stored.revision,
    request: filled,
  })
  await say(requesting, conversation, 'supplement')
  await houses.carry()
  const theirs = await requestAt('requested', conversation)
  assert.deepEqual(theirs.facts, filled.facts)
  assert.deepEqual(
    judge('requested', theirs).filter(({ rule }) => rule === 'missing'),
    [],
  )
})

test('the letter is the same at both ends, but for whose file it stands in', async () => {
  const conversation = await exchange({})
  const letters = await Promise.all(
    (['requesting', 'requested'] as const).map(async (side) => {
      const { authority } = houses[side]
      const file = await caseOf(authority, conversation)
      const frame = letterFrame(
        { house: authority.house, library: authority.library } as World,
        file,
        '2026-11-24',
        false,
      )
      const { blocks } = composeLetter(authority.library, await requestAt(side, conversation), frame, 'fr')
      return blocks.filter((block) => 'from' in block)
    }),
  )
  assert.ok(letters[0]!.length > 20)
  assert.deepEqual(letters[0], letters[1])
})
