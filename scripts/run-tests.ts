import { existsSync, globSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import { run } from 'node:test'
import { dot, spec } from 'node:test/reporters'
import { parseArgs } from 'node:util'
import { buildWeb } from './build-web.ts'
import { pagesAreFresh } from './pages-fresh.ts'

/**
 * `npm test`: every test of the house with node's own runner, and at the end what was skipped and how to have
 * it run. `npm test -- src/core/law` runs what lies below a path; `--spec` names every test.
 */
const { values, positionals } = parseArgs({ options: { spec: { type: 'boolean' } }, allowPositionals: true })

const files = globSync('{src,scripts,bench}/**/*.test.ts')
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => positionals.length === 0 || positionals.some((wanted) => path.includes(wanted)))
  .sort()

/** What a skipped test waited for, by the words of its reason, and how to have it. */
const cures: readonly (readonly [reason: RegExp, cure: string])[] = [
  [/browser|chromium/i, 'apt-get install chromium, or CHROMIUM=/path/to/chromium npm test'],
  [
    /COMITY_TEST_POSTGRES|PostgreSQL server/i,
    'COMITY_TEST_POSTGRES=postgresql://user:password@host:5432/database npm test (15 or newer, UTF8; schemas are made and dropped)',
  ],
  [
    /strace is not|strace may not/i,
    'apt-get install strace, and allow ptrace (in a container: --cap-add SYS_PTRACE)',
  ],
  [/openssl/i, 'apt-get install openssl'],
  [/pdftotext|pdftoppm|poppler/i, 'apt-get install poppler-utils'],
  [/needs root/i, 'run it as root'],
]

/** The pages, made anew for browser tests where they are missing or older than what they are made of. */
async function preparePages(): Promise<void> {
  if (!files.some((path) => path.endsWith('.e2e.test.ts'))) return
  if (!existsSync(process.env['CHROMIUM'] ?? '/usr/bin/chromium')) return
  if (pagesAreFresh(process.cwd())) return
  console.log('Building the pages for the tests in a browser …')
  await buildWeb(process.cwd())
}

await preparePages()
const skipped = new Map<string, number>()
/** What files said on the error stream; shown for those in which something failed. */
const said = new Map<string, string>()
const failedFiles = new Set<string>()
const counts = { passed: 0, failed: 0, skipped: 0 }

const stream = run({ files: files.map((path) => resolve(path)), concurrency: 2, timeout: 600_000 })
stream.on('test:pass', ({ skip }) => {
  if (skip === undefined || skip === false) return
  const reason = skip === true || skip === '' ? 'no reason given' : String(skip)
  skipped.set(reason, (skipped.get(reason) ?? 0) + 1)
})
stream.on('test:stderr', ({ file = '', message }) => said.set(file, (said.get(file) ?? '') + message))
stream.on('test:fail', ({ file = '' }) => failedFiles.add(file))
stream.on('test:summary', ({ file, counts: sum }) => {
  if (file !== undefined) return // of one file; the last one is of all
  counts.passed = sum.passed
  counts.failed = sum.tests - sum.passed - sum.skipped - sum.todo
  counts.skipped = sum.skipped + sum.todo
})
for await (const text of stream.compose(values.spec ? new spec() : dot)) process.stdout.write(text as string)

for (const file of failedFiles) {
  const text = said.get(file)
  if (text) console.log(`\n${relative('.', file)} said:\n${text.trimEnd()}`)
}
if (skipped.size > 0) console.log('\nSkipped:')
for (const [reason, count] of [...skipped].sort()) {
  console.log(`  ${count} × ${reason}`)
  const cure = cures.find(([words]) => words.test(reason))?.[1]
  if (cure) console.log(`      to have ${count === 1 ? 'it' : 'them'} run: ${cure}`)
}
if (counts.passed + counts.failed === 0)
  console.log('No test was run: the runner itself is broken, or no path fits.')
console.log(`\n${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`)
process.exitCode = counts.failed > 0 || counts.passed === 0 ? 1 : 0
