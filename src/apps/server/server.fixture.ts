import { generate } from 'otplib'
import { foundCompany, type Company } from '#apps/demo/company'
import { startServer } from '#apps/server/server'
import { openInstallation, type Installation } from '#apps/wire'
import type { OperationName, Operations } from '#operations/all'
import type { Operation, User } from '#operations/operation'
import { listUsers } from '#store/users'

/** What the tests look at in answers; whether it is there, they find out. */
export interface Json {
  readonly title: string
  readonly detail: string
  readonly refusal: {
    readonly code: string
    readonly what: string
    readonly why: string
    readonly mend: string
    readonly retryAfterSeconds: number
    readonly issues: readonly { readonly path: string }[]
  }
  readonly value: { readonly id: string; readonly mediaType: string; readonly sizeBytes: number }
  readonly signedIn: boolean
  readonly user: { readonly id: string }
  readonly persons: readonly { readonly authority: string }[]
  readonly authority: { readonly code: string }
  readonly email: string
  readonly path: string
  readonly secret: string
  readonly address: string
}

type Value<N extends OperationName> = Operations[N] extends Operation<infer _Input, infer V> ? V : never

/** What came back. */
export interface Answered {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** The text as JSON, where it is JSON. */
  readonly json: Json
  /** `name=value` of the cookie that was set, to be sent again. */
  readonly cookie: string
}

export interface Calling {
  readonly method?: string
  readonly body?: unknown
  /** Sent as it is, instead of a body in JSON. */
  readonly raw?: string | Uint8Array<ArrayBuffer>
  readonly cookie?: string
  readonly headers?: Record<string, string>
}

/** A server on two demonstration authorities in memory, with a clock that is turned by hand. */
export interface Doors {
  readonly address: string
  readonly installation: Installation
  readonly company: Company
  /** What the server wrote into its log. */
  readonly logged: string[]
  call(path: string, calling?: Calling): Promise<Answered>
  /** A cookie of an invented person of Kenya, by role. */
  enter(role: 'officer' | 'approver' | 'administrator'): Promise<string>
  /** Does an operation; answers its value or throws what was said instead. */
  act<N extends OperationName>(cookie: string, name: N, input: unknown): Promise<Value<N>>
  wait(ms: number): void
}

export async function openDoors(t: { after(work: () => Promise<void>): void }): Promise<Doors> {
  let clock = Date.now()
  const installation = await openInstallation({
    data: '',
    inMemory: true,
    now: () => new Date(clock).toISOString(),
  })
  const logged: string[] = []
  const server = await startServer(installation, {
    host: '127.0.0.1',
    port: 0,
    log: (line) => logged.push(line),
  })
  t.after(async () => {
    await server.close()
    await installation.close()
  })
  const { address } = server
  const company = await foundCompany(installation, (code) => `${address}/exchange/${code}`)
  const call = async (
    path: string,
    { method, body, raw, cookie, headers }: Calling = {},
  ): Promise<Answered> => {
    const content = raw ?? (body === undefined ? undefined : JSON.stringify(body))
    const response = await fetch(`${address}${path}`, {
      method: method ?? (content === undefined ? 'GET' : 'POST'),
      redirect: 'manual',
      headers: {
        ...(content === undefined ? {} : { 'content-type': 'application/json' }),
        ...(cookie ? { cookie } : {}),
        ...headers,
      },
      ...(content === undefined ? {} : { body: content }),
    })
    const text = await response.text()
    const type = response.headers.get('content-type') ?? ''
    return {
      status: response.status,
      headers: response.headers,
      text,
      json: (type.includes('json') && text ? JSON.parse(text) : {}) as Json,
      cookie: (response.headers.getSetCookie()[0] ?? '').split(';')[0]!,
    }
  }
  const people = await listUsers(company.requesting.authority.db)
  return {
    address,
    installation,
    company,
    logged,
    call,
    async enter(role) {
      const { id } = people.find(({ roles }) => roles[0] === role)!
      const body = { authority: company.requesting.authority.house.code, userId: id }
      return (await call('/api/demonstration-sign-in', { body })).cookie
    },
    async act(cookie, name, input) {
      const { status, json, text } = await call(`/do/${name}`, { cookie, body: input })
      if (status !== 200) throw new Error(`${status} ${text}`)
      return json.value as never
    },
    wait: (ms) => {
      clock += ms
    },
  }
}

/** The code that a telephone shows; `later` steps of 30 seconds from now. */
export const codeOf = (secret: string, later = 0): Promise<string> =>
  generate({ secret, epoch: Math.floor(Date.now() / 1000) + 30 * later })

export interface Account {
  readonly user: Pick<User, 'id'>
  readonly email: string
  readonly password: string
  readonly secret: string
}

/** A person with password and one-time codes, invited by an administrator and secured by the person. */
export async function invite(
  doors: Doors,
  email: string,
  roles: readonly string[] = ['officer'],
): Promise<Account> {
  const admin = await doors.enter('administrator')
  const { id } = await doors.act(admin, 'add-person', { name: 'Somebody New', email, roles })
  const { json } = await doors.call('/api/invitations', { cookie: admin, body: { userId: id } })
  const token = json.path.split('#')[1]!
  const { secret } = (await doors.call('/api/invitations/read', { body: { token } })).json
  const password = 'correct horse battery staple'
  const accepted = await doors.call('/api/invitations/accept', {
    body: { token, password, code: await codeOf(secret) },
  })
  if (accepted.status !== 200) throw new Error(accepted.text)
  return { user: { id }, email, password, secret }
}
