import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server'
import { foundCompany } from '#apps/demo/company'
import type { makeAuthenticator, Quirks } from '#apps/server/authenticator.fixture'
import { hashPassword, makeTotpSecret, openSecretBox } from '#apps/server/secrets'
import { startServer } from '#apps/server/server'
import { openInstallation, type Config, type Installation } from '#apps/wire'
import { listUsers, updateUser } from '#store/users'

/** What the tests look at in answers. */
interface Json extends PublicKeyCredentialCreationOptionsJSON, PublicKeyCredentialRequestOptionsJSON {
  readonly title: string
  readonly refusal: { readonly mend: string }
  readonly signedIn: boolean
  readonly demonstration: boolean
  readonly persons: readonly unknown[]
  readonly user: { readonly id: string; readonly name: string; readonly displayName: string }
  readonly hasPassword: boolean
  readonly passkeys: readonly { readonly id: string; readonly name: string }[]
  readonly sessions: readonly { readonly id: string; readonly agent: string; readonly current: boolean }[]
}

/** One browser: it keeps cookies, and says where its pages come from. */
export function openBrowser(origin: string, address = origin) {
  const cookies = new Map<string, string>()
  return async (path: string, body: unknown = {}) => {
    const response = await fetch(address + path, {
      method: path === '/api/me' ? 'GET' : 'POST',
      headers: {
        origin,
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        'content-type': 'application/json',
        'user-agent': 'test',
      },
      ...(path === '/api/me' ? {} : { body: JSON.stringify(body) }),
    })
    for (const set of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(set)!
      if (value) cookies.set(name!, value)
      else cookies.delete(name!)
    }
    return { status: response.status, json: (await response.json()) as Json }
  }
}
export type Browser = ReturnType<typeof openBrowser>

export const password = 'correct horse battery staple'

/** A demonstration; beside it a server of the same accounts that is none, as far as its configuration says. */
export async function setUp(t: TestContext) {
  const clock = { aheadMs: 0 }
  const installation = await openInstallation({
    data: '',
    inMemory: true,
    now: () => new Date(Date.now() + clock.aheadMs).toISOString(),
  })
  const data = mkdtempSync(join(tmpdir(), 'comity-passkeys-'))
  mkdirSync(join(data, 'keys'))
  const config: Config = { data, inMemory: false }
  const open = async (of: Installation) => {
    const log = (line: string) => assert.fail(line)
    const server = await startServer(of, { host: '127.0.0.1', port: 0, log })
    return { ...server, numeric: server.address, origin: server.address.replace('127.0.0.1', 'localhost') }
  }
  const demonstration = await open(installation)
  const real = await open({ ...installation, config })
  const company = await foundCompany(installation, (code) => `${demonstration.address}/exchange/${code}`)
  t.after(async () => {
    await Promise.all([demonstration.close(), real.close()])
    await installation.close()
    rmSync(data, { recursive: true })
  })
  const { authority } = company.requesting
  const people = await listUsers(authority.db)
  const idOf = (name: string) => people.find((one) => one.name.startsWith(name))!.id

  /** Sits down at a browser of the demonstration as one of its persons. */
  const sitDown = async (name: string, at = demonstration): Promise<Browser> => {
    const ask = openBrowser(at.origin)
    const { status } = await ask('/api/demonstration-sign-in', {
      authority: authority.house.code,
      userId: idOf(name),
    })
    assert.equal(status, 200)
    return ask
  }
  /** Gives a person a password and one-time codes, as an accepted invitation does. */
  const secure = async (name: string) => {
    const secret = makeTotpSecret()
    await authority.db.transaction().execute(async (tx) =>
      updateUser(tx, idOf(name), {
        password_hash: await hashPassword(password),
        totp_secret: openSecretBox(config).close(secret),
        totp_step: 0,
      }),
    )
    return secret
  }
  return { clock, company, authority, demonstration, real, idOf, sitDown, secure }
}

type Authenticator = ReturnType<typeof makeAuthenticator>

export async function add(ask: Browser, authenticator: Authenticator, quirks: Quirks = {}, name = 'Laptop') {
  const options = await ask('/api/passkeys/register/options')
  assert.equal(options.status, 200)
  const response = authenticator.make(options.json, quirks)
  return ask('/api/passkeys/register/verify', { name, response })
}

export async function enter(ask: Browser, authenticator: Authenticator, quirks: Quirks = {}) {
  const options = await ask('/api/passkeys/sign-in/options')
  assert.equal(options.status, 200)
  const answer = authenticator.answer(options.json, quirks)
  return ask('/api/passkeys/sign-in/verify', answer)
}

export const isIn = async (ask: Browser): Promise<boolean> => (await ask('/api/me')).json.signedIn
