import assert from 'node:assert/strict'
import test from 'node:test'
import { codeOf, invite, openDoors, type Account } from '#apps/server/server.fixture'
import { addAuthority } from '#apps/wire'
import type { UserId } from '#core/kernel/ids'
import { makeId } from '#core/kernel/ids'
import { insertUser } from '#store/users'
import { randomBytes } from 'node:crypto'

const minute = 60_000
const doors = await openDoors(test)
const { call, wait, company } = doors
const { db, house } = company.requesting.authority

const signIn = (change: Record<string, unknown>) =>
  call('/api/sign-in', {
    body: { authority: house.code, email: '', password: 'x', code: '000000', ...change },
  })
/** As if nobody had used a code yet. */
const forgetSteps = () => db.updateTable('user_account').set({ totp_step: 0 }).execute()
const right = async ({ email, password, secret }: Account, later = 0) => ({
  email,
  password,
  code: await codeOf(secret, later),
})

const ada = await invite(doors, 'ada@ken.example')

test('password and code open a session, which knows the person', async () => {
  await forgetSteps()
  const entered = await signIn(await right(ada))
  assert.equal(entered.status, 200, entered.text)
  const set = entered.headers.getSetCookie()[0]!
  for (const flag of ['HttpOnly', 'SameSite=Strict', 'Path=/']) assert.ok(set.includes(flag), flag)
  const me = await call('/api/me', { cookie: entered.cookie })
  assert.deepEqual([me.json.signedIn, me.json.user.id], [true, ada.user.id])
  const rows = await db.selectFrom('sign_in_session').select('token_hash').execute()
  const token = entered.cookie.split('.').at(-1)!
  assert.ok(
    rows.every(({ token_hash }) => !token_hash.includes(token)),
    'the token itself is not kept',
  )
})

test('a code opens one door once: not again, and no earlier one after it', async () => {
  await forgetSteps()
  assert.equal((await signIn(await right(ada))).status, 200)
  for (const later of [0, -1]) {
    const again = await signIn(await right(ada, later))
    assert.deepEqual([again.status, again.json.refusal.code], [401, 'wrong-credentials'])
  }
  assert.equal((await signIn(await right(ada, 1))).status, 200)
})

test('the code with which an account was secured does not sign in as well', async () => {
  const bea = await invite(doors, 'bea@ken.example')
  assert.equal((await signIn(await right(bea))).status, 401)
})

test('whatever is wrong, the answer is the same', async () => {
  await forgetSteps()
  const good = await right(ada)
  const answers = [
    await signIn({ ...good, password: 'not it' }),
    await signIn({ ...good, code: '123456' }),
    await signIn({ ...good, code: '' }),
    await signIn({ ...good, email: 'nobody@ken.example' }),
    await signIn({ ...good, authority: 'nowhere' }),
    await signIn({ ...good, authority: '__proto__' }),
    await signIn({ ...good, extra: 1 }),
    await signIn({ ...good, password: '' }),
    await call('/api/sign-in', { body: 'text' }),
  ]
  for (const { status, text, cookie } of answers) {
    assert.equal(status, 401)
    assert.equal(text, answers[0]!.text)
    assert.equal(cookie, '')
  }
  assert.equal((await signIn(good)).status, 200, 'and the right one still opens')
})

test('an address without account takes as long as one with', async () => {
  const timed = async (email: string) => {
    const from = performance.now()
    await signIn({ email, password: 'not it' })
    return performance.now() - from
  }
  const median = async (name: string) => {
    const all: number[] = []
    for (let at = 0; at < 5; at++) all.push(await timed(`${name}${at}@ken.example`))
    return all.sort((a, b) => a - b)[2]!
  }
  for (let at = 0; at < 5; at++) await invite(doors, `known${at}@ken.example`)
  const [known, unknown] = [await median('known'), await median('unknown')]
  assert.ok(unknown > known / 3, `${unknown.toFixed()} ms without account, ${known.toFixed()} ms with one`)
})

test('after five failures an account waits, longer each time, and never for ever', async () => {
  const cleo = await invite(doors, 'cleo@ken.example')
  const good = { ...(await right(cleo, 1)) }
  const wrong = { ...good, password: 'not it' }
  for (let at = 0; at < 5; at++) assert.equal((await signIn(wrong)).status, 401)
  const waits: number[] = []
  for (let at = 0; at < 12; at++) {
    const blocked = await signIn(good)
    assert.equal(blocked.status, 429, 'not even the right password')
    const seconds = Number(blocked.headers.get('retry-after'))
    assert.equal(seconds, blocked.json.refusal.retryAfterSeconds)
    waits.push(seconds)
    wait(seconds * 1000 - 1)
    assert.equal((await signIn(good)).status, 429)
    wait(2)
    assert.equal((await signIn(wrong)).status, 401)
  }
  assert.deepEqual(waits, [4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900, 900])
  wait(15 * minute + 1)
  assert.equal((await signIn(await right(cleo, 1))).status, 200)
  assert.equal((await signIn(wrong)).status, 401, 'and it is forgotten')
})

