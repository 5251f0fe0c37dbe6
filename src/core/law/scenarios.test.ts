import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import test from 'node:test'
import { parse } from 'yaml'
import { advise, type Advice } from '#core/law/advise'
import { answerOf, type Answer } from '#core/law/answer'
import { readGiven } from '#core/law/given'
import { library } from '#core/law/situations.fixture'

interface Expected {
  readonly bases?: readonly string[]
  readonly ordered?: false
  readonly exactly?: true
  readonly displaced?: readonly string[]
  readonly absent?: readonly string[]
  readonly obstacles?: readonly string[]
  /** For each code, the provisions of all its obstacles: one list per obstacle. */
  readonly citations?: Readonly<Record<string, readonly (readonly string[])[]>>
  readonly conditions?: readonly string[]
  /** Conditions that no basis may have, and clocks that may run on none. */
  readonly withoutConditions?: readonly string[]
  readonly withoutClocks?: readonly string[]
  readonly clocks?: readonly { for: string; length: string; article: string }[]
  /** Of the first basis. */
  readonly languages?: readonly string[]
  readonly figures?: Readonly<Record<string, number>>
  readonly unknown?: readonly string[]
  readonly alternatives?: readonly string[]
  /** Doubts by id; `withoutDoubts` must not be told. */
  readonly doubts?: readonly string[]
  readonly withoutDoubts?: readonly string[]
}
interface Scenario {
  readonly id: string
  readonly given: unknown
  readonly expect: Expected
  readonly why: string
}

const files = globSync('knowledge/scenarios/*.yaml').sort()
const scenarios = files.flatMap((path) =>
  (parse(readFileSync(path, 'utf8')) as Scenario[]).map((scenario) => ({
    ...scenario,
    file: basename(path, '.yaml'),
  })),
)

/** Scenarios of which the books hold that they are wrong: each is argued, with authority, in docs/disputed-cases.md. */
const disputed = new Set(
  [...readFileSync('docs/disputed-cases.md', 'utf8').matchAll(/^## `([^`]+)`/gm)].map(([, id]) => id!),
)

/** Channels, networks, schemes and the law of the requested State are not counted where a scenario says `exactly`. */
const uncounted = ['scheme', 'network', 'national-law']
const isCounted = (id: string) => !uncounted.includes(library.instrument(id)?.class ?? '')

function differences(got: Answer, expect: Expected, { doubts }: Advice): string[] {
  const offered = got.bases.map(({ instrument }) => instrument)
  const displaced = got.displaced.map(({ instrument }) => instrument)
  const best = got.bases.find(({ status }) => status !== 'unknown') ?? got.bases[0]
  const faults: string[] = []
  const missing = (what: string, wanted: readonly string[] | undefined, has: readonly string[]) => {
    for (const one of wanted ?? []) if (!has.includes(one)) faults.push(`${what} ${one} is missing`)
  }
  missing('basis', expect.bases, offered)
  if (expect.bases && expect.ordered !== false) {
    const order = offered.filter((id) => expect.bases!.includes(id))
    if (order.join() !== expect.bases.filter((id) => offered.includes(id)).join())
      faults.push(`order of bases is ${order.join(', ')}`)
  }
  if (expect.exactly)
    for (const id of offered)
      if (isCounted(id) && !expect.bases!.includes(id)) faults.push(`basis ${id} is too many`)
  missing('displaced', expect.displaced, displaced)
  for (const id of expect.absent ?? [])
    if (offered.includes(id) || displaced.includes(id)) faults.push(`${id} should be absent`)
  if (expect.obstacles) {
    const codes = [...new Set(got.obstacles.map(({ code }) => code))].sort()
    if (codes.join() !== [...expect.obstacles].sort().join())
      faults.push(`obstacles are [${codes.join(', ')}]`)
  }
  for (const [code, expected] of Object.entries(expect.citations ?? {})) {
    const cited = got.obstacles
      .filter((one) => one.code === code)
      .map(({ article, besides }) => [article, ...besides].join(' + '))
    if (cited.join(' | ') !== expected.map((one) => one.join(' + ')).join(' | '))
      faults.push(`${code} is told by ${cited.join(' | ')}`)
  }
  missing(
    'condition',
    expect.conditions,
    got.bases.flatMap(({ conditions }) => conditions),
  )
  for (const code of expect.withoutConditions ?? [])
    if (got.bases.some(({ conditions }) => conditions.includes(code)))
      faults.push(`condition ${code} is too many`)
  for (const what of expect.withoutClocks ?? [])
    if (got.bases.some(({ clocks }) => clocks.some((one) => one.for === what)))
      faults.push(`clock ${what} is too many`)
  if (expect.languages && got.bases[0]?.languages.join() !== expect.languages.join())
    faults.push(`languages are ${got.bases[0]?.languages.join(', ')}`)
  for (const clock of expect.clocks ?? []) {
    const first = got.bases.flatMap(({ clocks }) => clocks).find((one) => one.for === clock.for)
    if (first?.length !== clock.length || first.article !== clock.article)
      faults.push(`clock ${clock.for} is ${first ? `${first.length} by ${first.article}` : 'missing'}`)
  }
  for (const [figure, value] of Object.entries(expect.figures ?? {}))
    if ((got.figures as Record<string, number>)[figure] !== value) faults.push(`figure ${figure} is other`)
  missing('ask', expect.unknown, got.unknown)
  const told = doubts.map(({ says }) => says)
  missing('doubt', expect.doubts, told)
  for (const one of expect.withoutDoubts ?? [])
    if (told.includes(one)) faults.push(`doubt ${one} is too many`)
  missing('alternative', expect.alternatives, got.alternatives)
  if (faults.length > 0)
    faults.push(
      `offered: ${offered.join(', ')}; displaced: ${displaced.join(', ')}; obstacles: ${got.obstacles.map(({ code }) => code).join(', ')}; best: ${best?.instrument} ${best?.status}; asks: ${got.unknown.join(', ')}`,
    )
  return faults
}

for (const { id, given, expect, why, file } of scenarios) {
  test(`${file}: ${id}`, () => {
    const read = readGiven(library, given)
    assert.ok(read.ok, read.ok ? '' : read.faults.map((fault) => `${fault.path}: ${fault.why}`).join('\n'))
    const advice = advise(library, read.situation)
    const faults = differences(answerOf(advice), expect, advice)
    if (disputed.has(id))
      assert.notDeepEqual(faults, [], `${id} is disputed, but now agrees: take it off the page`)
    else assert.deepEqual(faults, [], why)
  })
}

test('every disputed scenario exists', () => {
  for (const id of disputed)
    assert.ok(
      scenarios.some((scenario) => scenario.id === id),
      id,
    )
})
