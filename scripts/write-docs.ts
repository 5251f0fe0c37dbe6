import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { compileBooks, readYamlText } from '#adapters/books'
import { describeInterface } from '#apps/server/openapi'
import { SignOffs } from '#core/knowledge/sign-off'
import { speaker } from '#core/knowledge/words'
import { arrowsPage, lifecyclePage, operationsPage } from './docs-of-house.ts'
import { coveragePage } from './docs-of-coverage.ts'
import { hasArticles, instrumentPage, pageName } from './docs-of-instrument.ts'
import { instrumentsPage, rulesPage } from './docs-of-law.ts'

/** `npm run docs`: what can be read from code and books, written down; `--check` says what is no longer true. */
const { values } = parseArgs({ options: { check: { type: 'boolean' } } })
const folder = 'docs/generated'
const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
const books = compileBooks('knowledge')

const signedOff = 'knowledge/signed-off.yaml'
const faults: string[] = []
const { signed: signOffs } = SignOffs.parse(readYamlText(signedOff, readFileSync(signedOff, 'utf8'), faults))

const note = '<!-- Written by "npm run docs"; change the source instead. -->\n\n'
const pages: Readonly<Record<string, string>> = {
  'lifecycle-mutual-legal-assistance.md': note + lifecyclePage(speaker(books.words, 'en')),
  'operations.md': note + operationsPage(),
  'instruments.md': note + instrumentsPage(books),
  'coverage.md': note + coveragePage(books, signOffs),
  ...Object.fromEntries(
    books.instruments.filter(hasArticles).map((instrument) => [
      pageName(instrument),
      note +
        instrumentPage(
          instrument,
          books.participations.find((file) => file.instrument === instrument.id),
        ),
    ]),
  ),
  'rules-of-completeness.md': note + rulesPage(books),
  'arrows.md': note + arrowsPage(),
  'openapi.json': JSON.stringify(describeInterface(version), undefined, 2),
}

mkdirSync(folder, { recursive: true })
const kept = Object.fromEntries(
  globSync('**/*.{md,json}', { cwd: folder }).map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
)
const stale = [
  ...Object.keys(pages).filter((name) => kept[name] !== `${pages[name]}\n`),
  ...Object.keys(kept).filter((name) => !(name in pages)),
]

if (stale.length === 0) console.log(`${folder}: ${Object.keys(pages).length} files, all up to date`)
else if (values.check) {
  console.error(
    `${folder}: not up to date: ${stale.join(', ')}. Run "npm run docs" and look at the difference.`,
  )
  process.exitCode = 1
} else {
  for (const name of stale) {
    if (name in pages) {
      mkdirSync(dirname(join(folder, name)), { recursive: true })
      writeFileSync(join(folder, name), `${pages[name]}\n`)
    } else rmSync(join(folder, name))
  }
  console.log(`${folder}: wrote ${stale.length > 12 ? `${stale.length} files` : stale.join(', ')}`)
}
