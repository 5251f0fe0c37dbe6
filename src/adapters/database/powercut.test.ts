import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { type TestContext } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { sql } from 'kysely'
import { areRoot } from '#adapters/database/account'
import { openEmbedded } from '#adapters/database/embedded'
import { startChild } from '#adapters/database/embedded.fixture'

interface Tables {
  row: { id: number }
}

/**
 * Ends a file system as a power cut would: from now on nothing more reaches the disk, and what only was
 * in memory is gone after the next mount.
 *
 * @source Linux, fs/xfs/libxfs/xfs_fs.h: XFS_IOC_GOINGDOWN with NOLOGFLUSH, which ext4 knows by the same number
 */
const cutPower = (mount: string) =>
  spawnSync('perl', [
    '-e',
    'open(F,"<",$ARGV[0]) or die; my $x = pack("L", 2); ioctl(F, 0x8004587d, $x) or die $!',
    mount,
  ])

const run = (command: string, ...args: string[]) => spawnSync(command, args, { encoding: 'utf8' })

const skip =
  process.platform !== 'linux' || !areRoot()
    ? 'needs root on Linux, to mount a file system of its own'
    : ['mkfs.ext4', 'perl', 'mount'].some((program) => run('which', program).status !== 0)
      ? 'needs mkfs.ext4, perl and mount'
      : false

/** Our other process, the server and initdb, by the folder in their command line. */
const processesOn = (mount: string): number[] =>
  readdirSync('/proc')
    .filter((pid) => /^\d+$/.test(pid) && commandOf(pid).includes(mount))
    .map(Number)

function commandOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return ''
  }
}

/** Ends what runs there, and unmounts it. */
async function freed(mount: string): Promise<boolean> {
  for (let tries = 0; tries < 100; tries++) {
    for (const pid of processesOn(mount)) end(pid)
    if (run('umount', mount).status === 0) return true
    await setTimeout(50)
  }
  return false
}

function end(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // gone
  }
}

/** A small ext4 in a file, mounted. */
async function newDisk(t: TestContext): Promise<{ mount: string; again(): Promise<void> } | undefined> {
  const above = await mkdtemp(join(tmpdir(), 'comity-test-'))
  await chmod(above, 0o755)
  const [image, mount] = [join(above, 'image'), join(above, 'mount')]
  await mkdir(mount)
  t.after(async () => {
    await freed(mount) // whatever a test that failed left running
    run('umount', '-l', mount)
    await rm(above, { recursive: true })
  })
  run('truncate', '-s', '512M', image)
  run('mkfs.ext4', '-q', image)
  if (run('mount', '-o', 'loop', image, mount).status !== 0) return undefined
  return {
    mount,
    async again() {
      assert.ok(await freed(mount))
      assert.equal(run('mount', '-o', 'loop', image, mount).status, 0)
    },
  }
}

/** Writes until the power is cut; says which rows were acknowledged, and which are there afterwards. */
async function cutWhileWriting(disk: { mount: string; again(): Promise<void> }, deed: string) {
  const folder = join(disk.mount, 'data')
  const child = startChild(folder, deed)
  await child.hear('row')
  await setTimeout(Math.random() * 400) // the first time perhaps at once, when all of it is new
  assert.equal(cutPower(disk.mount).status, 0)
  child.process.kill('SIGKILL')
  await child.ended
  await disk.again()

  const engine = await openEmbedded(folder)
  const db = await engine.open<Tables>('arcadia')
  // Without syncing even the table may be gone.
  const made = await sql<{ there: boolean }>`select to_regclass('row') is not null as there`.execute(db)
  const { rows } = made.rows[0]!.there
    ? await sql<{ id: number }>`select id from row`.execute(db)
    : { rows: [] }
  await engine.close()
  const there = new Set(rows.map(({ id }) => id))
  const acknowledged = child.said.filter(([word]) => word === 'row').map(([, id]) => id as number)
  return { acknowledged, lost: acknowledged.filter((id) => !there.has(id)) }
}

test('a power cut loses nothing that was acknowledged', { skip }, async (t) => {
  const disk = await newDisk(t)
  if (!disk) return t.skip('no file can be mounted as a disk here')
  for (let round = 1; round <= 3; round++) {
    const { acknowledged, lost } = await cutWhileWriting(disk, 'write')
    t.diagnostic(`power cut ${round}: ${acknowledged.length} acknowledged, ${lost.length} lost`)
    assert.deepEqual(lost, [])
  }
})

test('and the simulation can tell: without syncing, rows are lost', { skip }, async (t) => {
  const disk = await newDisk(t)
  if (!disk) return t.skip('no file can be mounted as a disk here')
  let lostRows = 0
  for (let round = 1; round <= 4 && lostRows === 0; round++) {
    const { acknowledged, lost } = await cutWhileWriting(disk, 'write-unsynced')
    t.diagnostic(`unsynced, power cut ${round}: ${acknowledged.length} acknowledged, ${lost.length} lost`)
    lostRows += lost.length
  }
  assert.ok(lostRows > 0)
})

for (const momentMs of [300, 500, 800, 1100]) {
  test(`a power cut ${momentMs} ms into the first start leaves a folder that starts`, { skip }, async (t) => {
    const disk = await newDisk(t)
    if (!disk) return t.skip('no file can be mounted as a disk here')
    const folder = join(disk.mount, 'data')
    const child = startChild(folder, 'hold')
    await setTimeout(momentMs)
    const entries = existsSync(folder) ? readdirSync(folder) : ['nothing']
    assert.equal(cutPower(disk.mount).status, 0)
    child.process.kill('SIGKILL')
    await child.ended
    await disk.again()
    t.diagnostic(
      `there was ${entries.join(', ')}; afterwards ${existsSync(folder) ? readdirSync(folder).join(', ') : 'nothing'}`,
    )
    await (await openEmbedded(folder)).close()
  })
}
