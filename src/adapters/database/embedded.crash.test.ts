import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { mkdir, readFile, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import test from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { sql } from 'kysely'
import { openEmbedded } from '#adapters/database/embedded'
import { family, madeFolder, newFolder, startChild } from '#adapters/database/embedded.fixture'
import { isAlive, readPostmaster } from '#adapters/database/postmaster'
import { Fault } from '#core/kernel/outcome'

interface Tables {
  row: { id: number }
}

const onlyLinux = { skip: process.platform === 'linux' ? false : 'reads /proc' }

const inUse = (pid: number) => (error: unknown) => {
  assert.ok(error instanceof Fault, String(error))
  assert.equal(error.code, 'database.in-use')
  assert.match(error.message, new RegExp(`process ${pid} since 20\\d\\d-\\d\\d-\\d\\dT.*kill ${pid}`))
  return true
}

test('a second process is told who holds the folder, since when, and how to mend it', async (t) => {
  const folder = await madeFolder(t)
  const first = startChild(folder, 'hold')
  await first.hear('open')
  await assert.rejects(openEmbedded(folder), inUse(first.process.pid!))
  first.process.stdin?.end()
  await first.hear('closed')

  const engine = await openEmbedded(folder)
  await assert.rejects(openEmbedded(folder), inUse(process.pid)) // nor twice in one process
  const second = startChild(folder, 'hold')
  const { code } = (await second.hear('failed')) as { code: string }
  assert.equal(code, 'database.in-use')
  await engine.close()
})

test('the lock in the server refuses where no note was left', async (t) => {
  const folder = await madeFolder(t)
  const engine = await openEmbedded(folder)
  await writeFile(join(folder, 'owner.json'), 'half a no')
  await assert.rejects(openEmbedded(folder), inUse(process.pid))
  await engine.close()
})

for (const state of ['empty', 'existing']) {
  test(`of five processes that start at once on an ${state} folder, one gets it`, async (t) => {
    const folder = await newFolder(t)
    if (state === 'existing') await (await openEmbedded(folder)).close()
    const all = Array.from({ length: 5 }, () => startChild(folder, 'hold'))
    const outcomes = await Promise.all(all.map((one) => Promise.any([one.hear('open'), one.hear('failed')])))
    const refused = outcomes.filter((outcome) => typeof outcome === 'object') as {
      code: string
      message: string
    }[]
    assert.deepEqual(
      refused.map(({ code }) => code),
      Array(4).fill('database.in-use'),
      JSON.stringify(outcomes),
    )
    const winner = all.find((one) => one.said.some(([word]) => word === 'open'))
    for (const { message } of refused) assert.match(message, new RegExp(`process ${winner?.process.pid} `))
    winner?.process.stdin?.end()
    await winner?.hear('closed')
    assert.deepEqual((await readdir(folder)).sort(), ['postgresql', 'postgresql.log'])
  })
}

test('a folder held on another machine is refused while that one lives', onlyLinux, async (t) => {
  const folder = await madeFolder(t)
  const note = join(folder, 'owner.json')
  await writeFile(
    note,
    JSON.stringify({ pid: 7, since: '2026-01-01T00:00:00Z', place: 'other boot pid:[1]', began: '1' }),
  )
  const beat = setInterval(() => void utimes(note, new Date(), new Date()), 500)
  await assert.rejects(openEmbedded(folder), /process 7 on other since 2026-01-01T00:00:00Z.*stop it there/)
  clearInterval(beat)
  await (await openEmbedded(folder)).close() // after some seconds of doubt
})

test('a server that its process left running is taken over', onlyLinux, async (t) => {
  const folder = await madeFolder(t)
  const child = startChild(folder, 'write')
  await child.hear('row')
  const pid = await child.hear('open')
  child.process.kill('SIGKILL')
  await child.ended

  const said: string[] = []
  const engine = await openEmbedded(folder, { log: (line) => said.push(line) })
  assert.deepEqual(said, [`database server ${String(pid)} taken over`])
  assert.equal(JSON.parse(await readFile(join(folder, 'owner.json'), 'utf8')).pid, process.pid)
  await engine.close()
  assert.equal(isAlive({ pid: Number(pid) }, join(folder, 'postgresql')), false)
})

test('a server that was left by another version of us is started anew', async (t) => {
  const folder = await madeFolder(t)
  const child = startChild(folder, 'loopback')
  const pid = await child.hear('open')
  child.process.kill('SIGKILL')
  await child.ended

  const said: string[] = []
  const engine = await openEmbedded(folder, { log: (line) => said.push(line) })
  assert.match(said.join('\n'), new RegExp(`${String(pid)} was left by another version.*\n.*\\d+ started`))
  await engine.close()
})

for (const deed of ['exit', 'throw']) {
  test(`a process that ends by itself (${deed}) without closing takes its server along`, async (t) => {
    const folder = await madeFolder(t)
    const child = startChild(folder, deed)
    const pid = Number(await child.hear('open'))
    await child.ended
    for (const from = Date.now(); isAlive({ pid }, join(folder, 'postgresql')) && Date.now() - from < 5000;)
      await setTimeout(20)
    assert.equal(isAlive({ pid }, join(folder, 'postgresql')), false)
    assert.ok(!(await readdir(folder)).includes('owner.json'))
  })
}

test('whatever is killed, every acknowledged row is there', onlyLinux, async (t) => {
  const folder = await madeFolder(t)
  let rows = 0
  for (const victim of [
    'process',
    'server',
    'all of the server',
    'process and server',
    'everything at once',
    'one connection',
  ]) {
    const child = startChild(folder, 'write')
    const server = Number(await child.hear('open'))
    await child.hear('row')
    await setTimeout(100 + Math.random() * 300)

    const children = family(server).slice(1)
    const connection = children.filter((pid) =>
      /arcadia|INSERT|idle/.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8')),
    )
    const targets = {
      process: [child.process.pid!],
      server: [server],
      'all of the server': [server, ...children],
      'process and server': [child.process.pid!, server],
      'everything at once': [child.process.pid!, server, ...children],
      'one connection': connection.slice(0, 1),
    }[victim]
    for (const pid of targets ?? []) process.kill(pid, 'SIGKILL')
    if (!victim.includes('process') && !victim.includes('everything')) {
      await child.hear('failed').finally(() => child.process.kill('SIGKILL'))
    }
    await child.ended

    const acknowledged = child.said.filter(([word]) => word === 'row').map(([, id]) => id as number)
    const from = performance.now()
    const engine = await openEmbedded(folder)
    const db = await engine.open<Tables>('arcadia')
    const { rows: found } = await sql<{ id: number }>`select id from row order by id`.execute(db)
    const openMs = performance.now() - from
    const there = new Set(found.map(({ id }) => id))
    assert.deepEqual(
      acknowledged.filter((id) => !there.has(id)),
      [],
      `after killing ${victim}`,
    )
    rows += acknowledged.length
    t.diagnostic(
      `${victim}: ${acknowledged.length} acknowledged, all there; open again in ${openMs.toFixed(0)} ms`,
    )
    await engine.close()
  }
  assert.ok(rows > 50)
})

for (const victim of ['the server', 'all its processes', 'one of its processes']) {
  test(
    `we stand up again when ${victim} is killed while we work, and stay the only ones`,
    onlyLinux,
    async (t) => {
      const folder = await madeFolder(t)
      const said: string[] = []
      const engine = await openEmbedded(folder, { log: (line) => said.push(line) })
      const db = await engine.open<Tables>('arcadia')
      await sql`create table row (id int primary key)`.execute(db)
      await db.insertInto('row').values({ id: 1 }).execute()

      const { pid, socketFolder } = readPostmaster(join(folder, 'postgresql'))!
      if (victim === 'all its processes') await rm(socketFolder, { recursive: true }) // swept with the rest of /tmp
      const work = db.transaction().execute(async (tx) => {
        await tx.insertInto('row').values({ id: 2 }).execute()
        const all = family(pid)
        const targets = {
          'the server': [pid],
          'all its processes': all,
          'one of its processes': all.slice(-1),
        }[victim]
        for (const target of targets ?? []) process.kill(target, 'SIGKILL')
        await setTimeout(200)
        await tx.insertInto('row').values({ id: 3 }).execute()
      })
      await assert.rejects(work)
      await assert.rejects(openEmbedded(folder), inUse(process.pid))

      const from = performance.now()
      let ids: number[] = []
      while (ids.length === 0 && performance.now() - from < 20_000) {
        ids = await db.selectFrom('row').select('id').execute().then((rows) => rows.map(({ id }) => id), () => []) // prettier-ignore
        await setTimeout(20)
      }
      assert.deepEqual(ids, [1])
      while (said.length < 3 && performance.now() - from < 20_000) await setTimeout(20)
      assert.match(said.join('\n'), /fell; taking hold of it again\n.*(started|taken over)$/)
      t.diagnostic(`answers again ${(performance.now() - from).toFixed(0)} ms after the failure was noticed`)
      await assert.rejects(openEmbedded(folder), inUse(process.pid))
      await engine.close()
    },
  )
}

test('closing does not wait for ever for a transaction that hangs', async (t) => {
  const folder = await madeFolder(t)
  const engine = await openEmbedded(folder)
  const db = await engine.open<Tables>('arcadia')
  await sql`create table row (id int primary key)`.execute(db)
  const hanging = db.transaction().execute(async (tx) => {
    await tx.insertInto('row').values({ id: 1 }).execute()
    await new Promise(() => {})
  })
  hanging.catch(() => {})
  await setTimeout(100)
  const from = performance.now()
  await engine.close()
  assert.ok(performance.now() - from < 9000)

  const again = await openEmbedded(folder)
  const rows = await (await again.open<Tables>('arcadia')).selectFrom('row').selectAll().execute()
  assert.deepEqual(rows, [])
  await again.close()
})

test('what a killed start left half made is taken away in time', async (t) => {
  const folder = await newFolder(t)
  const half = join(folder, 'postgresql.new-000000000000')
  await mkdir(join(half, 'base'), { recursive: true })
  const long = new Date(Date.now() - 11 * 60_000)
  await utimes(half, long, long)
  await (await openEmbedded(folder)).close()
  assert.deepEqual((await readdir(folder)).sort(), ['postgresql', 'postgresql.log'])
})
