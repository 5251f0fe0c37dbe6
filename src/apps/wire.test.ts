import assert from 'node:assert/strict'
import { chmod, mkdir, mkdtemp, rename, rm, rmdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { kenya, switzerland } from '#apps/demo/cast'
import { addAuthority, openInstallation, readRegister } from '#apps/wire'
import { Fault } from '#core/kernel/outcome'

const data = await mkdtemp(join(tmpdir(), 'comity-wire-'))
await chmod(data, 0o755)
test.after(() => rm(data, { recursive: true, force: true }))
const isThere = (cause: unknown) => cause instanceof Fault && cause.code === 'authority.exists'

test('an authority that was half set up when the power went is set up to its end', async () => {
  const installation = await openInstallation({ data })
  // The register cannot be written: everything before it has been committed.
  const draft = join(data, `register.json.${process.pid}`)
  await mkdir(draft)
  await assert.rejects(addAuthority(installation, kenya.house), /EISDIR/)
  await installation.close()
  await rmdir(draft)

  const again = await openInstallation({ data })
  assert.equal(again.authorities.size, 0)
  const authority = await addAuthority(again, kenya.house)
  assert.equal(authority.house.code, kenya.house.code)
  await assert.rejects(addAuthority(again, kenya.house), isThere)
  await again.close()
})

test('an authority is found again with its keys, its log and its register', async () => {
  const installation = await openInstallation({ data })
  assert.deepEqual([...installation.authorities.keys()], [kenya.house.code])
  await addAuthority(installation, switzerland.house)
  assert.equal(readRegister({ data }).authorities.length, 2)
  const before = [...installation.authorities.values()].map(({ signer }) => signer.keys.seal.fingerprint)
  await installation.close()
  const again = await openInstallation({ data })
  const after = [...again.authorities.values()].map(({ signer }) => signer.keys.seal.fingerprint)
  assert.deepEqual(after, before)
  assert.equal(new Set(after).size, 2)
  await again.close()
})

test('data whose keys are elsewhere are not taken over by new keys', async () => {
  await rename(join(data, 'register.json'), join(data, 'register.away'))
  await rename(join(data, 'keys'), join(data, 'keys.away'))
  const installation = await openInstallation({ data })
  await assert.rejects(addAuthority(installation, kenya.house), isThere)
  await installation.close()
})
