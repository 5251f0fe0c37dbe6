import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import {
  chown,
  lstat,
  mkdir,
  readFile,
  readdir,
  readlink,
  rm,
  rmdir,
  stat,
  writeFile,
} from 'node:fs/promises'
import { dirname, join } from 'node:path'
import test from 'node:test'
import { sql, type Kysely } from 'kysely'
import pg from 'pg'
import { areRoot, serverAccount } from '#adapters/database/account'
import { openEmbedded } from '#adapters/database/embedded'
import { madeFolder, newFolder, startChild } from '#adapters/database/embedded.fixture'
import { readPostmaster } from '#adapters/database/postmaster'
import { Fault } from '#core/kernel/outcome'

const onlyRoot = { skip: areRoot() ? false : 'needs root, to be somebody else or to mount' }
const onlyLinux = { skip: process.platform === 'linux' ? false : 'reads /proc' }

const fault = (code: string, text: RegExp) => (error: unknown) => {
  assert.ok(error instanceof Fault, String(error))
  assert.equal(error.code, code, error.message)
  assert.match(error.message, text)
  return true
}

const show = async (db: Kysely<unknown>, name: string) =>
  (await sql<{ value: string }>`select current_setting(${name}) as value`.execute(db)).rows[0]?.value

test('the first start makes the database, later ones find it', async (t) => {
  const folder = await newFolder(t)
  for (const what of ['first start, with initdb', 'start on existing data', 'start on existing data']) {
    const from = performance.now()
    const engine = await openEmbedded(folder)
    const db = await engine.open('arcadia')
    await sql`select 1`.execute(db)
    const openMs = performance.now() - from
    await engine.close()
    t.diagnostic(`${what}: ${openMs.toFixed(0)} ms to the first answer`)
    if (what.startsWith('start')) assert.ok(openMs < 2000, 'an order of magnitude over what it takes')
  }
  assert.deepEqual((await readdir(folder)).sort(), ['postgresql', 'postgresql.log'])
})

test('is durable and small, whatever the files of the server say', async (t) => {
  const folder = await madeFolder(t)
  const first = await openEmbedded(folder)
  const db = await first.open('arcadia')
  for (const name of ['fsync', 'synchronous_commit', 'full_page_writes']) {
    await sql.raw(`alter system set ${name} = off`).execute(db)
  }
  await first.close()

  const again = await openEmbedded(folder)
  const after = await again.open('arcadia')
  for (const name of ['fsync', 'synchronous_commit', 'full_page_writes', 'data_checksums']) {
    assert.equal(await show(after, name), 'on', name)
  }
  assert.equal(await show(after, 'shared_buffers'), '32MB')
  assert.equal(await show(after, 'server_encoding'), 'UTF8')
  await again.close()
})

test('opens no port, and its socket is behind a private folder', onlyLinux, async (t) => {
  const folder = await madeFolder(t)
  const engine = await openEmbedded(folder)
  const { pid, socketFolder } = readPostmaster(join(folder, 'postgresql'))!
  assert.equal((await stat(socketFolder)).mode & 0o777, 0o700)

  const open = await readdir(`/proc/${pid}/fd`)
  const links = await Promise.all(open.map((fd) => readlink(`/proc/${pid}/fd/${fd}`).catch(() => '')))
  const ours = links.flatMap((link) => /socket:\[(\d+)\]/.exec(link)?.[1] ?? [])
  const tcp = `${await readFile('/proc/net/tcp', 'utf8')}${await readFile('/proc/net/tcp6', 'utf8').catch(() => '')}`
  const inodes = tcp.split('\n').map((line) => line.trim().split(/\s+/)[9])
  assert.ok(ours.length > 0)
  assert.deepEqual(
    ours.filter((inode) => inodes.includes(inode)),
    [],
  )

  await engine.close()
  await assert.rejects(stat(socketFolder), /ENOENT/)
})

test('on 127.0.0.1 it asks for a password', async (t) => {
  const folder = await madeFolder(t)
  const engine = await openEmbedded(folder, { loopback: true })
  const db = await engine.open('arcadia')
  assert.equal(await show(db, 'listen_addresses'), '127.0.0.1')
  assert.equal(await show(db, 'unix_socket_directories'), '')
  const { port } = readPostmaster(join(folder, 'postgresql'))!
  const stranger = new pg.Client({
    host: '127.0.0.1',
    port,
    user: 'comity',
    database: 'postgres',
    password: 'guess',
  })
  await assert.rejects(stranger.connect(), /password authentication failed/)
  const secret = await stat(join(folder, 'postgresql', 'comity.password'))
  assert.equal(secret.mode & 0o777, 0o600)
  await engine.close()
})

test('a folder with a very long path will do', async (t) => {
  const folder = join(await newFolder(t), 'a'.repeat(120), 'Акты & dossiers', 'x'.repeat(60))
  const engine = await openEmbedded(folder)
  await engine.open('arcadia')
  await engine.close()
})

test('a folder below one that the server cannot enter gets a link instead', onlyRoot, async (t) => {
  const folder = join(await newFolder(t), 'private', 'data')
  await mkdir(dirname(folder), { recursive: true, mode: 0o700 })
  await mkdir(folder, { mode: 0o755 })
  const engine = await openEmbedded(folder)
  const { where } = await engine.about()
  t.after(() => rm(dirname(where), { recursive: true }))
  const db = await engine.open('arcadia')
  await sql`create table kept (id int)`.execute(db)
  await engine.close()

  assert.ok((await lstat(join(folder, 'postgresql'))).isSymbolicLink())
  assert.match(where, /^\/var\/lib\/comity\/data-/)
  assert.match(await readFile(join(dirname(where), 'folder.txt'), 'utf8'), new RegExp(folder))
  const again = await openEmbedded(folder)
  await sql`select from kept`.execute(await again.open('arcadia'))
  await again.close()

  await rm(where, { recursive: true })
  await assert.rejects(openEmbedded(folder), fault('database.folder-missing', /nothing any more/))
})

