import { no, unknown, yes, type Finding } from '#core/kernel/finding'
import type { Library } from '#core/knowledge/books'
import type { Instrument } from '#core/knowledge/instrument'
import { declarationsOf } from '#core/law/binding'
import { rulesOf, type Sphere } from '#core/law/scope'
import type { Situation } from '#core/law/situation'

/** Whether the law of a State needs a treaty for the mechanism in that role; undefined: the books do not say. */
function needsTreaty(
  library: Library,
  state: string,
  side: 'requesting' | 'requested',
  sphere: Sphere,
): Finding | undefined {
  const law = library.law(state)
  if (!law) return undefined
  for (const { rule, cites } of rulesOf(law, 'treaty-basis', { sphere })) {
    if (side === 'requesting' && rule.side !== 'either') continue
    if (rule.needed === undefined) continue
    return rule.needed ? yes('treaty.needed', cites) : no('treaty.not-needed', cites)
  }
  return undefined
}

/**
 * Can the convention be the treaty on which extradition rests? Undefined where that is no question for it.
 *
 * @source UNCAC art. 44(5)-(7); UNTOC art. 16(4)-(6); 1988 Convention art. 6(3)-(4); Hague Convention of 1970 art. 8(2)-(3)
 */
export function servesAsTreaty(
  library: Library,
  instrument: Instrument,
  situation: Situation,
  sphere: Sphere,
): Finding | undefined {
  const [asks] = rulesOf(instrument, 'treaty-basis', { sphere })
  if (!asks) return undefined
  const { requested: state, requesting: towards, asOf: on } = situation
  const need = needsTreaty(library, state, 'requested', sphere)
  if (need?.answer === 'no') return yes('treaty.not-needed', [...asks.cites, ...need.cites])
  const declared = declarationsOf(library, instrument.id, { state, towards, on }).find(
    ({ effect }) => effect?.kind === 'takes-as-basis',
  )
  if (declared?.effect?.kind === 'takes-as-basis') {
    if (declared.effect.takes) return yes('treaty.convention-taken', asks.cites)
    return need
      ? no('treaty.convention-not-taken', [...asks.cites, ...need.cites])
      : unknown([`law:${state}`], asks.cites, 'treaty.convention-not-taken-law-open')
  }
  const lawAsked = need ? [] : [`law:${state}`]
  if (asks.rule.declaredUnder)
    return unknown(
      [`declaration:${instrument.id}:${asks.rule.declaredUnder}:${state}`, ...lawAsked],
      asks.cites,
      'treaty.declaration-not-known',
    )
  return unknown([`law:${state}`], [...asks.cites, ...(need?.cites ?? [])], 'treaty.at-its-choice')
}

/**
 * Can the request rest on the law of the requested State alone?
 *
 * @source the treaty clauses of national laws, e.g. 18 USC 3184, 4100; Constitution of the Netherlands art. 2(3)
 */
export function statuteAllows(library: Library, situation: Situation, sphere: Sphere): Finding {
  const { requesting, requested } = situation
  const mine = needsTreaty(library, requested, 'requested', sphere)
  const theirs = needsTreaty(library, requesting, 'requesting', sphere)
  for (const need of [mine, theirs]) if (need?.answer === 'yes') return no('treaty.needed', need.cites)
  if (mine) return yes('treaty.not-needed', mine.cites)
  return unknown([`law:${requested}`], [], 'treaty.law-not-in-books')
}
