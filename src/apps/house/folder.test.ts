import assert from 'node:assert/strict'
import { copyFile, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { verifyLog } from '#apps/house/checkpoint'
import { collectFolders } from '#apps/house/outbound'
import { caseOf, openHouses, register, say, sendRequest } from '#apps/house/two-houses.fixture'
import { findOutgoing } from '#store/messages'
import { listPartners } from '#store/partners'

const houses = await openHouses(test)
const { requesting, requested, transports } = houses
const [us, them] = [requesting.authority, requested.authority]

/** One folder at each authority for the other one, with `in` and `out`. */
const above = await mkdtemp(join(tmpdir(), 'comity-folders-'))
test.after(() => rm(above, { recursive: true, force: true }))
const folders = { us: join(above, 'kenya'), them: join(above, 'switzerland') }
for (const folder of Object.values(folders))
  for (const sub of ['in', 'out']) await mkdir(join(folder, sub), { recursive: true })
for (const [authority, folder] of [
  [us, folders.us],
  [them, folders.them],
] as const)
  await authority.db.updateTable('partner').set({ transport: 'folder', address: folder }).execute()

/** A person carries files on a stick: copies, and forgets to delete. @param only names to take along */
async function walk(from: string, to: string, only = (_name: string) => true): Promise<string[]> {
  const names = (await readdir(join(from, 'out'))).filter((name) => !name.startsWith('.') && only(name))
  for (const name of names) await copyFile(join(from, 'out', name), join(to, 'in', name))
  return names
}
const thither = (only?: (name: string) => boolean) => walk(folders.us, folders.them, only)
const back = (only?: (name: string) => boolean) => walk(folders.them, folders.us, only)
const collect = async () => [await collectFolders(us, transports), await collectFolders(them, transports)]
const inFolder = async (...path: string[]) =>
  (await readdir(join(...path)).catch(() => [])).filter((name) => /\.(comity|receipt)$/.test(name))
const status = async (authority: typeof us, id: string) => (await findOutgoing(authority.db, id))!.status
const cases = async () => (await them.db.selectFrom('case_file').select('id').execute()).length

/** Back and forth until nothing new comes. */
async function walkUntilQuiet(): Promise<void> {
  for (let round = 0; round < 3; round++) {
    await houses.carry()
    await thither()
    await back()
    await collect()
  }
}

test('a request goes by folder, its receipt comes back, and both know it', async () => {
  const { conversation } = await sendRequest(houses)
  await houses.carry()
  assert.equal(await status(us, conversation), 'handed-over')
  assert.deepEqual(await thither(), [`${conversation}.comity`])
  assert.deepEqual(await collect(), [0, 1])
  assert.equal((await caseOf(them, conversation)).state, 'received')
  assert.deepEqual(await back(), [`${conversation}.receipt`])
  assert.deepEqual(await collect(), [1, 0])
  assert.equal(await status(us, conversation), 'delivered')
  assert.equal((await caseOf(us, conversation)).state, 'delivered')
})

test('the same files carried twice, also by a forgetful person, change nothing', async () => {
  const { conversation } = await sendRequest(houses)
  await houses.carry()
  const before = await cases()
  for (let time = 0; time < 3; time++) {
    await thither()
    await collect()
    await back()
    await collect()
  }
  assert.equal(await cases(), before + 1)
  assert.equal((await caseOf(them, conversation)).version, 1)
  assert.equal(await status(us, conversation), 'delivered')
  assert.deepEqual(await inFolder(folders.them, 'in', 'quarantine'), [])
  assert.deepEqual(await inFolder(folders.us, 'in', 'quarantine'), [])
  assert.deepEqual(await inFolder(folders.them, 'in'), [])
})

test('carried in the wrong order: what follows waits in the folder for what it follows', async () => {
  const { conversation } = await sendRequest(houses)
  await houses.carry()
  const withdrawal = await say(requesting, conversation, 'withdrawal')
  await houses.carry()
  await thither((name) => name === `${withdrawal}.comity`)
  assert.deepEqual(await collect(), [0, 0])
  assert.deepEqual(await inFolder(folders.them, 'in'), [`${withdrawal}.comity`])
  await thither((name) => name === `${conversation}.comity`)
  await collect()
  await collect()
  assert.equal((await caseOf(them, conversation)).state, 'withdrawn')
  await back()
  await collect()
  assert.deepEqual([await status(us, conversation), await status(us, withdrawal)], ['delivered', 'delivered'])
})

test('a whole case by folder, with every answer carried after the result', async () => {
  const { conversation } = await sendRequest(houses)
  await walkUntilQuiet()
  await register(requested, conversation)
  await say(requested, conversation, 'acceptance')
  const result = await say(requested, conversation, 'result')
  await houses.carry()
  await back((name) => name.startsWith(result))
  await collect()
  assert.equal((await caseOf(us, conversation)).state, 'executed')
  await walkUntilQuiet()
  await say(requesting, conversation, 'closing')
  await walkUntilQuiet()
  for (const authority of [us, them]) {
    const file = await caseOf(authority, conversation)
    assert.equal(file.state, 'closed')
    const rows = await authority.db
      .selectFrom('outbox')
      .select('status')
      .where('case_id', '=', file.id)
      .execute()
    assert.deepEqual([...new Set(rows.map((row) => row.status))], ['delivered'])
    await verifyLog(authority)
  }
})

test('a receipt for nothing of ours is set aside with the reason beside it', async () => {
  const [name] = await inFolder(folders.them, 'out')
  await copyFile(join(folders.them, 'out', name!), join(folders.them, 'in', 'stray.receipt'))
  await collect()
  assert.deepEqual(await inFolder(folders.them, 'in', 'quarantine'), ['stray.receipt'])
  assert.ok((await readdir(join(folders.them, 'in', 'quarantine'))).includes('stray.receipt.why.txt'))
})

test('a stick that is not plugged in is said, loses nothing, and holds up no other partner', async () => {
  const { conversation } = await sendRequest(houses)
  const [partner] = await listPartners(us.db)
  await us.db
    .updateTable('partner')
    .set({ address: join(above, 'unplugged') })
    .execute()
  await houses.carry()
  const row = (await findOutgoing(us.db, conversation))!
  assert.equal(row.status, 'waiting')
  assert.match(row.last_error!, /is the stick plugged in/)
  await us.db.updateTable('partner').set({ address: partner!.address }).execute()
  const absent = {
    ...partner!,
    code: 'AAA:absent',
    state: 'AAA',
    address: join(above, 'absent'),
    card: JSON.stringify(partner!.card),
  }
  await us.db.insertInto('partner').values(absent).execute()
  houses.wait(60_000)
  await houses.carry()
  await thither()
  await collectFolders(them, transports)
  await back()
  await assert.rejects(collectFolders(us, transports), /is the stick plugged in/)
  assert.equal(await status(us, conversation), 'delivered')
})
