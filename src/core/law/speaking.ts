import { spell, type Citation } from '#core/kernel/finding'
import { Fault } from '#core/kernel/outcome'
import type { Library } from '#core/knowledge/books'
import type { Rule, RuleOf } from '#core/knowledge/rule'
import type { Considered } from '#core/law/bases'
import { declarationsOf } from '#core/law/binding'
import { isOffenceOf, rulesOf, sphereOf, type Carried } from '#core/law/scope'
import type { Situation } from '#core/law/situation'

/** Rules of a kind that are in force for this pair and this measure, in the order of the text. */
export type Speaking = <K extends Rule['kind']>(
  basis: Pick<Considered, 'instrument' | 'miniTreaty'>,
  kind: K,
) => Carried<RuleOf<K>>[]

/**
 * Which rules of the bases speak. Silent are: a mini-treaty that is switched off, a provision in whose place
 * another basis puts its own, an article that one of the two States has excluded, a rule about another
 * requested State, another phase or another measure, and a general rule where the same instrument has one for
 * the measure.
 *
 * @source UNCAC art. 46(7); ETS 182 art. 3-5; ETS 098 chapter II; CETS 212 art. 1; VCLT art. 21(1) and (3) for reservations
 * @throws Fault `law.conflict` where two bases put their own provision in the place of the same one
 */
export function listenTo(library: Library, bases: readonly Considered[], situation: Situation): Speaking {
  const sphere = sphereOf(library, situation)
  const excluded = excludedArticles(library, bases, situation)
  const replaced = findReplaced(bases, excluded, situation)
  const isSilent = ({ cites: [at] }: Carried) => {
    if (replaced.size === 0 && excluded.size === 0) return false
    const spelled = spell(at)
    return replaced.has(spelled) || excluded.has(spelled)
  }

  return (basis, kind) => {
    const carried = rulesOf(basis.instrument, kind, {
      sphere,
      conditional: basis.miniTreaty?.answer !== 'off',
    }).filter((one) => isFor(one.rule, basis, situation) && !isSilent(one))
    // Terms, grounds and conditions add up; of a channel, a clock or dual criminality there is one.
    const oneOnly = kind === 'channel' || kind === 'dual-criminality'
    if (!oneOnly || carried.length < 2) return carried
    const special = carried.filter(({ rule }) => 'measures' in rule && rule.measures !== undefined)
    return special.length > 0 ? special : carried
  }
}

/** Provisions in whose place another basis puts its own. */
function findReplaced(
  bases: readonly Considered[],
  excluded: ReadonlySet<string>,
  situation: Situation,
): ReadonlyMap<string, string> {
  const replaced = new Map<string, string>()
  const sources = new Map<string, string>()
  for (const { instrument } of bases) {
    for (const { replaces, article } of instrument.provisions) {
      const by = spell({ instrument: instrument.id, article })
      if (!replaces || excluded.has(by)) continue
      for (const old of replaces) {
        const other = sources.get(old)
        if (
          other &&
          other !== instrument.id &&
          !replaced.has(by) &&
          !isReplacedBy(bases, replaced.get(old)!, by)
        )
          throw new Fault(
            'law.conflict',
            `Two provisions stand in the place of ${old} on ${situation.asOf} between ${situation.requesting} and ${situation.requested}: ${replaced.get(old)!} and ${by}. Only the books can settle which one holds.`,
          )
        replaced.set(old, by)
        sources.set(old, instrument.id)
      }
    }
  }
  return replaced
}

/** Whether one of two provisions that replace the same one replaces the other as well: then there is an order. */
const isReplacedBy = (bases: readonly Considered[], a: string, b: string): boolean =>
  bases.some(({ instrument }) =>
    instrument.provisions.some(({ article, replaces }) => {
      const spelled = spell({ instrument: instrument.id, article })
      return (spelled === a && replaces?.includes(b)) || (spelled === b && replaces?.includes(a))
    }),
  )

function isFor(
  rule: Rule,
  { instrument }: Pick<Considered, 'instrument'>,
  { requested, measure, phase, offences, facts }: Situation,
): boolean {
  if ('requested' in rule && rule.requested !== undefined && rule.requested !== requested) return false
  if ('phase' in rule && rule.phase !== undefined && phase !== undefined && rule.phase !== phase) return false
  if (rule.kind === 'clock' && rule.urgent && facts.urgent !== true) return false
  if (rule.kind === 'ground-excluded' && rule.of === 'convention')
    if (!offences.some((offence) => isOffenceOf(instrument, offence))) return false
  // How far it reaches is told by the declaration.
  if (rule.kind === 'dual-criminality' && rule.onlyIf === 'declared') return true
  return !('measures' in rule) || rule.measures === undefined || rule.measures.includes(measure)
}

/** Articles, spelled `uncac 46(8)`, that one of the two States has excluded: they bind neither towards the other. */
export function excludedArticles(
  library: Library,
  bases: readonly Pick<Considered, 'instrument'>[],
  { requesting, requested, asOf: on }: Situation,
): Set<string> {
  const articles = new Set<string>()
  for (const { instrument } of bases) {
    if (instrument.between) continue
    for (const [state, towards] of [
      [requesting, requested],
      [requested, requesting],
    ] as const) {
      for (const { effect, article } of declarationsOf(library, instrument.id, { state, towards, on })) {
        if (effect?.kind !== 'excludes-article') continue
        // An article stands for all its paragraphs.
        for (const named of effect.articles ?? [article])
          for (const provision of instrument.provisions)
            if (provision.article === named || provision.article.startsWith(`${named}(`))
              articles.add(
                spell({ instrument: instrument.id, article: provision.article } satisfies Citation),
              )
      }
    }
  }
  return articles
}
