/**
 * The other process of `kill.test.ts`: it plays one case after the other between the two demonstration
 * authorities, on the embedded database in a folder, and takes up whatever it finds there. It knows nothing
 * but what is stored: whoever kills it, it goes on. What it says has been committed.
 */
import { writeSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { act } from '#apps/demo/acts'
import { bridgeFacts, bridgeMeasures } from '#apps/demo/bridge-case'
import { carryAll } from '#apps/demo/carry'
import { foundCompany, type Company, type Team } from '#apps/demo/company'
import { takeParcel } from '#apps/house/inbound'
import type { Transports } from '#apps/house/outbound'
import { openInstallation, type Installation } from '#apps/wire'
import { Request } from '#core/request/request'
import { operations } from '#operations/all'
import { listAttachments } from '#store/attachments'
import { findCaseByConversation, listEvents, type CaseRow } from '#store/cases'
import { findPrepared } from '#store/dispatches'
import { listOutgoing } from '#store/messages'
import { findRequest } from '#store/requests'

const [folder = '', mode = 'play'] = process.argv.slice(2)
/** Written at once, so that what was said is out when the process is killed. */
const say = (word: string, value: unknown = null) => writeSync(1, `${word} ${JSON.stringify(value)}\n`)

/** From house to house without a network: what is tested here is what is stored. */
const handOver = ({ authorities, transports }: Installation): Transports => ({
  ...transports,
  http: {
    name: 'http',
    async deliver(address, parcel) {
      const answer = await takeParcel(authorities.get(address)!, parcel)
      if ('receipt' in answer) return answer.receipt
      throw new Error(answer.unanswered)
    },
  },
})

const bodies: Readonly<Record<string, Record<string, unknown>>> = {
  'information-request': {
    text: 'Which passport?',
    defects: [{ rule: 'identity-incomplete', field: 'persons', severity: 'error', cites: ['uncac 46(16)'] }],
  },
  supplement: { text: 'The number is added.' },
  acceptance: { conditions: [] },
  'partial-result': { text: 'A part.', conditions: [], items: [], outstanding: 'The hearing.' },
  result: { text: 'All of it.', conditions: [], items: [] },
  closing: { text: 'With thanks.' },
}

async function prepare(team: Team, file: CaseRow, kind: string, attachments: readonly string[] = []) {
  const input = {
    caseId: file.id,
    version: file.version,
    kind,
    body: bodies[kind],
    attachments,
    languages: ['en'],
  }
  const { version } = await act(team.authority, team.officer, operations['prepare-message'], input)
  say('event', { house: team.authority.house.code, caseId: file.id, version, event: 'prepare' })
}

async function release(team: Team, file: CaseRow, dispatchId: string) {
  const input = { caseId: file.id, version: file.version, dispatchId }
  const { version, messageId } = await act(
    team.authority,
    team.approver,
    operations['release-message'],
    input,
  )
  say('message', { house: team.authority.house.code, caseId: file.id, version, messageId })
}

/** Adds the file, if it is not there yet. @returns its id */
async function attach({ authority, officer }: Team, file: CaseRow, name: string): Promise<string> {
  const there = (await listAttachments(authority.db, file.id)).find((one) => one.name === name)
  if (there) return there.id
  const content = Buffer.from('%PDF-1.7 synthetic').toString('base64')
  const { id } = await act(authority, officer, operations['add-attachment'], {
    caseId: file.id,
    name,
    content,
  })
  say('file', { house: authority.house.code, id })
  return id
}

async function saveFacts({ authority, officer }: Team, file: CaseRow, facts: object) {
  const stored = (await findRequest(authority.db, file.id))!
  const request = { ...Request.parse(stored.request), facts }
  const input = { caseId: file.id, revision: stored.revision, request }
  await act(authority, officer, operations['save-draft'], input)
}

const factsOf = async ({ authority }: Team, file: CaseRow) =>
  Request.parse((await findRequest(authority.db, file.id))!.request).facts

const hasSaid = async ({ authority }: Team, file: CaseRow, kind: string) =>
  (await listEvents(authority.db, file.id)).some(({ event }) => event === kind)

type Deed = (team: Team, file: CaseRow) => Promise<unknown>

async function completeDraft(team: Team, file: CaseRow) {
  if (!('purpose' in (await factsOf(team, file)))) await saveFacts(team, file, bridgeFacts)
  await attach(team, file, 'payment-orders.pdf')
  const { revision } = (await findRequest(team.authority.db, file.id))!
  const input = { caseId: file.id, version: file.version, revision }
  const { version } = await act(team.authority, team.officer, operations['submit-draft'], input)
  say('event', { house: team.authority.house.code, caseId: file.id, version, event: 'submit' })
}

async function answer(team: Team, file: CaseRow) {
  const facts = await factsOf(team, file)
  const [first, ...others] = facts['persons'] as readonly Record<string, unknown>[]
  const persons = [{ ...first, identityDocument: 'AK 0000000' }, ...others]
  if (!first?.['identityDocument']) await saveFacts(team, file, { ...facts, persons })
  await prepare(team, file, 'supplement')
}

async function register({ authority, officer }: Team, file: CaseRow) {
  const input = { caseId: file.id, version: file.version, language: 'en' }
  const { version, messageId } = await act(authority, officer, operations['register-case'], input)
  say('message', { house: authority.house.code, caseId: file.id, version, messageId })
}

/** What is done in each state of each side, beside releasing what is prepared. */
const deeds: Readonly<Record<CaseRow['side'], Readonly<Record<string, Deed>>>> = {
  requesting: {
    drafting: completeDraft,
    'information-requested': answer,
    executed: (team, file) => prepare(team, file, 'closing'),
  },
  requested: {
    received: register,
    registered: async (team, file) =>
      prepare(
        team,
        file,
        (await hasSaid(team, file, 'information-request')) ? 'acceptance' : 'information-request',
      ),
    executing: async (team, file) =>
      prepare(team, file, 'partial-result', [await attach(team, file, 'account-statements.pdf')]),
    'partially-executed': (team, file) => prepare(team, file, 'result'),
  },
}

/** One step in this copy of the case. @returns whether there was one to do */
async function workOn(team: Team, file: CaseRow | undefined): Promise<boolean> {
  if (!file || file.closed_at) return false
  const waiting = await findPrepared(team.authority.db, file.id)
  if (waiting) await release(team, file, waiting.id)
  else {
    const deed = deeds[file.side][file.state]
    if (!deed) return false
    await deed(team, file)
  }
  return true
}

async function openCase({ authority, officer }: Team) {
  const opened = await act(authority, officer, operations['open-request'], {
    requested: 'CHE',
    measures: [...bridgeMeasures],
    title: 'A case of the kill test',
    language: 'en',
  })
  say('case', { house: authority.house.code, caseId: opened.caseId, reference: opened.reference })
}

const findOpen = ({ authority }: Team) =>
  authority.db
    .selectFrom('case_file')
    .selectAll()
    .where('closed_at', 'is', null)
    .orderBy('opened_at')
    .executeTakeFirst()

const told = new Set<string>()
/** Says which messages have arrived by now, each once. @returns whether some have not */
async function tellDelivered({ authority }: Team): Promise<boolean> {
  const rows = await listOutgoing(authority.db, 100_000)
  for (const { message_id, status, last_error } of rows) {
    if (status === 'rejected' || status === 'undeliverable')
      throw new Error(`message ${message_id} is ${status}: ${last_error}`)
    if (status !== 'delivered' || told.has(message_id)) continue
    told.add(message_id)
    say('delivered', { house: authority.house.code, messageId: message_id })
  }
  return rows.some(({ status }) => status !== 'delivered')
}

/** Plays on from wherever things are; for ever, or until nothing is open any more. */
async function playOn({ requesting, requested }: Company, transports: Transports) {
  for (;;) {
    await carryAll([requesting.authority, requested.authority], transports)
    const waiting = [await tellDelivered(requesting), await tellDelivered(requested)].includes(true)
    const file = (await findOpen(requesting)) ?? (await findOpen(requested))
    if (!file && mode === 'finish' && !waiting) return
    if (!file && mode !== 'finish') await openCase(requesting)
    const ours = file && (await findCaseByConversation(requesting.authority.db, file.conversation))
    const theirs = file && (await findCaseByConversation(requested.authority.db, file.conversation))
    const worked = (await workOn(requested, theirs)) || (await workOn(requesting, ours))
    if (file && !worked) await setTimeout(20)
  }
}

try {
  const opened = await openInstallation({ data: folder })
  const render = async () => new TextEncoder().encode('%PDF-1.7 a letter of the kill test')
  for (const [code, authority] of opened.authorities) opened.authorities.set(code, { ...authority, render })
  const company = await foundCompany({ ...opened, render }, (code) => code)
  say('open')
  await playOn(company, handOver(opened))
  await opened.close()
  say('finished')
} catch (cause) {
  say('failed', cause instanceof Error ? cause.message : String(cause))
  process.exit(1)
}
