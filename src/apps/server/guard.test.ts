import assert from 'node:assert/strict'
import { connect } from 'node:net'
import test from 'node:test'
import { openDoors, type Calling } from '#apps/server/server.fixture'
import { operations } from '#operations/all'
import type { AnyOperation } from '#operations/operation'

const doors = await openDoors(test)
const { call, address, company } = doors
const cookie = await doors.enter('officer')
const all = Object.values(operations) as unknown as readonly AnyOperation[]

const everywhere: readonly [what: string, path: string, calling: Calling, status: number][] = [
  ['a health check', '/health', {}, 200],
  ['the description', '/openapi.json', {}, 200],
  ['who am I', '/api/me', {}, 200],
  ['an operation', '/do/list-cases', { cookie, body: {} }, 200],
  ['an operation without session', '/do/list-cases', { body: {} }, 401],
  ['an unknown operation', '/do/make-coffee', { cookie, body: {} }, 404],
  ['an operation of the machine', '/do/receive-message', { cookie, body: {} }, 404],
  ['an operation beyond the role', '/do/list-people', { cookie, body: {} }, 403],
  ['input that does not fit', '/do/read-case', { cookie, body: { caseId: 7 } }, 400],
  ['no JSON', '/do/list-cases', { cookie, raw: '{"text": ' }, 400],
  ['JSON that is no object', '/do/list-cases', { cookie, raw: '[]' }, 400],
  [
    'another kind of content',
    '/do/list-cases',
    { cookie, raw: '<a/>', headers: { 'content-type': 'text/xml' } },
    415,
  ],
  ['input to an invitation that does not fit', '/api/invitations/read', { body: { token: 7 } }, 400],
  ['a file without session', '/files/read-attachment', {}, 401],
  ['a file of an operation that makes none', '/files/list-cases', { cookie }, 404],
  ['a card', '/exchange/ken-demonstration/card', {}, 200],
  ['a card of nobody', '/exchange/nobody/card', {}, 404],
  ['no parcel', '/exchange/ken-demonstration', { raw: '{}' }, 400],
  ['another way to call', '/do/list-cases', { method: 'DELETE', cookie }, 404],
  ['an address that cannot be read', '/%zz', {}, 400],
]

