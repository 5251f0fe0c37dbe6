import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Fastify from 'fastify'
import { sql } from 'kysely'
import { openPostgres } from '#adapters/database/postgres'
import { makeHttpTransport } from '#adapters/transport/http'
import { decodeParcel } from '#adapters/transport/parcel'
import type { Parcel } from '#adapters/transport/transport'
import { act, openAndSave, submitAndRelease } from '#apps/demo/acts'
import { bridgeFacts, bridgeMeasures } from '#apps/demo/bridge-case'
import { carryAll } from '#apps/demo/carry'
import { foundCompany, type Company, type Team } from '#apps/demo/company'
import type { OpenAuthority } from '#apps/house/authority'
import type { Transports } from '#apps/house/outbound'
import { serveExchange } from '#apps/server/serve-exchange'
import { openInstallation, type Installation } from '#apps/wire'
import { operations } from '#operations/all'
import { findCaseByConversation } from '#store/cases'

type After = { after(work: () => Promise<void>): void }

/** What happens to a request on the wire; the last one given stays. */
export type Wire = (
  url: string,
  body: Uint8Array<ArrayBuffer>,
  pass: () => Promise<Response>,
) => Promise<Response>

/** Two authorities with their people, a clock that is turned by hand, and a wire that can be cut. */
export interface Houses {
  readonly installation: Installation
  readonly company: Company
  readonly requesting: Team
  readonly requested: Team
  readonly transports: Transports
  /** Where the exchange of an authority is reached. */
  readonly addressOf: (code: string) => string
  /** Carries what is due until nothing moves any more. */
  carry(): Promise<number>
  /** Puts something between the two, or takes it away. */
  cut(wire?: Wire): void
  /** Turns the clock on. @param ms milliseconds */
  wait(ms: number): void
}

/** Where the tests of this room can keep their data, by name. */
export const engines: Readonly<
  Record<string, (t: After) => Promise<{ data: string; inMemory?: boolean; databaseUrl?: string }>>
> = {
  'PGlite in memory': async () => ({ data: '', inMemory: true }),
  'the embedded server': async (t) => ({ data: await newFolder(t) }),
  ...(process.env['COMITY_TEST_POSTGRES']
    ? { PostgreSQL: async (t: After) => ({ data: await newFolder(t), databaseUrl: await emptyDatabase() }) }
    : {}),
}

async function newFolder(t: After): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'comity-houses-'))
  await chmod(folder, 0o755)
  t.after(() => rm(folder, { recursive: true, force: true }))
  return folder
}

async function emptyDatabase(): Promise<string> {
  const url = process.env['COMITY_TEST_POSTGRES']!
  const engine = await openPostgres(url)
  const db = await engine.open('house_tests')
  for (const code of ['ken', 'che'])
    await sql.raw(`drop schema if exists authority_${code}_demonstration cascade`).execute(db)
  await engine.close()
  return url
}

/** Papers need no typesetter here: what is tested is what happens to them. */
const render = async () => new TextEncoder().encode('%PDF-1.7 a paper of the tests')

/** Opens both authorities; they reach each other by HTTP on this machine. */
export async function openHouses(
  t: After,
  place: { data: string; inMemory?: boolean; databaseUrl?: string } = { data: '', inMemory: true },
): Promise<Houses> {
  let [clock, ticks] = [Date.parse('2026-11-24T08:00:00.000Z'), 0]
  const now = () => new Date(clock + ticks++).toISOString()
  const opened = await openInstallation({ ...place, now })
  const http = Fastify({ forceCloseConnections: true })
  serveExchange(http, opened)
  const door = await http.listen({ host: '127.0.0.1', port: 0 })
  t.after(async () => {
    await http.close()
    await opened.close()
  })
  let wire: Wire | undefined
  const send = ((url: URL, init: RequestInit & { body: Uint8Array<ArrayBuffer> }) => {
    const pass = () => fetch(url, init)
    return wire ? wire(String(url), init.body, pass) : pass()
  }) as typeof fetch
  const transports = { ...opened.transports, http: makeHttpTransport({ fetch: send, timeoutMs: 5000 }) }
  const installation = { ...opened, render, transports }
  const addressOf = (code: string) => `${door}/exchange/${code}`
  const company = await foundCompany(installation, addressOf)
  const { requesting, requested } = company
  return {
    installation,
    company,
    requesting,
    requested,
    transports,
    addressOf,
    carry: () => carryAll([requesting.authority, requested.authority], transports),
    cut: (given) => {
      wire = given
    },
    wait: (ms) => {
      clock += ms
    },
  }
}

/** A complete request, released and waiting in the outbox. */
export async function sendRequest({ requesting }: Houses, title = 'A request of the tests') {
  const opened = await openAndSave(requesting, {
    requested: 'CHE',
    measures: [...bridgeMeasures],
    title,
    facts: bridgeFacts,
  })
  const messageId = await submitAndRelease(requesting, opened.caseId)
  return { ...opened, messageId }
}

/** The next parcel that leaves is kept, and its answer is lost: it never arrives. */
export async function catchParcel(houses: Houses): Promise<Parcel> {
  let caught: Parcel | undefined
  houses.cut(async (_url, body) => {
    const parcel = decodeParcel(body)
    if (parcel.ok) caught = parcel.value
    throw new TypeError('cut', { cause: { code: 'ECONNRESET' } })
  })
  await houses.carry()
  houses.cut()
  houses.wait(60_000)
  if (!caught) throw new Error('no parcel left')
  return caught
}

/** The case of a conversation as one side has it. */
export async function caseOf({ db }: OpenAuthority, conversation: string) {
  const file = await findCaseByConversation(db, conversation)
  if (!file) throw new Error(`no case of ${conversation}`)
  return file
}

/** The other side takes the request into its register. */
export async function register({ authority, officer }: Team, conversation: string): Promise<string> {
  const file = await caseOf(authority, conversation)
  const input = { caseId: file.id, version: file.version, language: 'en' }
  return (await act(authority, officer, operations['register-case'], input)).messageId
}

/** Bodies of messages with which a case goes its way. */
export const bodies: Readonly<Record<string, Record<string, unknown>>> = {
  'information-request': {
    text: 'Which passport?',
    defects: [{ rule: 'missing', field: 'persons', severity: 'error', cites: [] }],
  },
  supplement: { text: 'Here it is.' },
  acceptance: { conditions: [] },
  'partial-result': { text: 'A part.', conditions: [], items: [] },
  result: { text: 'All of it.', conditions: [], items: [] },
  refusal: { grounds: [{ code: 'political', article: 'uncac 46(21)', reason: 'A political offence.' }] },
  postponement: { reason: 'Our own trial.' },
  withdrawal: { reason: 'No longer needed.' },
  closing: { text: 'With thanks.' },
}

/** Prepares a message as the officer and releases it as the approver. @returns its id */
export async function say(
  { authority, officer, approver }: Team,
  conversation: string,
  kind: string,
): Promise<string> {
  const file = await caseOf(authority, conversation)
  const prepared = await act(authority, officer, operations['prepare-message'], {
    caseId: file.id,
    version: file.version,
    kind,
    body: bodies[kind],
    languages: ['en'],
  })
  const released = await act(authority, approver, operations['release-message'], {
    caseId: file.id,
    version: prepared.version,
    dispatchId: prepared.dispatchId,
  })
  return released.messageId
}