test('a folder of root alone is opened to pass through, and no further', onlyRoot, async (t) => {
  const folder = await newFolder(t)
  await mkdir(folder, { mode: 0o700 })
  const engine = await openEmbedded(folder)
  assert.equal((await engine.about()).where, join(folder, 'postgresql'))
  await engine.close()
  assert.equal((await stat(folder)).mode & 0o777, 0o710)
})

test('data that root brought back from a copy are given to the server again', onlyRoot, async (t) => {
  const folder = await madeFolder(t)
  assert.equal(spawnSync('chown', ['-R', '0:0', join(folder, 'postgresql')]).status, 0)
  assert.equal(spawnSync('chmod', ['755', join(folder, 'postgresql')]).status, 0)
  await (await openEmbedded(folder)).close()
})

test('an ordinary user needs no help, and root serves his data as him', onlyRoot, async (t) => {
  const folder = await newFolder(t)
  const user = serverAccount(undefined, (await readFile('/etc/passwd', 'utf8')).replace(/^postgres:.*$/m, ''))
  await mkdir(folder)
  await chown(folder, user.uid, user.gid)
  const reachable = spawnSync(process.execPath, ['--version'], { uid: user.uid, gid: user.gid }).status === 0
  if (!reachable) return t.skip(`the user ${user.name} cannot run ${process.execPath}`)

  const child = startChild(folder, 'hold', { uid: user.uid, gid: user.gid })
  await child.hear('open')
  child.process.stdin?.end()
  await child.hear('closed')
  const engine = await openEmbedded(folder)
  const { pid } = readPostmaster(join(folder, 'postgresql'))!
  assert.equal((await stat(`/proc/${pid}`)).uid, user.uid)
  await engine.close()
})

test('a server of another major version is refused before it is started', async (t) => {
  const folder = await madeFolder(t)
  await writeFile(join(folder, 'postgresql', 'PG_VERSION'), '17\n')
  await assert.rejects(openEmbedded(folder), fault('database.version', /PostgreSQL 17, and ours is 18/))
})

test('a number of a process that came again does not pass for a server', onlyRoot, async (t) => {
  const folder = await madeFolder(t)
  const { uid, gid } = serverAccount()
  const other = spawn('sleep', ['60'], { uid, gid, cwd: '/' })
  t.after(() => other.kill())
  await writeFile(
    join(folder, 'postgresql', 'postmaster.pid'),
    `${other.pid}\n${folder}/postgresql\n1\n5432\n/tmp\n\n\n`,
  )
  await (await openEmbedded(folder)).close()
})

test("a folder for the socket that is somebody else's is not used", onlyRoot, async (t) => {
  const folder = await madeFolder(t)
  const engine = await openEmbedded(folder)
  const { socketFolder } = readPostmaster(join(folder, 'postgresql'))!
  await engine.close()
  await mkdir(socketFolder)
  await chown(socketFolder, 54321, 54321)
  await assert.rejects(openEmbedded(folder), fault('database.socket-folder', /is not ours/))
  await rmdir(socketFolder)
})

test('a folder that cannot be made is said', async (t) => {
  const folder = await newFolder(t)
  await writeFile(folder, 'a file where the folder should be')
  await assert.rejects(openEmbedded(join(folder, 'data')), fault('database.folder-not-writable', /ENOTDIR/))
})

for (const [options, code, text] of [
  ['size=12m', 'database.disk-full', /the disk is full/],
  ['ro', 'database.folder-not-writable', /cannot be (made|written)/],
] as const) {
  test(`a file system with ${options} is told from other failures`, onlyRoot, async (t) => {
    const folder = await newFolder(t)
    await mkdir(folder)
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `${options},mode=755`, 'tmpfs', folder])
    if (mounted.status !== 0) return t.skip(`no tmpfs can be mounted here: ${mounted.stderr}`)
    t.after(() => spawnSync('umount', [folder]))
    try {
      await assert.rejects(openEmbedded(folder), fault(code, text))
      assert.deepEqual(
        (await readdir(folder)).filter((name) => name !== 'postgresql.log'),
        [],
      )
    } finally {
      spawnSync('umount', [folder])
    }
  })
}

test('data that can no longer be written to are said so', onlyRoot, async (t) => {
  const folder = await madeFolder(t)
  const frozen = join(dirname(folder), 'frozen')
  await mkdir(frozen)
  const mounted = spawnSync('mount', ['--bind', '-o', 'ro', folder, frozen])
  if (mounted.status !== 0) return t.skip(`nothing can be mounted here: ${mounted.stderr}`)
  try {
    await assert.rejects(openEmbedded(frozen), fault('database.folder-not-writable', /cannot be written/))
  } finally {
    spawnSync('umount', [frozen])
  }
})

test('a server that does not start shows the end of its log', async (t) => {
  const folder = await madeFolder(t)
  await writeFile(join(folder, 'postgresql', 'postgresql.conf'), 'no_such_setting = 1\n')
  await assert.rejects(
    openEmbedded(folder),
    fault('database.start-failed', /no_such_setting[\s\S]*whole log: .*postgresql\.log/),
  )
})
