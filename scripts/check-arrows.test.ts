import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import test, { type TestContext } from 'node:test'
import { checkArrows, rooms } from './check-arrows.ts'

const good: Readonly<Record<string, string>> = {
  'core/kernel/day.ts': `import { sha256 } from '@noble/hashes/sha2.js'\nexport const day = new Date('2026-05-04')\n`,
  'core/law/advise.ts': `import { day } from '#core/kernel/day'\nexport interface Clock {}\n`,
  'core/case/due.ts': `import type { Clock } from '#core/law/advise'\n`,
  'store/cases.ts': `import { sql } from 'kysely'\nimport type { Clock } from '#core/law/advise'\n`,
  'adapters/books.ts': `import { readFileSync } from 'node:fs'\nimport { day } from '#core/kernel/day'\n`,
  'operations/operation.ts': `import { z } from 'zod'\nimport { x } from '#store/cases'\n`,
  'apps/wire.ts': `import { y } from '#adapters/books'\nimport { z } from '#apps/house/authority'\n`,
  'apps/house/authority.ts': `import type { Installation } from '#apps/wire'\n`,
  'apps/cli/serve.ts': `const { buildWeb } = await import('../../../scripts/build-web.ts')\n`,
  'apps/web/main.tsx': `import { useState } from 'react'\nimport type { Operations } from '#operations/all'\nimport { Button } from './parts/button.tsx'\n`,
  'apps/web/parts/button.tsx': `import { day } from '#core/kernel/day'\n`,
}

function check(t: TestContext, files: Readonly<Record<string, string>>) {
  const root = mkdtempSync(join(tmpdir(), 'comity-arrows-'))
  t.after(() => rmSync(root, { recursive: true }))
  for (const [path, text] of Object.entries(files)) {
    const whole = join(root, 'src', path)
    mkdirSync(dirname(whole), { recursive: true })
    writeFileSync(whole, text)
  }
  return checkArrows(root)
}

test('a good tree passes, and every import was read', (t) => {
  assert.deepEqual(check(t, good), { faults: [], imports: 17 })
})

test('a tree in which nothing is read fails', (t) => {
  assert.match(check(t, {}).faults.join(), /the check itself is broken/)
})

/** File, what is planted in it, and what the fault must say. */
const planted: readonly (readonly [path: string, line: string, says: RegExp])[] = [
  ['core/kernel/bad.ts', `import { readFileSync } from 'node:fs'`, /core\/kernel may not import node:fs/],
  [
    'core/kernel/bad.ts',
    `import { advise } from '#core/law/advise'`,
    /core\/kernel may not import #core\/law/,
  ],
  ['core/law/bad.ts', `import {\n  z,\n} from 'zod'`, /core\/law may not import zod/],
  ['core/law/bad.ts', `export * from '#store/cases'`, /core\/law may not import #store\/cases/],
  [
    'core/law/bad.ts',
    `export type { CaseRow } from '../../store/cases.ts'`,
    /may not import types of \.\.\/\.\.\/store/,
  ],
  ['core/law/bad.ts', `type Row = import('#store/cases').CaseRow`, /may not import types of #store\/cases/],
  ['core/case/bad.ts', `import { advise } from '#core/law/advise'`, /core\/case may not import #core\/law/],
  [
    'core/case/bad.ts',
    `import { type Clock } from '#core/law/advise'`,
    /core\/case may not import #core\/law/,
  ],
  [
    'core/exchange/bad.ts',
    `import { Request } from '#core/request/request'`,
    /it does not know what a request says/,
  ],
  ['store/bad.ts', `import { openPglite } from '#adapters/database/pglite'`, /storing is not sending/],
  ['store/bad.ts', `import 'pg'`, /store may not import pg/],
  ['adapters/bad.ts', `import { findCase } from '#store/cases'`, /a gate does not know the house/],
  [
    'operations/bad.ts',
    `import { sealEnvelope } from '#adapters/signer/seal'`,
    /adapters arrive inside World/,
  ],
  ['operations/bad.ts', `import { randomBytes } from 'node:crypto'`, /operations may not import node:crypto/],
  [
    'apps/house/bad.ts',
    `import { openInstallation } from '#apps/wire'`,
    /apps\/house may not import #apps\/wire/,
  ],
  ['apps/server/bad.ts', `import { serve } from '#apps/cli/serve'`, /apps\/server may not import #apps\/cli/],
  [
    'apps/web/bad.tsx',
    `import { operations } from '#operations/all'`,
    /apps\/web may not import #operations\/all/,
  ],
  [
    'apps/web/bad.tsx',
    `const all = await import('#operations/all')`,
    /apps\/web may not import #operations\/all/,
  ],
  ['apps/web/bad.tsx', `import { x } from '../server/server.ts'`, /apps\/web may not import \.\.\/server/],
  ['apps/web/bad.tsx', `import fs from 'node:fs'`, /another machine/],
  ['apps/web/bad.tsx', `const page = await import(name)`, /cannot be read/],
  ['helpers/bad.ts', `export const x = 1`, /stands in no room/],
  ['core/law/bad.ts', `export const now = () => Date.now()`, /Date\.now in core\/law/],
  ['core/law/bad.ts', `export const now = new Date()`, /new Date\(\) in core\/law/],
  ['core/law/bad.ts', `export const now = Date()`, /Date\(\) in core\/law/],
  ['core/law/bad.ts', `export const chance = Math.random()`, /Math\.random in core\/law/],
  ['core/law/bad.ts', `export const mode = process.env['MODE']`, /process in core\/law/],
  ['core/law/bad.ts', `export async function wait() {}`, /async in core\/law/],
  ['core/law/bad.ts', `export const wait = async () => {}`, /async in core\/law/],
  ['core/law/bad.ts', `await 1`, /await in core\/law/],
  ['core/law/bad.ts', `fetch('https://treaties.example')`, /fetch in core\/law/],
]

for (const [path, line, says] of planted) {
  test(`caught: ${path}: ${line.replaceAll('\n', ' ')}`, (t) => {
    const { faults } = check(t, { ...good, [path]: `${line}\n` })
    assert.equal(faults.length, 1, faults.join('\n'))
    assert.match(faults[0]!, says)
    assert.ok(faults[0]!.startsWith(`src/${path}`))
  })
}

test('words in comments and sentences are no violations, and tests may do what they like', (t) => {
  const { faults } = check(t, {
    ...good,
    'core/law/fine.ts': [
      `// import { x } from '#store/cases' and Date.now() would be wrong here`,
      `/** async, await, Math.random(), new Date() */`,
      'export const says = "Date.now() and process.env, import(\'#store/cases\')"',
      'export const given = new Date(says)',
    ].join('\n'),
    'core/law/fine.test.ts': `import test from 'node:test'\nawait import('#store/cases')\nDate.now()\n`,
  })
  assert.deepEqual(faults, [])
})

test('arrows go down only: no two rooms need each other, but for types', () => {
  const needs = (from: string, to: string) =>
    rooms.find(({ name }) => name === from)!.may.some((name) => to === name || to.startsWith(`${name}/`))
  for (const a of rooms)
    for (const b of rooms) assert.ok(a === b || !needs(a.name, b.name) || !needs(b.name, a.name))
})
