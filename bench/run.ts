import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { docxDocument } from '#adapters/document/docx'
import { pdfDocument } from '#adapters/document/pdf'
import { bridgeFacts, bridgeFrench, bridgeMeasures } from '#apps/demo/bridge-case'
import { openBooks } from '#apps/wire'
import type { Day } from '#core/kernel/day'
import { advise } from '#core/law/advise'
import type { Paper } from '#core/request/blocks'
import { readAndCheck } from '#core/request/check-request'
import { composeLetter } from '#core/request/letter'
import { emptyRequest, type Request } from '#core/request/request'
import { measureBooks } from './browser.ts'
import { isKept, sorted, type Figure } from './figure.ts'

async function measure(rounds: number, work: () => unknown): Promise<{ median: number; worst: number }> {
  for (let warm = 0; warm < 5; warm++) await work()
  const samples: number[] = []
  for (let round = 0; round < rounds; round++) {
    const began = performance.now()
    await work()
    samples.push(performance.now() - began)
  }
  const order = sorted(samples)
  return { median: order[Math.floor(order.length / 2)]!, worst: order[Math.floor(order.length * 0.95)]! }
}

const library = openBooks()

const bridge: Request = {
  ...emptyRequest({
    requesting: 'KEN',
    requested: 'CHE',
    measures: [...bridgeMeasures],
    asOf: '2026-11-24',
    language: 'en',
  }),
  facts: bridgeFacts,
  letters: ['en', 'fr'],
  translations: {
    fr: Object.fromEntries(
      Object.entries(bridgeFrench).map(([key, text]) => [key, { text, kind: 'by-officer' as const }]),
    ),
  },
}
const frame = {
  from: { name: 'A', state: 'KEN' },
  to: { name: 'B', state: 'CHE' },
  ourReference: 'KEN-OUT-MLA-2026-000001-X',
  date: '2026-11-24',
  draft: true,
}

async function measureAdvice(): Promise<Figure> {
  const states = library.books.states.map(({ code }) => code)
  let at = 0
  const work = () => {
    const requesting = states[at++ % states.length]!
    const requested = states[(at * 7 + 3) % states.length]!
    if (requesting === requested) return undefined
    const offences = [{ maxMonths: { [requesting]: 120, [requested]: 60 }, conventionOffences: ['uncac:15'] }]
    return advise(library, {
      requesting,
      requested,
      mechanism: 'mutual-legal-assistance',
      measure: 'bank-transaction-records',
      asOf: '2026-11-24' as Day,
      offences,
      facts: {},
    })
  }
  return {
    what: 'Advice, warm',
    ...(await measure(500, work)),
    limit: 5,
    unit: 'ms',
    how: '500 pairs of States, one measure, all instruments explained',
  }
}

async function measurePreview(): Promise<Figure> {
  let turn = 0
  const work = () => {
    const request = { ...bridge, facts: { ...bridge.facts, purpose: `Purpose ${turn++}` } }
    readAndCheck(library, request)
    return composeLetter(library, request, frame, turn % 2 === 0 ? 'en' : 'fr')
  }
  return {
    what: 'Letter preview after a keystroke',
    ...(await measure(100, work)),
    limit: 100,
    unit: 'ms',
    how: 'law, questions, check and letter of the demonstration request, without painting',
  }
}

/** The demonstration letter, its facts repeated until it fills ten pages or more. */
function longPaper(): Paper {
  const facts = Array.from({ length: 14 }, () => String(bridgeFacts['facts'])).join('\n\n')
  return composeLetter(library, { ...bridge, facts: { ...bridgeFacts, facts } }, frame, 'en')
}

async function measureDocuments(): Promise<Figure> {
  const pdf = pdfDocument()
  const paper = longPaper()
  const made = '2026-11-24T12:00:00.000Z'
  const pages =
    Buffer.from(await pdf.render(paper, { made }))
      .toString('latin1')
      .match(/\/Type\s*\/Page\b/g)?.length ?? 0
  const work = async () => {
    await docxDocument.render(paper, { made })
    await pdf.render(paper, { made })
  }
  return {
    what: `DOCX and PDF of a request of ${pages || '10+'} pages`,
    ...(await measure(20, work)),
    limit: 150,
    unit: 'ms',
    how: 'both formats one after the other, warm',
  }
}

interface Started {
  readonly first: number
  readonly rssMb: number
}

async function startOnce(data: string, port: number): Promise<Started> {
  const began = performance.now()
  const server = spawn(process.execPath, ['src/apps/cli/main.ts', 'serve'], {
    env: { ...process.env, COMITY_DATA: data, PORT: String(port) },
    stdio: 'ignore',
  })
  try {
    for (;;) {
      if (server.exitCode !== null) throw new Error('the server ended before it answered')
      const answered = await fetch(`http://127.0.0.1:${port}/api/me`).then(
        ({ ok }) => ok,
        () => false,
      )
      if (answered) break
      if (performance.now() - began > 120_000) throw new Error('the server did not answer')
      await pause(15)
    }
    const first = performance.now() - began
    await pause(6000)
    const status = readFileSync(`/proc/${server.pid}/status`, 'utf8')
    return { first, rssMb: Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024 }
  } finally {
    const ended = new Promise((resolve) => server.once('exit', resolve))
    server.kill('SIGTERM')
    await ended
  }
}

