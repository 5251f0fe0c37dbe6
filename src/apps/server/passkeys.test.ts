import assert from 'node:assert/strict'
import test from 'node:test'
import type { FastifyRequest } from 'fastify'
import { makeAuthenticator, type Quirks } from '#apps/server/authenticator.fixture'
import { add, enter, isIn, openBrowser, setUp } from '#apps/server/doors.fixture'
import { findRelyingParty } from '#apps/server/relying-party'
import { readHandle, writeHandle } from '#apps/server/user-handle'
import type { UserId } from '#core/kernel/ids'
import { writeSetting } from '#store/settings'
import { findPasskey, updateUser } from '#store/users'

test('the relying party is the name in Host, and Origin must agree', () => {
  const find = (host: string, origin?: string) =>
    findRelyingParty({ headers: { host, origin } } as FastifyRequest)
  const party = (host: string, origin: string) => {
    const found = find(host, origin)
    return found.ok ? found.value : found.refusal.code
  }
  assert.deepEqual(party('localhost:8042', 'http://localhost:8042'), {
    id: 'localhost',
    origin: 'http://localhost:8042',
  })
  assert.deepEqual(party('comity.justice.example', 'https://comity.justice.example'), {
    id: 'comity.justice.example',
    origin: 'https://comity.justice.example',
  })
  for (const [host, origin] of [
    ['comity.example', 'http://comity.example'], // no TLS
    ['comity.example', 'https://other.example'],
    ['comity.example', 'https://comity.example:8443'],
    ['comity.example', 'https://sub.comity.example'],
    ['comity.example', 'https://comity.example/'],
    ['comity.example', 'null'],
    ['comity.example', ''],
    ['comity.example.', 'https://comity.example.'],
    ['a_b.example', 'https://a_b.example'],
    ['user@comity.example', 'https://user@comity.example'],
    ['', 'https://comity.example'],
    ['10.0.0.5', 'https://10.0.0.5'],
    ['[::1]:8042', 'http://[::1]:8042'],
  ] as const)
    assert.equal(party(host, origin), 'unacceptable', `${host} with ${origin}`)
  assert.equal(find('comity.example').ok, false)
})

test('a handle carries authority and account, within 64 bytes', () => {
  const userId = '01890a5d-ac96-774b-bcce-b302099a8057' as UserId
  const code = 'a'.repeat(41) // the longest that set-up allows
  const bytes = writeHandle({ code, userId })
  assert.ok(bytes.length <= 64)
  assert.deepEqual(readHandle(Buffer.from(bytes).toString('base64url')), { code, userId })
  assert.equal(readHandle('AAAA'), undefined)
})

