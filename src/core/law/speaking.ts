import { spell, type Citation } from '#core/kernel/finding'
import type { Library } from '#core/knowledge/books'
import type { Rule, RuleOf } from '#core/knowledge/rule'
import type { Considered } from '#core/law/bases'
import { rowsOf } from '#core/law/binding'
import { rulesOf, type Carried } from '#core/law/scope'
import type { Situation } from '#core/law/situation'

/** Rules of a kind that are in force for this pair and this measure, in the order of the text. */
export type Speaking = <K extends Rule['kind']>(basis: Considered, kind: K) => Carried<RuleOf<K>>[]

/**
 * Which rules of the bases speak. Silent are: a mini-treaty that is switched off, a provision in whose place
 * another basis puts its own, an article that one of the two States has excluded, a rule about another
 * requested State or another measure, and a general rule where the same instrument has one for the measure.
 *
 * @source UNCAC art. 46(7); ETS 182 art. 3-5; VCLT art. 21(1) and (3) for reservations
 */
export function listenTo(library: Library, bases: readonly Considered[], situation: Situation): Speaking {
  const replaced = new Set(
    bases.flatMap(({ instrument }) => instrument.provisions.flatMap(({ replaces }) => replaces ?? [])),
  )
  const excluded = excludedArticles(library, bases, situation)
  const isSilent = ({ cites: [at] }: Carried) => replaced.has(spell(at)) || excluded.has(spell(at))

  return (basis, kind) => {
    const carried = rulesOf(basis.instrument, kind, {
      conditional: basis.miniTreaty?.answer !== 'off',
    }).filter((one) => !isSilent(one) && isFor(one.rule, situation))
    const special = carried.filter(({ rule }) => 'measures' in rule && rule.measures !== undefined)
    // Terms, grounds and conditions add up; of a channel, a clock or dual criminality there is one.
    const oneOnly = kind === 'channel' || kind === 'dual-criminality'
    return oneOnly && special.length > 0 ? special : carried
  }
}

function isFor(rule: Rule, { requested, measure }: Situation): boolean {
  if ('requested' in rule && rule.requested !== undefined && rule.requested !== requested) return false
  // How far it reaches is told by the declaration.
  if (rule.kind === 'dual-criminality' && rule.onlyIf === 'declared') return true
  return !('measures' in rule) || rule.measures === undefined || rule.measures.includes(measure)
}

/** Articles, spelled `uncac 46(8)`, that one of the two States has excluded: they bind neither towards the other. */
export function excludedArticles(
  library: Library,
  bases: readonly Pick<Considered, 'instrument'>[],
  { requesting, requested }: Situation,
): Set<string> {
  const articles = new Set<string>()
  for (const { instrument } of bases) {
    const file = library.participation(instrument.id)
    if (!file) continue
    for (const state of [requesting, requested]) {
      for (const { effect, article } of rowsOf(file, state)?.declarations ?? []) {
        if (effect?.kind === 'excludes-article')
          articles.add(spell({ instrument: instrument.id, article } satisfies Citation))
      }
    }
  }
  return articles
}
