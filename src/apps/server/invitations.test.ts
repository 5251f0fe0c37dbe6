import assert from 'node:assert/strict'
import test from 'node:test'
import { codeOf, openDoors } from '#apps/server/server.fixture'

const doors = await openDoors(test)
const { call, wait, company } = doors
const { db, house } = company.requesting.authority
const admin = await doors.enter('administrator')
const password = 'four words that wander'
let count = 0

/** A new account and the token of its invitation. */
async function invited(roles: readonly string[] = ['officer']) {
  const email = `person${++count}@ken.example`
  const { id } = await doors.act(admin, 'add-person', { name: `Person ${count}`, email, roles })
  const made = await call('/api/invitations', { cookie: admin, body: { userId: id } })
  assert.equal(made.status, 200, made.text)
  assert.match(
    made.json.path,
    /^\/welcome#[\w-]+\.[\w-]{32}$/,
    'the token stands behind the hash, and in no log',
  )
  return { id, email, token: made.json.path.split('#')[1]! }
}
const read = (token: string) => call('/api/invitations/read', { body: { token } })
const accept = async (token: string, change: object = {}) => {
  const { json } = await read(token)
  const code = json.secret ? await codeOf(json.secret) : '000000'
  return call('/api/invitations/accept', { body: { token, password, code, ...change } })
}

test('from invitation to a working account', async () => {
  const { id, email, token } = await invited(['officer'])
  const shown = await read(token)
  assert.deepEqual([shown.status, shown.json.email, shown.json.authority.code], [200, email, house.code])
  assert.match(shown.json.address, /^otpauth:\/\/totp\//)
  assert.ok(shown.json.address.includes(shown.json.secret))
  assert.equal((await accept(token)).status, 200)
  const signedIn = await call('/api/sign-in', {
    body: {
      authority: house.code,
      email: email.toUpperCase(),
      password,
      code: await codeOf(shown.json.secret, 1),
    },
  })
  assert.equal(signedIn.status, 200, signedIn.text)
  const me = await call('/api/me', { cookie: signedIn.cookie })
  assert.equal(me.json.user.id, id)
  const opened = await doors.act(signedIn.cookie, 'open-request', {
    requested: 'CHE',
    measures: ['hearing-witness'],
    title: 'The first case',
    language: 'en',
  })
  assert.match(opened.reference, /^KEN-OUT-MLA-/)
})

test('a newer invitation voids the older one', async () => {
  const { id, token } = await invited()
  const { json } = await call('/api/invitations', { cookie: admin, body: { userId: id } })
  assert.equal((await read(token)).status, 422)
  assert.equal((await accept(json.path.split('#')[1]!)).status, 200)
  assert.equal((await read(token)).status, 422)
})

test('neither password nor secret is kept in clear', async () => {
  const { id, token } = await invited()
  const { secret } = (await read(token)).json
  await accept(token)
  const row = await db.selectFrom('user_account').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  assert.match(row.password_hash!, /^\$argon2id\$/)
  assert.ok(!JSON.stringify(row).includes(secret) && !JSON.stringify(row).includes(password))
  const settings = JSON.stringify(await db.selectFrom('setting').selectAll().execute())
  assert.ok(!settings.includes(token.split('.').at(-1)!) && !settings.includes(secret))
})

test('an invitation is used once', async () => {
  const { token } = await invited()
  assert.equal((await accept(token)).status, 200)
  for (const answer of [await read(token), await accept(token)]) {
    assert.equal(answer.status, 422)
    assert.match(answer.json.refusal.mend, /Ask your administrator/)
  }
})

test('an invitation ends after seven days', async () => {
  const { token } = await invited()
  wait(7 * 86_400_000 - 1000)
  assert.equal((await read(token)).status, 200)
  wait(1001)
  assert.equal((await read(token)).status, 422)
  wait(-7 * 86_400_000)
})

test('a closed account cannot be entered by an old invitation', async () => {
  const { id, token } = await invited()
  await doors.act(admin, 'change-person', { userId: id, active: false })
  assert.equal((await accept(token)).status, 422)
})

test('a token that is none is refused, whatever it looks like', async () => {
  for (const token of [
    '',
    'x',
    '.',
    `${house.code}.`,
    `${house.code}.wrong`,
    'nowhere.x',
    '__proto__.x',
    'x'.repeat(200),
  ])
    assert.equal((await read(token)).status, 422, token)
  assert.equal((await read('x'.repeat(201))).status, 400)
})

const refused: readonly [what: string, change: object, told: RegExp][] = [
  ['a short password', { password: 'elevenchars' }, /fewer than 12 characters/],
  ['a password that only looks long', { password: '🔒🔒🔒🔒🔒🔒' }, /fewer than 12 characters/],
  ['a wrong code', { code: '000000' }, /does not fit the secret/],
  ['no code', { code: '' }, /does not fit the secret/],
]

for (const [what, change, told] of refused) {
  test(`${what} is refused with the way out, and the invitation stays good`, async () => {
    const { token } = await invited()
    const answer = await accept(token, change)
    assert.equal(answer.status, 422)
    const { what: thing, why, mend } = answer.json.refusal
    assert.match(why, told)
    assert.ok(thing && mend)
    assert.equal((await accept(token)).status, 200)
  })
}

test('only administrators invite, and the log says whom', async () => {
  const { id } = await invited()
  const body = { userId: id }
  assert.equal((await call('/api/invitations', { body })).status, 401)
  for (const role of ['officer', 'approver'] as const)
    assert.equal((await call('/api/invitations', { cookie: await doors.enter(role), body })).status, 403)
  assert.equal((await call('/api/invitations', { cookie: admin, body: { userId: 'nobody' } })).status, 404)
  const { entries } = await doors.act(admin, 'list-log', { object: id })
  assert.ok(
    entries.some(
      (entry: { action: string; actor: string }) => entry.action === 'invite' && entry.actor !== id,
    ),
  )
})

test('what does not fit is malformed, not a fault', async () => {
  for (const [path, body] of [
    ['/api/invitations', { userId: 1 }],
    ['/api/invitations/read', {}],
    ['/api/invitations/accept', { token: 'x' }],
    ['/api/invitations/accept', { token: 'x', password, code: 'x', more: 1 }],
    ['/api/invitations/read', null],
  ] as const) {
    const answer = await call(path, { cookie: admin, body })
    assert.equal(answer.status, 400, `${path} ${answer.text}`)
  }
  assert.deepEqual(doors.logged, [])
})
