import { againAt, hasArticle, type Content, type EntryFault } from '#core/knowledge/entry-fault'
import type { Instrument, Provision } from '#core/knowledge/instrument'
import type { Rule } from '#core/knowledge/rule'
import { suggest } from '#core/kernel/nearest'

/** What is wrong with the provisions of instruments and laws although each of them can be read. */
export function checkProvisions({ instruments, states, offences }: Content): EntryFault[] {
  const known = offences.map(({ id }) => id)
  const lists = [
    ...instruments.map(({ id, provisions }) => ({
      at: `instruments/${id}`,
      id,
      key: 'provisions',
      rows: provisions,
    })),
    ...states.map(({ code, law }) => ({
      at: `states/${code}`,
      id: `law:${code}`,
      key: 'law',
      rows: law ?? [],
    })),
  ]
  return [
    ...lists.flatMap(({ at, id, key, rows }) => [
      ...findTwins(at, key, rows),
      ...rows.flatMap((row, place) => checkRules({ at, id, path: [key, place], row, rows, known })),
    ]),
    ...findLoops(instruments),
  ]
}

/** What a rule decides. Two of the same kind about different things, e.g. two grounds, decide different things. */
const decides = (rule: Rule): string => {
  const { kind, ...rest } = rule as Rule & Record<string, unknown>
  return [kind, rest['ground'], rest['topic'], rest['code'], rest['for']].filter(Boolean).join(' ')
}

/**
 * One article entered twice for one mechanism. Two entries are right where an article says several things: then each
 * has rules, and none decides what the other decides. The same article for another mechanism is another entry.
 */
function findTwins(at: string, key: string, rows: readonly Provision[]): EntryFault[] {
  const faults: EntryFault[] = []
  rows.forEach((row, place) => {
    for (const other of rows.slice(0, place)) {
      if (other.mechanism !== row.mechanism || squeeze(other.article) !== squeeze(row.article)) continue
      const fault = tellTwins(other, row)
      if (fault) faults.push({ at, path: [key, place, 'article'], ...fault })
    }
  })
  return faults
}