test('many guesses at once are counted one by one', async () => {
  const dora = await invite(doors, 'dora@ken.example')
  const wrong = { ...(await right(dora)), password: 'not it' }
  const answers = await Promise.all(Array.from({ length: 20 }, () => signIn(wrong)))
  const judged = answers.filter(({ status }) => status === 401).length
  assert.equal(judged, 5, 'no more are judged than one after the other')
  assert.equal((await signIn(wrong)).status, 429)
})

test('an invented person enters a demonstration; nobody with a password, closed or unknown does', async () => {
  const enter = (userId: string, authority = house.code) =>
    call('/api/demonstration-sign-in', { body: { authority, userId } })
  assert.equal((await enter(company.requesting.officer.id)).status, 200)
  assert.equal((await enter(ada.user.id)).status, 401)
  assert.equal((await enter('nobody')).status, 401)
  assert.equal((await enter(company.requesting.officer.id, 'che-demonstration')).status, 401)
  const admin = await doors.enter('administrator')
  const closed = await doors.act(admin, 'add-person', {
    name: 'Closed',
    email: 'c@ken.example',
    roles: ['officer'],
  })
  await doors.act(admin, 'change-person', { userId: closed.id, active: false })
  assert.equal((await enter(closed.id)).status, 401)
})

test('a real authority on the same machine is not entered that way, before its first password is set', async () => {
  const real = await addAuthority(doors.installation, {
    code: 'real',
    state: 'UGA',
    name: 'Real',
    languages: ['en'],
  })
  const id = makeId(Date.now(), randomBytes(10)) as UserId
  const created_at = new Date().toISOString()
  await real.db.transaction().execute((tx) =>
    insertUser(tx, {
      id,
      name: 'First',
      email: 'f@uga.example',
      roles: ['administrator'],
      intake: false,
      language: 'en',
      created_at,
    }),
  )
  const entered = await call('/api/demonstration-sign-in', { body: { authority: 'real', userId: id } })
  assert.equal(entered.status, 401)
  const { json } = await call('/api/me')
  assert.ok(!json.persons.some(({ authority }) => authority === 'real'))
})

test('a session ends eight hours after the last request, and when it is told to', async () => {
  const cookie = await doors.enter('officer')
  const isIn = async () => (await call('/do/list-cases', { cookie, body: {} })).status === 200
  for (let at = 0; at < 3; at++) {
    wait(7 * 60 * minute)
    assert.ok(await isIn(), 'each request keeps it alive')
  }
  wait(8 * 60 * minute + 1)
  assert.ok(!(await isIn()))
  const unused = await doors.enter('officer')
  wait(8 * 60 * minute + 1)
  assert.equal((await call('/do/list-cases', { cookie: unused, body: {} })).status, 401, 'one never used')
  const other = await doors.enter('officer')
  const out = await call('/api/sign-out', { cookie: other, body: {} })
  assert.equal(out.status, 200)
  assert.equal((await call('/do/list-cases', { cookie: other, body: {} })).status, 401)
})

test('what an administrator takes away is gone at once, in sessions that are open', async () => {
  await forgetSteps()
  const eve = await invite(doors, 'eve@ken.example')
  const enter = async () => {
    await forgetSteps()
    return (await signIn(await right(eve))).cookie
  }
  const cookie = await enter()
  const status = async () => (await call('/do/list-cases', { cookie, body: {} })).status
  assert.equal(await status(), 200)
  const admin = await doors.enter('administrator')
  await doors.act(admin, 'change-person', { userId: eve.user.id, roles: ['auditor'] })
  assert.equal(await status(), 403)
  await doors.act(admin, 'change-person', { userId: eve.user.id, roles: ['officer'], resetSignIn: true })
  assert.equal(await status(), 401, 'a reset ends what was open')
  await forgetSteps()
  assert.equal((await signIn(await right(eve))).status, 401, 'and the old password')
})

test('a cookie that is none of ours opens nothing', async () => {
  const cookie = await doors.enter('officer')
  for (const wrong of [
    `${cookie}x`,
    cookie.slice(0, -1),
    'comity=',
    'comity=.',
    'comity=ken-demonstration.',
    'comity=__proto__.x',
  ])
    assert.equal((await call('/do/list-cases', { cookie: wrong, body: {} })).status, 401, wrong)
})
