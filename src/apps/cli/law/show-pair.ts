import { words } from '#apps/cli/law/codes'
import { readDay, readMechanisms, readPair } from '#apps/cli/law/names'
import { openChosen, type Chosen } from '#apps/cli/law/open-chosen'
import { imagine } from '#apps/cli/law/read-what-if'
import { ruleWords } from '#apps/cli/law/rule-words'
import { faint, good, strong } from '#apps/cli/say'
import { spell } from '#core/kernel/finding'
import type { Day } from '#core/kernel/day'
import type { Library } from '#core/knowledge/books'
import type { Mechanism } from '#core/knowledge/instrument'
import type { Considered, Role } from '#core/law/bases'
import type { Binding } from '#core/law/binding'
import { pairOn } from '#core/law/difference'
import { reach } from '#core/law/world'

interface Showing extends Chosen {
  readonly json?: boolean
  readonly asOf?: string
  readonly mechanism?: string
  readonly whatIf?: readonly string[]
}

/** `comity pair`: what is between two States on a day, before anything is known of a case. */
export async function showPair(a: string, b: string, options: Showing): Promise<void> {
  const { json, asOf, mechanism, whatIf, ...chosen } = options
  const library = imagine(await openChosen(chosen), whatIf ?? [])
  const [requesting, requested] = readPair(library, a, b)
  const on = readDay(asOf)
  const told = readMechanisms(mechanism).map((one) =>
    pairUnder(library, requesting.code, requested.code, one, on),
  )
  if (json) {
    const pair = { requesting: requesting.code, requested: requested.code, asOf: on, mechanisms: told }
    console.log(JSON.stringify(pair, undefined, 2))
    return
  }
  console.log(strong(`${requesting.name.en} asks ${requested.name.en}, on ${on}`))
  for (const one of told) console.log(tellMechanism(one, requested.code).join('\n'))
}

const asBinding = ({ state, answer, reason, from, until, source, confidence }: Binding) => ({
  state,
  answer,
  reason,
  ...(from ? { from } : {}),
  ...(until ? { until } : {}),
  ...(source ? { source } : {}),
  ...(confidence ? { confidence } : {}),
})

const asRow = ({ instrument, role, requesting, requested, by, inFavourOf, articles }: Considered) => ({
  instrument: instrument.id,
  short: instrument.short,
  class: instrument.class,
  role,
  articles: [...new Set(articles)],
  ...(inFavourOf ? { displacedBy: inFavourOf } : {}),
  ...(by ? { under: spell(by) } : {}),
  bound: [asBinding(requesting), asBinding(requested)],
})

const binds: readonly Role[] = ['govern', 'support', 'fallback', 'possible', 'outside']

function pairUnder(library: Library, requesting: string, requested: string, mechanism: Mechanism, on: Day) {
  const rows = pairOn(library, requesting, requested, on)
    .filter((row) => row.mechanism === mechanism)
    .map(({ considered }) => asRow(considered))
  const law = (library.state(requested)?.law ?? []).filter((provision) => provision.mechanism === mechanism)
  return {
    mechanism,
    reach: reach(library, requesting, requested, mechanism, on).reach,
    binds: rows.filter(({ role }) => binds.includes(role)),
    displaced: rows.filter(({ role }) => role === 'displaced'),
    notKnown: rows.filter(({ role }) => role === 'not-known'),
    law: law.map(({ article, says, checked, rules }) => ({
      article,
      says,
      checked,
      inWords: (rules ?? []).map(ruleWords),
    })),
  }
}

const roleWords: Partial<Record<Role, string>> = {
  govern: 'governs',
  support: 'stands beside',
  fallback: 'used where nothing governs',
  possible: 'depends on the case',
  outside: 'binds both, and does not reach the plain request',
}

const tellDays = (bound: readonly ReturnType<typeof asBinding>[]): string =>
  faint(
    bound
      .map(({ state, from, until, reason }) =>
        from
          ? `${state} since ${from}${until ? ` until ${until}` : ''}`
          : reason === 'bound'
            ? state
            : `${state}: ${words(reason)}`,
      )
      .join(', '),
  )

function tellMechanism(told: ReturnType<typeof pairUnder>, requested: string): string[] {
  const { mechanism, reach: reached, displaced, notKnown, law } = told
  return [
    '',
    `${strong(words(mechanism))} ${faint(`best: ${reached}`)}`,
    ...told.binds.map(
      ({ short, instrument, role, articles, bound }) =>
        `  ${good('●')} ${short} ${faint(`[${instrument}${articles.length > 0 ? ` ${articles.join(', ')}` : ''}]`)} ${roleWords[role] ?? role}; ${tellDays(bound)}`,
    ),
    ...(told.binds.length > 0 ? [] : ['  nothing in the books binds both']),
    ...displaced.map(
      ({ short, displacedBy, under, bound }) =>
        `  ○ ${short} gives way to ${displacedBy ?? '?'} (${under ?? '?'}); ${tellDays(bound)}`,
    ),
    ...notKnown.map(
      ({ short, instrument, bound }) =>
        `  ? ${short} ${faint(`[${instrument}]`)} not known; ${tellDays(bound)}`,
    ),
    ...law.map(
      ({ article, says, checked, inWords }) =>
        `  § ${requested} ${article} ${checked ? good('✓') : faint('·')} ${says.trim()}${inWords.length > 0 ? ` → ${inWords.join('; ')}` : ''}`,
    ),
  ]
}