const squeeze = (article: string): string => article.replace(/\s+(?=\()/g, '')

function tellTwins(first: Provision, second: Provision): Omit<EntryFault, 'at' | 'path'> | undefined {
  if (first.article !== second.article)
    return {
      what: `article ${second.article} is also spelled ${first.article}.`,
      why: 'In two spellings one article is two, and a citation finds only one of them.',
      mend: `Spell it ${first.article}, and keep one entry.`,
    }
  const done = (first.rules ?? []).map(decides)
  const both = (second.rules ?? []).map(decides).filter((one) => done.includes(one))
  const bare = [first, second].some(({ rules }) => (rules ?? []).length === 0)
  if (both.length === 0 && !bare && first.says !== second.says) return undefined
  const why =
    both.length > 0
      ? `Both decide: ${[...new Set(both)].join(', ')}. The rule would speak twice, and if one is changed, they contradict each other.`
      : 'A citation would lead to the one and mean the other.'
  return {
    what: `article ${second.article} stands twice for ${second.mechanism}.`,
    why,
    mend: 'Keep one entry, with everything that the article says. A second one is right for another mechanism, or for rules that decide something else.',
  }
}

interface At {
  readonly at: string
  readonly id: string
  readonly path: readonly PropertyKey[]
  readonly row: Provision
  readonly rows: readonly Provision[]
  readonly known: readonly string[]
}

function checkRules(where: At): EntryFault[] {
  const { at, id, path, row } = where
  const rules = row.rules ?? []
  const place = (...rest: PropertyKey[]) => ({ at, path: [...path, ...rest] })
  const told = (what: string) => `article ${row.article}: ${what}`
  return [
    ...(row.replaces ?? [])
      .filter((spelled) => spelled.startsWith(`${id} `))
      .map((spelled) => ({
        ...place('replaces'),
        what: told(`replaces ${spelled}, of the same instrument.`),
        ...itself,
      })),
    ...againAt(rules, (rule) => JSON.stringify(rule)).map(([twice]) => ({
      ...place('rules', twice),
      what: told('one rule stands twice.'),
      ...twiceSaid,
    })),
    ...rules.flatMap((rule, nr): EntryFault[] => [
      ...namedBy(rule)
        .filter((one) => one === id)
        .map(() => ({
          ...place('rules', nr),
          what: told(`${rule.kind} names the instrument itself.`),
          ...itself,
        })),
      ...checkNamed(where, rule, nr),
      ...Object.entries(rule).flatMap(([key, values]) =>
        Array.isArray(values)
          ? againAt(values, (value) => JSON.stringify(value)).map(([twice]) => ({
              ...place('rules', nr, key, twice),
              what: told(`"${String(values[twice])}" stands twice in ${key}.`),
              ...twiceSaid,
            }))
          : [],
      ),
    ]),
  ]
}

/** Offences and articles that a rule names. */
function checkNamed({ at, id, path, row, rows, known }: At, rule: Rule, nr: number): EntryFault[] {
  const articles = rows.map((one) => one.article)
  const place = { at, path: [...path, 'rules', nr] }
  return [
    ...offencesOf(rule)
      .filter((offence) => !known.includes(offence))
      .map((offence) => ({
        ...place,
        names: [offence],
        what: `article ${row.article}: there is no offence "${offence}".`,
        why: 'A rule about an offence that does not exist never speaks.',
        mend: suggest(offence, known, 'Use an id of offences/, or add the offence.'),
      })),
    ...articlesOf(rule)
      .filter((article) => !hasArticle(articles, article))
      .map((article) => ({
        ...place,
        names: [`${id} ${article}`],
        what: `article ${row.article}: there is no article ${article} here.`,
        why: 'The citation would lead nowhere.',
        mend: suggest(article, articles, 'Correct the article, or add it to the provisions.'),
      })),
  ]
}

const twiceSaid = {
  why: 'It says nothing more the second time; something else was probably meant.',
  mend: 'Take it away, or write what was meant.',
}

const itself = {
  why: 'Nothing stands before itself or in its own place: the rule would be about nothing.',
  mend: 'Name the other instrument, or take the rule away.',
}

const namedBy = (rule: Rule): readonly string[] =>
  'instruments' in rule ? rule.instruments : rule.kind === 'yields' ? rule.to : []
const offencesOf = (rule: Rule): readonly string[] => [
  ...(rule.kind === 'ground-excluded' ? (rule.offences ?? []) : []),
  ...(rule.kind === 'offences' ? (rule.exceptOffences ?? []) : []),
]
const articlesOf = (rule: Rule): readonly string[] =>
  rule.kind === 'nationals' ? [rule.declaredUnder, rule.prosecute].filter((one) => one !== undefined) : []

type Edge = { readonly from: string; readonly to: string; readonly path: readonly PropertyKey[] }
const orders = ['displaces', 'ranks-before', 'yields', 'supplements'] as const

/** A before B, and B, perhaps by way of others, before A. */
function findLoops(instruments: readonly Instrument[]): EntryFault[] {
  const graphs: (readonly [string, readonly Edge[]])[] = orders.map((kind) => [
    kind,
    instruments.flatMap(({ id, provisions }) =>
      provisions.flatMap(({ rules }, place) =>
        (rules ?? []).flatMap((rule, nr) =>
          rule.kind === kind
            ? namedBy(rule).map((to) => ({ from: id, to, path: ['provisions', place, 'rules', nr] }))
            : [],
        ),
      ),
    ),
  ])
  const replaced = instruments.flatMap(({ id, provisions }) =>
    provisions.flatMap(({ article, replaces }, place) =>
      (replaces ?? []).map((to) => ({
        from: `${id} ${article}`,
        to,
        path: ['provisions', place, 'replaces'],
      })),
    ),
  )
  return [...graphs, ['replaces', replaced] as const].flatMap(([kind, edges]) => loopsIn(kind, edges))
}

function loopsIn(kind: string, edges: readonly Edge[]): EntryFault[] {
  const next = new Map<string, string[]>()
  for (const { from, to } of edges) next.set(from, [...(next.get(from) ?? []), to])
  return edges.flatMap(({ from, to, path }) => {
    const way = from === to ? undefined : wayTo(from, to, next)
    if (!way) return []
    return [
      {
        at: `instruments/${from.split(' ')[0]!}`,
        path,
        what: `${kind} goes round in a circle: ${[from, ...way].join(' → ')}.`,
        why: 'Each would stand before the other, so that neither does, or the order falls by chance.',
        mend: 'Take one of them away: only one can come first.',
      },
    ]
  })
}

/** The shortest way from one to another. */
function wayTo(
  goal: string,
  start: string,
  next: ReadonlyMap<string, readonly string[]>,
): string[] | undefined {
  const came = new Map<string, string | undefined>([[start, undefined]])
  for (const here of came.keys()) {
    if (here === goal) {
      const way: string[] = []
      for (let one: string | undefined = here; one !== undefined; one = came.get(one)) way.unshift(one)
      return way
    }
    for (const one of next.get(here) ?? []) if (!came.has(one)) came.set(one, here)
  }
  return undefined
}