async function measureServer(): Promise<Figure[]> {
  const data = mkdtempSync(join(tmpdir(), 'comity-bench-'))
  try {
    await startOnce(data, 8931)
    const runs: Started[] = []
    for (let run = 0; run < 3; run++) runs.push(await startOnce(data, 8932 + run))
    const first = sorted(runs.map((run) => run.first))
    const rss = sorted(runs.map((run) => run.rssMb))
    return [
      {
        what: 'First answer after npm start',
        median: first[1]!,
        worst: first[2]!,
        limit: 3000,
        unit: 'ms',
        how: 'existing embedded database, three starts, until /api/me answers',
      },
      {
        what: 'Idle server process',
        median: rss[1]!,
        worst: rss[2]!,
        limit: 250,
        unit: 'MB',
        how: 'resident memory of the Node process after six idle seconds',
      },
    ]
  } finally {
    rmSync(data, { recursive: true, force: true })
  }
}

/** Bytes that the first screen needs, compressed as they are served: page, style, script with what it imports at once, words. */
function measureFirstScreen(): Figure {
  const root = 'dist/web'
  const html = readFileSync(join(root, 'index.html'), 'utf8')
  const wanted = [...html.matchAll(/(?:src|href)="\/([^"]+)"/g)].map(([, name]) => name!)
  const seen = new Set<string>()
  const follow = (name: string) => {
    if (seen.has(name)) return
    seen.add(name)
    if (!name.endsWith('.js')) return
    const script = readFileSync(join(root, name), 'utf8')
    for (const [, next] of script.matchAll(/(?:from|import)\s*"\.\/([^"]+)"/g)) follow(next!)
  }
  wanted.forEach(follow)
  const words = /"en":"\/(words-en-[^"]+)"|en:"\/(words-en-[^"]+)"/.exec(
    [...seen]
      .filter((name) => name.endsWith('.js'))
      .map((name) => readFileSync(join(root, name), 'utf8'))
      .join(''),
  )
  if (words) seen.add((words[1] ?? words[2])!)
  const size = (name: string) => {
    try {
      return readFileSync(join(root, `${name}.gz`)).length
    } catch {
      return readFileSync(join(root, name)).length
    }
  }
  const kb = (size('index.html') + [...seen].reduce((sum, name) => sum + size(name), 0)) / 1000
  return {
    what: 'First screen',
    median: kb,
    worst: kb,
    limit: 200,
    unit: 'KB',
    how: `gzip, ${seen.size + 1} files: page, style, script and words`,
  }
}

/** Figures of a program that has a process of its own. */
function measureAlone(path: string, ...flags: string[]): Figure[] {
  const told = execFileSync(process.execPath, [...flags, path], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return JSON.parse(told) as Figure[]
}

const figures: Figure[] = [
  ...measureAlone('bench/world.ts'),
  ...measureAlone('bench/law.ts', '--expose-gc'),
  ...(await measureBooks()),
  await measureAdvice(),
  await measurePreview(),
  await measureDocuments(),
  measureFirstScreen(),
  ...(await measureServer()),
]
const show = (value: number, unit: Figure['unit']): string => {
  if (unit === '/s') return `${Math.round(value).toLocaleString('en')} ${unit}`
  return `${value.toFixed(value < 10 ? 2 : 0)}${unit === '×' ? '' : ' '}${unit}`
}
const rows = figures.map(({ what, median, worst, limit, unit, how, kind }) =>
  [
    '',
    what,
    show(median, unit),
    show(worst, unit),
    limit === undefined ? '–' : `${kind === 'least' ? 'at least ' : ''}${show(limit, unit)}`,
    limit === undefined ? '–' : (median / limit).toFixed(2),
    how,
    '',
  ]
    .join(' | ')
    .trim(),
)
const table = [
  '| what | median | worst 5 of 100 | limit | median ÷ limit | how it was measured |',
  '|---|---|---|---|---|---|',
  ...rows,
].join('\n')
console.log(table)
console.log(
  `\n${cpus()[0]?.model ?? 'unknown processor'}, ${availableParallelism()} cores, Node ${process.version}`,
)

const readme = readFileSync('README.md', 'utf8')
const [begin, end] = ['<!-- bench: begin -->', '<!-- bench: end -->']
if (process.argv.includes('--write') && readme.includes(begin)) {
  writeFileSync(
    'README.md',
    `${readme.slice(0, readme.indexOf(begin) + begin.length)}\n\n${table}\n\n${readme.slice(readme.indexOf(end))}`,
  )
}
if (!figures.every(isKept)) process.exitCode = 1