for (const [what, path, calling, status] of everywhere) {
  test(`${what}: answered with ${status}, guarded, and without the inside of the program`, async () => {
    const answer = await call(path, calling)
    assert.equal(answer.status, status, answer.text)
    const policy = answer.headers.get('content-security-policy') ?? ''
    assert.match(policy, /default-src 'none'/)
    assert.match(policy, /frame-ancestors 'none'/)
    assert.ok(!/unsafe-(inline|eval)/.test(policy))
    assert.equal(answer.headers.get('x-content-type-options'), 'nosniff')
    assert.equal(answer.headers.get('referrer-policy'), 'no-referrer')
    assert.equal(answer.headers.get('cross-origin-opener-policy'), 'same-origin')
    assert.equal(answer.headers.get('cross-origin-resource-policy'), 'same-origin')
    assert.ok(answer.headers.get('permissions-policy'))
    assert.equal(answer.headers.get('access-control-allow-origin'), null)
    assert.equal(answer.headers.get('x-powered-by'), null)
    if (/^\/(api|do|files)\//.test(path)) assert.equal(answer.headers.get('cache-control'), 'no-store')
    assert.doesNotMatch(answer.text, /\.ts|node_modules|\bat \S+ \(|stack/)
  })
}

test('no operation is done without a session', async () => {
  for (const { name } of all) {
    const { status, json } = await call(`/do/${name}`, { body: {} })
    assert.deepEqual([status, json.refusal.code], [401, 'not-signed-in'], name)
  }
})

test('with any session, what is for the machine does not exist, and neither do names of the language', async () => {
  const names = all.filter(({ needs }) => needs === 'system').map(({ name }) => name)
  assert.ok(names.length > 0)
  for (const role of ['officer', 'approver', 'administrator'] as const) {
    const entered = await doors.enter(role)
    for (const name of [...names, 'constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf', ''])
      assert.equal((await call(`/do/${name}`, { cookie: entered, body: {} })).status, 404, name)
  }
})

test('a page of another origin changes nothing; one of ours does, and reading is left to the browser', async () => {
  const from = (origin: string, path = '/do/list-cases') =>
    call(path, { cookie, body: {}, headers: { origin } }).then(({ status }) => status)
  assert.equal(await from(address), 200)
  const port = new URL(address).port
  for (const origin of [
    'https://evil.example',
    'null',
    `http://127.0.0.1.evil.example:${port}`,
    'http://127.0.0.1:1',
    `http://localhost:${port}`,
  ]) {
    assert.equal(await from(origin), 403, origin)
    assert.equal(await from(origin, '/api/sign-in'), 403, origin)
    assert.equal(await from(origin, '/api/invitations/accept'), 403, origin)
  }
  assert.equal((await call('/api/me', { headers: { origin: 'https://evil.example' } })).status, 200)
})

test('a link changes nothing: by GET only what reads is done', async () => {
  const { requesting } = company
  const opened = await doors.act(cookie, 'open-request', {
    requested: 'CHE',
    measures: ['hearing-witness'],
    title: 'A case',
    language: 'en',
  })
  const added = await doors.act(cookie, 'add-attachment', {
    caseId: opened.caseId,
    name: 'note.txt',
    content: Buffer.from('x').toString('base64'),
  })
  for (const { name } of all.filter(({ reads }) => !reads)) {
    const query = new URLSearchParams({ caseId: opened.caseId, attachmentId: added.id, messageId: 'x' })
    assert.equal((await call(`/files/${name}?${query}`, { cookie })).status, 404, name)
  }
  const rows = await requesting.authority.db.selectFrom('attachment').select('id').execute()
  assert.deepEqual(
    rows.map(({ id }) => id),
    [added.id],
  )
})

test('a fault says nothing of what was worked on, neither in the answer nor in the log', async () => {
  const { caseId } = await doors.act(cookie, 'open-request', {
    requested: 'CHE',
    measures: ['hearing-witness'],
    title: 'A case',
    language: 'en',
  })
  const code = company.requesting.authority.house.code
  const whole = doors.installation.authorities.get(code)!
  const render = async () => {
    throw new Error('the witness is Sophie LAURENT')
  }
  doors.installation.authorities.set(code, { ...whole, render })
  const answer = await call('/do/print-letter', { cookie, body: { caseId, format: 'pdf', language: 'en' } })
  doors.installation.authorities.set(code, whole)
  assert.deepEqual([answer.status, answer.json.title], [500, 'fault'])
  assert.match(answer.json.detail, /Nothing was changed/)
  assert.ok(!`${answer.text}${doors.logged.join('\n')}`.includes('LAURENT'))
  assert.deepEqual(doors.logged, ['POST /do/:name: Error'])
  assert.equal((await call('/do/read-case', { cookie, body: { caseId } })).status, 200)
})

test('a body beyond the limit is refused with its own status, its size, the limit and how to mend it', async () => {
  const answer = await call('/do/list-cases', { cookie, raw: `{"text":"${'x'.repeat(41 * 1024 * 1024)}"}` })
  assert.equal(answer.status, 413)
  assert.equal(answer.json.refusal.code, 'too-large')
  assert.match(
    answer.json.detail,
    /^what was sent to \/do\/list-cases: 43 MB, at most 42 MB .* 25 MB\. Send it in parts/,
  )
})

test('what is no HTTP at all is hung up on, and the server goes on', async () => {
  const { hostname, port } = new URL(address)
  const heard = await new Promise<string>((resolve) => {
    const socket = connect(Number(port), hostname, () => socket.write('GARBAGE\r\n\r\n'))
    let text = ''
    socket.on('data', (chunk) => (text += String(chunk)))
    socket.on('close', () => resolve(text))
    socket.on('error', () => resolve(text))
  })
  assert.match(heard, /400 Bad Request/)
  assert.equal((await call('/health')).status, 200)
})
