import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import test from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { isAlive, readPostmaster } from '#adapters/database/postmaster'
import { act } from '#apps/demo/acts'
import { teamOf } from '#apps/demo/company'
import type { OpenAuthority } from '#apps/house/authority'
import { signCheckpoint, verifyLog } from '#apps/house/checkpoint'
import { openInstallation } from '#apps/wire'
import { stateAfter } from '#core/case/lifecycle'
import { verifyBundle } from '#core/exchange/verify-bundle'
import { operations } from '#operations/all'
import { listEvents } from '#store/cases'

const kills = Number(process.env['COMITY_KILLS'] ?? (process.env['CI'] ? 50 : 8))

/** Longest time in which what is open is brought to its end, undisturbed. */
const lastMs = 90_000

interface Said {
  readonly house: string
  readonly caseId?: string
  readonly version?: number
  readonly event?: string
  readonly messageId?: string
  readonly reference?: string
  readonly id?: string
}
const said: (readonly [word: string, value: Said])[] = []
const folder = await mkdtemp(join(tmpdir(), 'comity-kill-'))
await chmod(folder, 0o755)
const cluster = join(folder, 'postgres', 'postgresql')

/** Starts the player; every whole line that it says is kept, to the last one before its end. */
function start(mode: 'play' | 'finish') {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'kill-child.ts'), folder, mode], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const lines = createInterface({ input: child.stdout })
  const words: string[] = []
  lines.on('line', (line) => {
    const [, word = '', value = ''] = /^(\S+) (.*)$/.exec(line) ?? []
    words.push(word === 'failed' ? `failed ${value}` : word)
    if (value !== 'null' && word !== 'failed') said.push([word, JSON.parse(value) as Said])
  })
  const ended = Promise.all([once(lines, 'close'), once(child, 'exit')]).then(() => words)
  const hasSaid = async (word: string) => {
    while (!words.includes(word) && child.exitCode === null && child.signalCode === null) await setTimeout(10)
  }
  return { child, ended, hasSaid }
}

const atRandom = (most: number) => setTimeout(Math.random() * most)

function killServer(): void {
  const server = readPostmaster(cluster)
  if (server && isAlive(server, cluster)) process.kill(server.pid, 'SIGKILL')
}

test.after(async () => {
  killServer()
  await rm(folder, { recursive: true, force: true })
})

test(`killed ${kills} times at any moment, nothing acknowledged is lost and nothing is doubled`, async (t) => {
  const ways = { player: 0, both: 0, server: 0 }
  for (let kill = 0; kill < kills; kill++) {
    const { child, ended, hasSaid } = start('play')
    // Most kills hit the play; some the way into it.
    if (kill % 5 !== 4) await hasSaid('open')
    await atRandom(kill % 5 === 4 ? 2500 : 1200)
    const way = kill % 4 === 1 ? 'both' : kill % 4 === 3 ? 'server' : 'player'
    ways[way]++
    if (way !== 'player') killServer()
    if (way === 'server') await atRandom(500)
    child.kill('SIGKILL')
    await ended
  }
  t.diagnostic(`killed: ${JSON.stringify(ways)}; acknowledged before: ${said.length} things`)
  assert.ok(said.length > kills, 'the player came to play between the kills')
  const last = start('finish')
  const tooLong = new AbortController()
  void setTimeout(lastMs, undefined, { signal: tooLong.signal }).then(
    () => last.child.kill('SIGKILL'),
    () => undefined,
  )
  const words = await last.ended
  tooLong.abort()
  assert.equal(words.at(-1), 'finished', words.filter((word) => word.startsWith('failed')).join('\n'))
})

