import type { Citation } from '#core/kernel/finding'
import type { RuleOf } from '#core/knowledge/rule'
import type { NationalsOffences, NationalsPolicy } from '#core/knowledge/rule-person'
import type { Bench } from '#core/law/kinds/judged'
import { rulesOf } from '#core/law/scope'
import type { Situation, SituationOffence } from '#core/law/situation'

/** What the law of a State says of its nationals in a case. */
export interface LawOnNationals {
  /** The rule that holds, or the first that may. */
  readonly rule: RuleOf<'nationals'>
  readonly cites: readonly Citation[]
  /** What the rules say that may hold, as far as the facts are known; undefined: one that is not in the books. */
  readonly policies: readonly (NationalsPolicy | undefined)[]
  /** Facts that would tell which of them holds. */
  readonly asks: readonly string[]
  /** Another rule of the same law was passed over, because it is for other offences or acts. */
  readonly passedOver: boolean
}

/**
 * What the law of the requested State says of its nationals on the day of the request, for the acts and offences of
 * the case: the first of its rules that holds. Undefined: the books do not say, for that day or at all.
 *
 * @source Constitution of Portugal art. 33; of Colombia art. 35; of Costa Rica art. 32; of Ecuador art. 79
 */
export function policyOfLaw({ library, situation, sphere }: Bench): LawOnNationals | undefined {
  const law = library.law(situation.requested)
  if (!law) return undefined
  let told: LawOnNationals | undefined
  let passedOver = false
  for (const { rule, cites } of rulesOf(law, 'nationals', { sphere })) {
    const { policy, from, until } = rule
    if (!policy || (from && situation.asOf < from) || (until && situation.asOf >= until)) continue
    const open = [...holdsForActs(rule, situation), ...holdsForOffences(rule, situation)]
    if (open.includes(false)) {
      passedOver = true
      continue
    }
    const asks = open.filter((ask) => ask !== false)
    told = told
      ? { ...told, policies: [...told.policies, policy], asks: [...told.asks, ...asks] }
      : { rule, cites, policies: [policy], asks, passedOver }
    if (asks.length === 0) return { ...told, asks: [...new Set(told.asks)] }
  }
  return told && { ...told, policies: [...told.policies, undefined], asks: [...new Set(told.asks)] }
}

/** Nothing to ask: it holds; `false`: it does not. */
type Open = readonly (string | false)[]

function holdsForActs(
  { actsFrom, actsBefore }: RuleOf<'nationals'>,
  { asOf, facts: { offenceDate } }: Situation,
): Open {
  const day = actsFrom ?? actsBefore
  if (day === undefined) return []
  // What is asked before the day was done before it.
  const done = asOf < day ? asOf : offenceDate
  if (done === undefined) return ['facts.offenceDate']
  return (actsFrom === undefined ? done < day : done >= day) ? [] : [false]
}

/** One offence of the kind is enough: for that one the person is surrendered. */
function holdsForOffences({ only }: RuleOf<'nationals'>, situation: Situation): Open {
  if (!only) return []
  const { offences } = situation
  if (offences.length === 0) return ['offences']
  const told = offences.flatMap((offence, at) =>
    only.map((kind) => isOfKind[kind](offence, `offences[${at}]`, situation)),
  )
  if (told.some((open) => open.length === 0)) return []
  const asks = told.filter((open) => !open.includes(false)).flat()
  return asks.length > 0 ? asks : [false]
}

const terrorist =
  /^(icsft-1999|terrorist-bombings-1997|nuclear-terrorism-2005|hostages-1979|ipp-1973|hague-hijacking-1970|montreal-1971|beijing-2010|sua-1988|cppnm-1980|ets-090|cets-196):/

/** By a convention that it offends, or by its usual name; while one of the two is not known, that one is asked. */
function isNamed(offence: SituationOffence, at: string, convention: RegExp, conduct: RegExp): Open {
  const { conventionOffences: ids, conduct: name } = offence
  if (ids?.some((id) => convention.test(id)) || (name !== undefined && conduct.test(name))) return []
  if (ids && name !== undefined) return [false]
  return [...(ids ? [] : [`${at}.conventionOffences`]), ...(name === undefined ? [`${at}.conduct`] : [])]
}

const hasFact = (facts: Situation['facts'], fact: 'organisedGroup' | 'transnational'): Open =>
  facts[fact] === undefined ? [`facts.${fact}`] : facts[fact] ? [] : [false]

const isOfKind: {
  readonly [K in NationalsOffences]: (offence: SituationOffence, at: string, situation: Situation) => Open
} = {
  terrorism: (offence, at) => isNamed(offence, at, terrorist, /terroris/),
  'organised-crime': (_offence, _at, { facts }) => [
    ...hasFact(facts, 'organisedGroup'),
    ...hasFact(facts, 'transnational'),
  ],
  'drug-trafficking': (offence, at, { facts }) => [
    ...isNamed(offence, at, /^vienna-1988:3\(1\)\(a\)/, /^drug-trafficking/),
    ...hasFact(facts, 'transnational'),
  ],
}
