import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import test from 'node:test'
import { parse } from 'yaml'
import { compileBooks } from '#adapters/books'
import type { Finding } from '#core/kernel/finding'
import { openLibrary } from '#core/knowledge/books'
import { classes, mechanisms } from '#core/knowledge/instrument'
import { Cure } from '#core/knowledge/rule-parts'
import { nationalsPolicies } from '#core/knowledge/rule-person'
import { channels, ClockRule, ConditionRule, TermRule } from '#core/knowledge/rule-procedure'
import { GroundExcludedRule, GroundRule } from '#core/knowledge/rule'
import { advise, type Advice } from '#core/law/advise'
import { alternatives } from '#core/law/alternatives'
import { readGiven } from '#core/law/given'
import { catalogue, groups, topics } from './advice-catalogue.ts'
import { starters } from './advice-question.ts'
import { promised, undertakings } from './advice-undertakings-list.ts'
import { weighAdvice } from './weigh-advice.ts'

const library = openLibrary(compileBooks('knowledge'))
const languages = ['en', 'fr', 'es'] as const
const { words } = library.books

/** Asserts that every id has a sentence; those of pages in Arabic as well. */
function assertSaid(ids: Iterable<string>, where: string): void {
  const holes = [...new Set(ids)].flatMap((id) =>
    [...languages, ...(id.startsWith('page.') ? (['ar'] as const) : [])]
      .filter((language) => words[language]?.[id] === undefined)
      .map((language) => `${language}: ${id}`),
  )
  assert.deepEqual(holes, [], where)
}

const sources = globSync('src/core/law/**/*.ts')
  .filter((path) => !/\.(test|fixture)\.ts$/.test(path))
  .map((path) => ({ path, text: readFileSync(path, 'utf8') }))

