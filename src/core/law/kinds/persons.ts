import { no, unknown, yes, type Finding } from '#core/kernel/finding'
import type { Instrument } from '#core/knowledge/instrument'
import { rulesOf, type Sphere } from '#core/law/scope'
import type { Situation } from '#core/law/situation'

const facts = {
  fled: 'fledToExecutingState',
  expelled: 'deportationOrder',
  consenting: 'personConsentsToExtradition',
} as const

/**
 * Does the instrument reach the person? Undefined: it reaches everybody.
 *
 * @source ETS 167 art. 2(1), 3(1): a person who fled, or who is to be expelled; CETS 209 art. 1: one who consents
 */
export function reachesPerson(
  instrument: Instrument,
  situation: Situation,
  sphere: Sphere,
): Finding | undefined {
  const rules = rulesOf(instrument, 'persons', { sphere })
  if (rules.length === 0) return undefined
  const cites = rules.flatMap((carried) => carried.cites)
  if (
    situation.measure === 'simplified-extradition' &&
    rules.some(({ rule }) => rule.who.includes('consenting'))
  )
    return yes('scope.person-reached', cites)
  const asks: string[] = []
  for (const way of rules.flatMap(({ rule }) => rule.who)) {
    const fact = situation.facts[facts[way]]
    if (fact === true) return yes('scope.person-reached', cites)
    if (fact === undefined) asks.push(`facts.${facts[way]}`)
  }
  return asks.length > 0 ? unknown(asks, cites, 'scope.person-open') : no('scope.person-outside', cites)
}

/** Both must be reached: the offence and the person. */
export function reachesBoth(offence: Finding, person: Finding | undefined): Finding {
  if (!person || person.answer === 'yes' || offence.answer === 'no') return offence
  if (person.answer === 'no' || offence.answer === 'yes') return person
  return unknown([...offence.asks, ...person.asks], [...offence.cites, ...person.cites], offence.says)
}
