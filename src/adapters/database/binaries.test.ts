import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { chmod, cp, mkdtemp, readFile, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import test, { type TestContext } from 'node:test'
import { areRoot, serverAccount } from '#adapters/database/account'
import { findBinaries } from '#adapters/database/binaries'

/** The package as npm's archive has it, before its install script: no links, no right to execute. */
async function bareCopy(t: TestContext): Promise<{ root: string; shared: string }> {
  const { folder } = await findBinaries(undefined)
  const installed = join(folder, '..', '..')
  const above = await mkdtemp(join(tmpdir(), 'comity-test-'))
  t.after(() => rm(above, { recursive: true }))
  await chmod(above, 0o755)
  const root = join(above, 'package')
  await cp(installed, root, { recursive: true, verbatimSymlinks: true })
  const links = JSON.parse(
    await readFile(join(root, 'native/pg-symlinks.json'), 'utf8').catch(() => '[]'),
  ) as {
    target: string
  }[]
  for (const { target } of links) await rm(join(root, target), { force: true })
  for (const program of ['postgres', 'initdb', 'pg_ctl'])
    await chmod(join(root, 'native/bin', program), 0o644)
  return { root, shared: join(above, 'shared') }
}

const runs = (folder: string, as = {}) =>
  spawnSync(join(folder, 'postgres'), ['--version'], { encoding: 'utf8', cwd: '/', ...as })
const notOnWindows = {
  skip: process.platform === 'win32' ? 'has neither links nor rights to execute' : false,
}

test('an installation without scripts is completed in place', notOnWindows, async (t) => {
  const { root, shared } = await bareCopy(t)
  assert.notEqual(runs(join(root, 'native/bin')).status, 0)
  const { folder, version } = await findBinaries(undefined, root, shared)
  assert.equal(folder, join(root, 'native/bin'))
  assert.match(runs(folder).stdout, new RegExp(`PostgreSQL\\) ${version.split('.')[0]}`))
})

test(
  'where the account cannot go, a copy is made once',
  { skip: areRoot() ? false : 'needs root' },
  async (t) => {
    const { root, shared } = await bareCopy(t)
    const account = serverAccount()
    await chmod(dirname(join(root, 'native')), 0o700)
    const [first, second] = await Promise.all([
      findBinaries(account, root, shared),
      findBinaries(account, root, shared),
    ])
    assert.deepEqual(first, second)
    assert.equal(first.folder, join(shared, `postgresql-${first.version}`, 'native/bin'))
    assert.match(runs(first.folder, { uid: account.uid, gid: account.gid }).stdout, /PostgreSQL/)
    assert.deepEqual(await readdir(shared), [`postgresql-${first.version}`])
  },
)
