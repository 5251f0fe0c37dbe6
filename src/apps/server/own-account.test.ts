import assert from 'node:assert/strict'
import test from 'node:test'
import { generate } from 'otplib'
import { makeAuthenticator } from '#apps/server/authenticator.fixture'
import { add, enter, isIn, openBrowser, password, setUp, type Browser } from '#apps/server/doors.fixture'
import { listSessions, updateUser } from '#store/users'

test('own sessions and password', async (t) => {
  const { authority, real, idOf, sitDown, secure, demonstration } = await setUp(t)

  const enterByPassword = async (ask: Browser, name: string, given: string, secret: string) =>
    ask('/api/sign-in', {
      authority: authority.house.code,
      email: `${name}@ken.example`,
      password: given,
      code: await generate({ secret }),
    })

  await t.test('sessions are listed and ended, one’s own only', async () => {
    const here = await sitDown('Amina')
    const there = await sitDown('Amina')
    const daniel = await sitDown('Daniel')
    const { sessions } = (await here('/api/sessions/list')).json
    assert.deepEqual(sessions.map(({ current, agent }) => [current, agent]).sort(), [
      [false, 'test'],
      [true, 'test'],
    ])
    const other = sessions.find(({ current }) => !current)!.id
    assert.equal((await daniel('/api/sessions/revoke', { id: other })).status, 404)
    assert.equal(await isIn(there), true)
    assert.equal((await here('/api/sessions/revoke', { id: other })).status, 200)
    assert.equal(await isIn(there), false)
    assert.equal(await isIn(here), true)
    const own = (await here('/api/sessions/list')).json.sessions[0]!.id
    assert.equal((await here('/api/sessions/revoke', { id: own })).status, 200)
    assert.equal(await isIn(here), false)
  })

  await t.test('the password changes with the current one and a fresh code; other sessions end', async () => {
    const amina = await sitDown('Amina')
    const change = (ask: Browser, given: object) => ask('/api/password/change', given)
    const next = 'four words that differ'
    const none = await change(amina, { current: password, password: next, code: '000000' })
    assert.equal(none.json.title, 'unacceptable') // an invented person has none

    const elsewhere = await sitDown('Amina')
    const secret = await secure('Amina')
    const ask = openBrowser(real.origin)
    const signIn = (given: string) => enterByPassword(ask, 'amina.odhiambo', given, secret)
    assert.equal((await signIn(password)).status, 200)
    await updateUser(authority.db as never, idOf('Amina'), { totp_step: 0 }) // half a minute later
    const code = await generate({ secret })
    const wrong = code === '123456' ? '654321' : '123456'
    const given = { current: password, password: next, code }
    assert.equal((await change(ask, { ...given, password: 'short' })).json.title, 'unacceptable')
    assert.equal((await change(ask, { ...given, current: 'not this' })).json.title, 'wrong-credentials')
    assert.equal((await change(ask, { ...given, code: wrong })).json.title, 'wrong-credentials')
    assert.equal((await change(ask, given)).status, 200)
    assert.equal((await change(ask, { ...given, current: next })).json.title, 'wrong-credentials') // used
    assert.equal(await isIn(elsewhere), false)
    assert.equal(await isIn(ask), true)
    await updateUser(authority.db as never, idOf('Amina'), { totp_step: 0 })
    await ask('/api/sign-out')
    assert.equal((await signIn(password)).status, 401)
    assert.equal((await signIn(next)).status, 200)
  })

  await t.test('guessing the current password waits', async () => {
    const grace = openBrowser(real.origin)
    const secret = await secure('Grace')
    assert.equal((await enterByPassword(grace, 'grace.wanjala', password, secret)).status, 200)
    const guess = { current: 'a guess', password: 'four words that differ', code: '000000' }
    const titles: string[] = []
    for (let tries = 0; tries < 6; tries++)
      titles.push((await grace('/api/password/change', guess)).json.title)
    assert.deepEqual(titles.slice(-2), ['wrong-credentials', 'too-many-tries'])
  })

  await t.test('a reset removes passkeys and ends sessions', async () => {
    const daniel = await sitDown('Daniel')
    const key = makeAuthenticator(demonstration.origin)
    assert.equal((await add(daniel, key)).status, 200)
    await updateUser(authority.db as never, idOf('Grace'), { password_hash: null })
    const grace = await sitDown('Grace')
    assert.equal(
      (await grace('/do/change-person', { userId: idOf('Daniel'), resetSignIn: true })).status,
      200,
    )
    assert.equal(await isIn(daniel), false)
    assert.deepEqual(await listSessions(authority.db, idOf('Daniel'), authority.now()), [])
    assert.equal((await enter(openBrowser(demonstration.origin), key)).status, 401)
  })
})