test('what is left is whole', async (t) => {
  const installation = await openInstallation({ data: folder })
  t.after(() => installation.close())
  const houses = [...installation.authorities.values()]
  assert.deepEqual(houses.map(({ house }) => house.state).sort(), ['CHE', 'KEN'])

  await t.test('everything that was acknowledged is there', async () => {
    for (const { db, house } of houses) {
      const mine = said.filter(([, value]) => value.house === house.code)
      const has = async (table: 'case_event' | 'outbox' | 'attachment' | 'case_file') =>
        db
          .selectFrom(table as 'case_event')
          .selectAll()
          .execute() as Promise<unknown[]>
      const events = new Set(
        ((await has('case_event')) as { case_id: string; version: number; event: string }[]).map(
          ({ case_id, version }) => `${case_id} ${version}`,
        ),
      )
      const delivered = new Set(
        ((await has('outbox')) as { message_id: string; status: string }[])
          .filter(({ status }) => status === 'delivered')
          .map(({ message_id }) => message_id),
      )
      const files = new Set(((await has('attachment')) as { id: string }[]).map(({ id }) => id))
      const references = new Set(
        ((await has('case_file')) as { reference: string }[]).map(({ reference }) => reference),
      )
      for (const [word, { caseId, version, messageId, reference, id }] of mine) {
        if (version !== undefined)
          assert.ok(events.has(`${caseId} ${version}`), `${word} ${caseId} ${version}`)
        if (messageId) assert.ok(delivered.has(messageId), `${word} ${messageId}`)
        if (reference) assert.ok(references.has(reference), reference)
        if (id) assert.ok(files.has(id), id)
      }
    }
  })

  await t.test('every case stands once on each side, closed, and is the sum of its events', async () => {
    const conversations = await Promise.all(houses.map((house) => checkCases(house)))
    assert.ok(conversations[0]!.length > 0, 'at least one case was played to its end')
    assert.deepEqual(conversations[0], conversations[1])
    t.diagnostic(`${conversations[0]!.length} cases were played to their end`)
  })

  await t.test('every message left once and arrived once, with every file', async () => {
    for (const [us, them] of [houses, houses.toReversed()] as [OpenAuthority, OpenAuthority][]) {
      const sent = await us.db.selectFrom('outbox').selectAll().orderBy('message_id').execute()
      const came = await them.db.selectFrom('inbox').selectAll().orderBy('message_id').execute()
      assert.deepEqual(
        came.map((row) => row.message_id),
        sent.map((row) => row.message_id),
      )
      assert.deepEqual(
        came.map((row) => row.receipt),
        sent.map((row) => row.receipt),
      )
      for (const { message_id, parts } of sent) {
        const arrived = await them.db
          .selectFrom('attachment')
          .select('sha256')
          .where('message_id', '=', message_id)
          .execute()
        const left =
          parts.length === 0
            ? []
            : await us.db.selectFrom('attachment').select('sha256').where('id', 'in', parts).execute()
        assert.deepEqual(arrived.map((row) => row.sha256).sort(), left.map((row) => row.sha256).sort())
      }
    }
  })

  await t.test('both logs are whole', async () => {
    for (const house of houses) assert.ok((await verifyLog(house)).size > 10)
  })

  await t.test('the evidence of every case verifies', async () => {
    for (const authority of houses) {
      await signCheckpoint(authority)
      const { officer } = await teamOf(authority)
      for (const { id } of await authority.db.selectFrom('case_file').select('id').execute()) {
        const bundle = await act(authority, officer, operations['export-bundle'], { caseId: id })
        const { ok, checks } = verifyBundle(bundle)
        assert.ok(
          ok,
          checks
            .filter((check) => !check.ok)
            .map(({ name, why }) => `${name}: ${why}`)
            .join('\n'),
        )
        assert.ok(bundle.messages.length >= 8)
      }
    }
  })
})

/** @returns the conversations in order */
async function checkCases({ db }: OpenAuthority): Promise<string[]> {
  const files = await db.selectFrom('case_file').selectAll().orderBy('conversation').execute()
  for (const file of files) {
    const events = await listEvents(db, file.id)
    assert.deepEqual(
      events.map(({ version }) => version),
      events.map((_event, at) => at + 1),
    )
    assert.equal(file.version, events.length)
    const moves = events.map(({ event, mover }) => ({ event, by: mover }))
    assert.deepEqual([stateAfter(file.side, moves), file.state], ['closed', 'closed'])
    // Each message is told once as sent or come, and once as delivered.
    const told = events.flatMap(({ event, body }) =>
      body['messageId'] ? [`${event === 'deliver'} ${String(body['messageId'])}`] : [],
    )
    assert.equal(new Set(told).size, told.length, 'a message is told twice')
    for (const once of ['request', 'receive', 'acknowledgement', 'supplement', 'result', 'closing'])
      assert.ok(events.filter(({ event }) => event === once).length <= 1, `${once} happened twice`)
  }
  const numbers = files.map(({ reference }) => Number(reference.split('-')[4])).sort((a, b) => a - b)
  assert.deepEqual(
    numbers,
    numbers.map((_number, at) => at + 1),
  )
  const series = await db.selectFrom('number_series').select('last').execute()
  assert.deepEqual(
    series.map(({ last }) => last),
    [files.length],
  )
  return files.map(({ conversation }) => conversation)
}