test('passkeys', async (t) => {
  const { clock, company, authority, demonstration, real, idOf, sitDown, secure } = await setUp(t)
  const { origin } = demonstration
  const actions = async () =>
    (
      await authority.db
        .selectFrom('audit_leaf')
        .select(['action', 'actor', 'object'])
        .orderBy('index')
        .execute()
    ).filter(({ object }) => object === idOf('Amina'))

  await t.test('nothing of one’s own is for who is not signed in', async () => {
    const stranger = openBrowser(origin)
    for (const path of [
      '/api/passkeys/register/options',
      '/api/passkeys/register/verify',
      '/api/passkeys/list',
      '/api/passkeys/remove',
      '/api/sessions/list',
      '/api/sessions/revoke',
      '/api/password/change',
    ])
      assert.equal((await stranger(path)).json.title, 'not-signed-in', path)
  })

  await t.test('a number is no name: the refusal says where to go', async () => {
    const stranger = openBrowser(demonstration.numeric)
    const { status, json } = await stranger('/api/passkeys/sign-in/options')
    assert.equal(status, 422)
    assert.match(json.refusal.mend, new RegExp(origin))
  })

  await t.test('pages of others may not ask', async () => {
    const foreign = openBrowser('https://other.example', origin)
    assert.equal((await foreign('/api/passkeys/sign-in/options')).status, 403)
  })

  const key = makeAuthenticator(origin)

  await t.test('added, then signed in with; both are in the log', async () => {
    const amina = await sitDown('Amina')
    assert.deepEqual((await add(amina, key)).json, { name: 'Laptop' })
    const { json } = await amina('/api/passkeys/list')
    assert.deepEqual(
      json.passkeys.map(({ id, name }) => ({ id, name })),
      [{ id: key.id, name: 'Laptop' }],
    )
    assert.equal(json.hasPassword, false)
    await amina('/api/sign-out')
    assert.equal(await isIn(amina), false)
    assert.equal((await enter(amina, key)).status, 200)
    assert.equal((await amina('/api/me')).json.user.name, 'Amina Odhiambo')
    assert.equal((await findPasskey(authority.db, key.id))!.counter, 2)
    const said = await actions()
    assert.deepEqual(
      said.map(({ action }) => action),
      ['sign-in', 'passkey-added', 'sign-in'],
    )
    assert.deepEqual([...new Set(said.map(({ actor }) => actor))], [idOf('Amina')])
  })

  await t.test('an answer is refused that was given elsewhere, to something else, or by nobody', async () => {
    const wrong: Record<string, Quirks> = {
      'wrong origin': { origin: 'http://localhost:1' },
      'wrong challenge': { challenge: Buffer.from('not what was asked').toString('base64url') },
      'wrong relying party': { rpId: 'other.example' },
      'nobody verified': { unverified: true },
      'in a frame': { framed: true },
      'spoilt signature': { spoilt: true },
      'counter back': { counter: 1 },
      'unknown passkey': { id: Buffer.from('unknown').toString('base64url') },
      'another account': {
        userHandle: Buffer.from(writeHandle({ code: authority.house.code, userId: idOf('Daniel') })).toString(
          'base64url',
        ),
      },
      'another authority': {
        userHandle: Buffer.from(
          writeHandle({ code: company.requested.authority.house.code, userId: idOf('Amina') }),
        ).toString('base64url'),
      },
    }
    for (const [name, quirks] of Object.entries(wrong)) {
      const ask = openBrowser(origin)
      const { status, json } = await enter(ask, key, quirks)
      assert.deepEqual([status, json.title], [401, 'wrong-credentials'], name)
      assert.equal(await isIn(ask), false, name)
    }
    assert.ok((await actions()).some(({ action }) => action === 'sign-in-failed'))
  })

  await t.test(
    'a challenge is answered once, by the browser that was asked, within five minutes',
    async () => {
      const ask = openBrowser(origin)
      const { json: options } = await ask('/api/passkeys/sign-in/options')
      const answer = key.answer(options)
      const thief = openBrowser(origin)
      assert.equal((await thief('/api/passkeys/sign-in/verify', answer)).json.title, 'unacceptable')
      assert.equal((await ask('/api/passkeys/sign-in/verify', answer)).status, 200)
      await ask('/api/sign-out')
      assert.equal((await ask('/api/passkeys/sign-in/verify', answer)).json.title, 'unacceptable')

      // The very cookie, sent again.
      const cookies = (
        await fetch(`${origin}/api/passkeys/sign-in/options`, { method: 'POST', headers: { origin } })
      ).headers
      const kept = cookies.getSetCookie()[0]!
      assert.match(kept, /HttpOnly; SameSite=Strict/)
      assert.match(kept, /Max-Age=300; Path=\/api\/passkeys/)
      const replay = () =>
        fetch(`${origin}/api/passkeys/sign-in/verify`, {
          method: 'POST',
          headers: { origin, cookie: kept.split(';')[0]!, 'content-type': 'application/json' },
          body: JSON.stringify(answer),
        })
      assert.equal((await replay()).status, 401) // an answer to another question
      assert.equal((await replay()).status, 422) // and the question is gone

      const { json: late } = await ask('/api/passkeys/sign-in/options')
      clock.aheadMs += 5 * 60_000 + 1
      assert.equal((await ask('/api/passkeys/sign-in/verify', key.answer(late))).json.title, 'unacceptable')
    },
  )

  await t.test('what is not well made is not added', async () => {
    const amina = await sitDown('Amina')
    const other = makeAuthenticator(origin)
    for (const quirks of [
      { origin: 'http://localhost:1' },
      { challenge: 'AAAA' },
      { rpId: 'other.example' },
      { unverified: true },
    ] satisfies Quirks[])
      assert.equal((await add(amina, other, quirks)).json.title, 'unacceptable', JSON.stringify(quirks))
    assert.equal((await add(amina, other, {}, ' ')).json.title, 'malformed')
    assert.equal((await add(amina, key)).json.title, 'unacceptable') // known already

    const { json: options } = await amina('/api/passkeys/register/options')
    assert.deepEqual(
      options.excludeCredentials!.map(({ id }) => id),
      [key.id],
    )
    assert.equal(options.authenticatorSelection!.residentKey, 'required')
    assert.equal(options.authenticatorSelection!.userVerification, 'required')
    const given = { name: 'Twice', response: other.make(options) }
    assert.equal((await amina('/api/passkeys/register/verify', { ...given, response: {} })).status, 400)
    assert.equal((await amina('/api/passkeys/register/verify', given)).json.title, 'unacceptable')

    // A challenge of the door makes no passkey, and one for a session opens no door.
    const { json: door } = await amina('/api/passkeys/sign-in/options')
    const response = other.make({ ...options, challenge: door.challenge })
    assert.equal((await amina('/api/passkeys/register/verify', { name: 'x', response })).status, 422)
    const { json: making } = await amina('/api/passkeys/register/options')
    const answer = key.answer({ challenge: making.challenge, rpId: 'localhost' })
    assert.equal((await amina('/api/passkeys/sign-in/verify', answer)).json.title, 'unacceptable')
  })

  await t.test(
    'the last way in stays; others of one’s own can be removed, those of others cannot',
    async () => {
      const amina = await sitDown('Amina')
      const daniel = await sitDown('Daniel')
      assert.equal((await amina('/api/passkeys/remove', { id: key.id })).json.title, 'unacceptable')
      const second = makeAuthenticator(origin)
      assert.equal((await add(amina, second, {}, 'Telephone')).status, 200)
      assert.equal((await daniel('/api/passkeys/remove', { id: second.id })).status, 404)
      assert.equal((await amina('/api/passkeys/remove', { id: second.id })).status, 200)
      assert.equal((await amina('/api/passkeys/remove', { id: second.id })).status, 404)
      assert.equal((await enter(openBrowser(origin), second)).status, 401)
      assert.equal((await actions()).at(-1)!.action, 'passkey-removed')
    },
  )

  await t.test(
    'an account without a password is entered in a demonstration only, by whichever door',
    async () => {
      const ask = openBrowser(real.origin)
      const person = { authority: authority.house.code, userId: idOf('Amina') }
      assert.equal((await ask('/api/me')).json.demonstration, false)
      assert.deepEqual((await ask('/api/me')).json.persons, [])
      assert.equal((await ask('/api/demonstration-sign-in', person)).status, 401)
      const here = { origin: real.origin }
      assert.equal((await enter(ask, key, here)).status, 401)
      // Nor in an authority that is not invented, though a demonstration stands beside it.
      const setInvented = (invented: boolean) =>
        authority.db.transaction().execute((tx) => writeSetting(tx, 'demonstration', invented))
      await setInvented(false)
      assert.equal((await enter(openBrowser(origin), key)).status, 401)
      assert.equal((await openBrowser(origin)('/api/demonstration-sign-in', person)).status, 401)
      await setInvented(true)
      assert.equal((await enter(openBrowser(origin), key)).status, 200)
      await secure('Amina')
      assert.equal((await enter(ask, key, here)).status, 200)
      await updateUser(authority.db as never, idOf('Amina'), { active: false })
      assert.equal((await enter(openBrowser(real.origin), key, here)).status, 401)
      await updateUser(authority.db as never, idOf('Amina'), { active: true })
      // With a password it is a real account, which the demonstration does not open either.
      assert.equal((await openBrowser(origin)('/api/demonstration-sign-in', person)).status, 401)
      assert.equal((await ask('/api/passkeys/remove', { id: key.id })).status, 200)
    },
  )
})
