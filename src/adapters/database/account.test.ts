import assert from 'node:assert/strict'
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { blockedAt, serverAccount } from '#adapters/database/account'
import { Fault } from '#core/kernel/outcome'

const root = 'root:x:0:0:root:/root:/bin/bash'
const nobody = 'nobody:x:65534:65533:nobody:/nonexistent:/usr/sbin/nologin'
const postgres = 'postgres:x:101:104:,,,:/var/lib/postgresql:/bin/bash'
const alice = 'alice:x:1000:1001::/home/alice:/bin/sh'
const passwd = (...lines: string[]) => `${lines.join('\n')}\n`

test('the server runs as postgres, else as nobody, and as the owner of data that exist', () => {
  assert.deepEqual(serverAccount(undefined, passwd(root, nobody, postgres)), {
    name: 'postgres',
    uid: 101,
    gid: 104,
  })
  assert.deepEqual(serverAccount(undefined, passwd(root, nobody)), { name: 'nobody', uid: 65534, gid: 65533 })
  const accounts = passwd(root, postgres, alice)
  assert.deepEqual(serverAccount({ uid: 1000, gid: 1002 }, accounts), { name: 'alice', uid: 1000, gid: 1002 })
  assert.equal(serverAccount({ uid: 1001, gid: 1 }, accounts).name, 'user 1001')
  assert.equal(serverAccount({ uid: 0, gid: 0 }, passwd(root, postgres, alice)).name, 'postgres')
})

test('no account is a fault that says how to mend it', () => {
  assert.throws(
    () => serverAccount(undefined, passwd(root, alice)),
    (error) =>
      error instanceof Fault && error.code === 'database.no-account' && /useradd/.test(error.message),
  )
})

test('the outermost closed folder is named', async (t) => {
  const above = await mkdtemp(join(tmpdir(), 'comity-test-'))
  t.after(() => rm(above, { recursive: true }))
  const inner = join(above, 'a', 'b')
  await mkdir(inner, { recursive: true, mode: 0o755 })
  const stranger = { name: 'stranger', uid: 54_321, gid: 54_321 }
  assert.equal(blockedAt(inner, stranger), above) // mkdtemp makes it for its maker alone
  await chmod(above, 0o711)
  assert.equal(blockedAt(inner, stranger), undefined)
  await chmod(inner, 0o750)
  assert.equal(blockedAt(inner, stranger), inner)
  assert.equal(blockedAt(inner, { ...stranger, uid: process.getuid?.() ?? 0 }), undefined)
})