test('every sentence that the law engine names stands in English, French and Spanish', () => {
  const said = /\b(?:says: |yes\(|no\(|unknown\([^'`;]*)'([a-z-]+\.[a-z.-]+)'/g
  const ids = sources.flatMap(({ text }) => [
    ...[...text.matchAll(said)].map(([, id]) => id!),
    // A finding that is chosen between two, or put behind its cites.
    ...[...text.matchAll(/'([a-z-]+\.[a-z.-]+)'/g)].map(([, id]) => id!),
  ])
  const paths = /^(facts|person|sentence)\.(?!open$|phase-open$|too-short$|long-enough$)/
  assertSaid(
    ids.filter((id) => !paths.test(id) && id !== 'law.conflict'),
    'ids in src/core/law',
  )
  assert.ok(ids.length > 100)
})

test('every sentence that a kind of rule makes from a name stands there', () => {
  const grounds = GroundRule.shape.ground.options
  const judged = sources.find(({ path }) => path.endsWith('kinds/ground.ts'))!.text
  const raised = grounds.filter((ground) => new RegExp(`^  '?${ground}'?: \\{`, 'm').test(judged))
  assert.ok(raised.includes('refugee') && raised.includes('torture-unfair-trial'))
  const traits = ['political', 'military', 'fiscal']
  assertSaid(
    [...raised, ...traits].flatMap((ground) =>
      ['stands', 'absent', 'open'].map((how) => `ground.${ground}.${how}`),
    ),
    'grounds that a fact raises',
  )
  const named = [...grounds.filter((ground) => !traits.includes(ground)), ...kinds]
  assertSaid(
    named.map((ground) => `ground.${ground}`),
    'grounds by name',
  )
})

/** Kinds of rule that are told as a risk while nobody has raised them. */
const kinds = [
  'ne-bis-in-idem',
  'lapse-of-time',
  'in-absentia',
  'minimum-age',
  'issuing-authority',
  'de-minimis',
]

test('every code of an obstacle, condition, clock, channel, term and standing has its words', () => {
  const codes = (key: string) =>
    sources.flatMap(({ text }) => [...text.matchAll(new RegExp(key, 'g'))].map(([, code]) => code!))
  const judged = codes(String.raw`code: '([A-Z-]+)',\s*duty`)
  assert.ok(judged.includes('NBI') && judged.includes('NAT'))
  assertSaid(
    [...judged, 'POL', 'MIL', 'FIS', 'PEN', 'REM'].map((code) => `obstacle.${code}`),
    'obstacles',
  )
  assertSaid(
    [
      ...ConditionRule.shape.code.options,
      ...['DP', 'DUAL', 'DUAL-SKIP', 'NAT-RETURN', 'EU-NATIONAL', 'PRIORITY-CONSIDERATION', 'RETURN-DUTY'],
    ].map((code) => `condition.${code}`),
    'conditions',
  )
  assertSaid(
    [
      ...ClockRule.shape.for.options.map((one) => `clock.${one}`),
      ...ClockRule.shape.from.options.map((one) => `clock.from.${one}`),
      ...['hours', 'days', 'months', 'years'].map((unit) => `clock.${unit}`),
      ...channels.map((one) => `channel.${one}`),
      ...alternatives.flatMap((one) => [`alternative.${one}`, `alternative.${one}.text`]),
      ...nationalsPolicies.map((one) => `nationals-policy.${one}`),
      ...GroundExcludedRule.shape.ground.options.map(
        (one) =>
          ({
            'bank-secrecy': 'obstacle.BANK',
            fiscal: 'obstacle.FIS',
            political: 'obstacle.POL',
            military: 'obstacle.MIL',
          })[one],
      ),
    ],
    'procedure',
  )
})

test('every word of the page of advice stands in four languages', () => {
  assertSaid(
    [
      ...TermRule.shape.topic.options.map((topic) => `page.law.topic.${topic}`),
      ...Cure.options.map((cure) => `page.law.cure.${cure}`),
      ...mechanisms.flatMap((one) => [`page.law.mechanism.${one}`, `page.law.mechanism.${one}.hint`]),
      ...classes.flatMap((kind) => [`page.law.class.${kind}`, `page.law.rank.${kind}`]),
      ...['available', 'conditional', 'blocked', 'unknown'].map((one) => `page.law.standing.${one}`),
      ...starters.flatMap((name) => [`page.law.ask.${name}`, `page.law.ask.${name}.hint`]),
      ...groups.filter((group) => group !== 'special').map((group) => `page.law.group.${group}`),
      ...topics.map((topic) => `page.law.special.${topic}`),
      ...[...undertakings, ...promised].map((one) => `page.law.undertaking.${one}`),
      ...catalogue.flatMap(({ name, choices, unit }) => [
        `page.law.q.${name}`,
        `page.law.q.${name}.hint`,
        ...(choices ?? []).map((choice) => `page.law.q.${name}.${choice}`),
        ...(unit ? [`page.law.unit.${unit}`, `page.law.unit.${unit}.name`] : []),
      ]),
    ],
    'the page',
  )
  const used = globSync('src/apps/web/pages/{advice-*,weigh-advice,look-ups,penalty-field}.{ts,tsx}')
    .filter((path) => !path.endsWith('.test.ts'))
    .flatMap((path) => [...readFileSync(path, 'utf8').matchAll(/'(page\.law\.[a-z.-]+[a-z])'/g)])
    .map(([, id]) => id!)
  assertSaid(used, 'words that the pages name')
})

/** Every id that an advice shows. */
function idsOf(advice: Advice): string[] {
  const findings: (Finding | undefined)[] = [
    ...advice.considered.flatMap(({ offences, measures, asTreaty }) => [offences, measures, asTreaty]),
    ...[advice, ...advice.weighed].flatMap(({ obstacles }) => obstacles.map(({ finding }) => finding)),
  ]
  const { says, duty, stands } = weighAdvice(advice)
  const all = [advice, ...advice.weighed]
  return [
    ...findings.flatMap((finding) => finding?.says ?? []),
    ...advice.considered.flatMap(({ role, requesting, requested }) => [
      `role.${role}`,
      `binding.${requesting.reason}`,
      `binding.${requested.reason}`,
    ]),
    ...all.flatMap(({ obstacles }) => obstacles.map(({ code }) => `obstacle.${code}`)),
    ...all.flatMap(({ conditions }) => conditions.map(({ code }) => `condition.${code}`)),
    ...all.flatMap(({ clocks }) =>
      clocks.flatMap((clock) => [`clock.${clock.for}`, `clock.from.${clock.from}`]),
    ),
    ...all.flatMap(({ channel }) => [...channel.channels, ...channel.urgent].map((one) => `channel.${one}`)),
    ...all.flatMap(({ language }) => `language.${language.ground}`),
    ...[advice, ...advice.weighed].flatMap(({ risks }) => risks.map(({ ground }) => `ground.${ground}`)),
    ...advice.alternatives.map(({ code }) => `alternative.${code}`),
    ...advice.doubts.map((doubt) => doubt.says),
    ...[says, duty, stands].flatMap((id) => id ?? []),
    `measure.${advice.situation.measure}`,
  ]
}

test('nothing that a scenario brings up is left without words', () => {
  const scenarios = globSync('knowledge/scenarios/*.yaml').flatMap(
    (path) => parse(readFileSync(path, 'utf8')) as { given: unknown }[],
  )
  const ids = new Set<string>()
  for (const { given } of scenarios) {
    const read = readGiven(library, given)
    if (read.ok) for (const id of idsOf(advise(library, read.situation))) ids.add(id)
  }
  assert.ok(scenarios.length > 100 && ids.size > 100)
  assertSaid(ids, 'scenarios')
})
