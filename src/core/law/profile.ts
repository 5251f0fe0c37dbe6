import type { Citation } from '#core/kernel/finding'
import { classes, type Instrument } from '#core/knowledge/instrument'
import type { Rule, RuleOf } from '#core/knowledge/rule'
import { rulesIn, rulesOf, type Carried, type Rules, type Sphere } from '#core/law/scope'

/** Rules of one kind that speak to a measure. */
export interface CardRow {
  readonly carried: readonly Carried[]
  /** Whether the requested State or the offences must be looked at as well. */
  readonly closer: boolean
  /** What is heard where they need not, and nothing puts a provision aside. */
  readonly told: readonly Carried[]
}

/** What an instrument says to a measure, by kind of rule. */
export type Card = ReadonlyMap<Rule['kind'], CardRow>

/**
 * What about an instrument is the same for every pair, day and case in a sphere: read from its rules once, because
 * the engine looks at it for every pair of States.
 */
export interface Profile {
  readonly instrument: Instrument
  readonly rules: Rules
  /** What it says to a request: by measure, then by phase, urgency and mini-treaty as a number. */
  readonly cards: Map<string, (Card | undefined)[]>
  /** What kind of basis it is for the mechanism in question. */
  readonly kind: Instrument['class']
  /** A treaty on the mechanism in the sense of UNCAC 46(7), UNTOC 18(7): Union acts and supplementary agreements count. */
  readonly isFullTreaty: boolean
  /** Only adds to others, and carries no request without one of them. */
  readonly onlySupplements: boolean
  readonly supplements: readonly Carried<RuleOf<'supplements'>>[]
  readonly displaces: readonly Carried<RuleOf<'displaces'>>[]
  readonly yields: readonly Carried<RuleOf<'yields'>>[]
  /** The provision by which it stands in the place of treaties of two States. */
  readonly supersedes: readonly [Citation] | undefined
  /** Instruments before which it ranks by an express clause, where one of them is there. */
  readonly ranksBefore: readonly string[]
  /** The provision by which its mini-treaty gives way to a treaty on the mechanism. */
  readonly givesWay: readonly [Citation] | undefined
  /** Whether the requested State decides if it is the treaty that its law needs. */
  readonly asksTreaty: boolean
  /** Whether it can go on for a person after its end. */
  readonly continues: boolean
  /** Its place in the order of ranks, as far as it does not depend on what else is there. */
  readonly classRank: number
  readonly place: number
  readonly inForce: number
  /** Articles on which a request rests: by measure, then by phase and treaty as a number. */
  readonly articles: Map<string, (readonly string[] | undefined)[]>
  /** The law of the requested State: all its articles, whatever is asked for. */
  readonly statute: readonly string[]
}

const profiles = new WeakMap<Rules, Profile>()

/** The profile of an instrument in a sphere, one object for each. */
export function profileOf(instrument: Instrument, sphere: Sphere): Profile {
  const rules = rulesIn(instrument, sphere)
  let profile = profiles.get(rules)
  if (!profile) profiles.set(rules, (profile = readProfile(instrument, rules, sphere)))
  return profile
}

function readProfile(instrument: Instrument, rules: Rules, sphere: Sphere): Profile {
  const kind = classOf(instrument, sphere)
  const supplements = rulesOf(instrument, 'supplements', { sphere })
  return {
    instrument,
    rules,
    cards: new Map(),
    kind,
    isFullTreaty: kind === 'union-order' || kind === 'union-convention' || kind === 'cooperation-treaty',
    onlySupplements: supplements.some(({ rule }) => !rule.alone),
    supplements,
    displaces: rulesOf(instrument, 'displaces', { sphere }),
    yields: rulesOf(instrument, 'yields', { sphere }),
    supersedes: rulesOf(instrument, 'supersedes-bilaterals', { sphere })[0]?.cites,
    ranksBefore: rulesOf(instrument, 'ranks-before', { sphere }).flatMap(({ rule }) => rule.instruments),
    givesWay: rulesOf(instrument, 'gives-way', { sphere })[0]?.cites,
    asksTreaty: rulesOf(instrument, 'treaty-basis', { sphere }).length > 0,
    continues: rulesOf(instrument, 'continues', { sphere }).length > 0,
    classRank: classes.indexOf(kind),
    place: placeOf(instrument, sphere),
    inForce: Number((instrument.inForce ?? '0000').replaceAll('-', '')),
    articles: new Map(),
    statute: instrument.class === 'national-law' ? statuteOf(instrument, sphere) : [],
  }
}

const statuteOf = (instrument: Instrument, sphere: Sphere): readonly string[] => {
  const carried = [
    ...rulesOf(instrument, 'basis', { sphere }),
    ...rulesOf(instrument, 'offences', { sphere }),
  ]
  return [...new Set(carried.map(({ provision }) => provision.article))]
}

/** What kind of basis an instrument is for the mechanism in question. */
function classOf(instrument: Instrument, sphere: Sphere): Instrument['class'] {
  if (instrument.classIn)
    for (const mechanism of sphere) {
      const special = instrument.classIn[mechanism]
      if (special) return special
    }
  return instrument.class
}

/** Inside its class: an instrument for a whole region, a treaty of two States, one of many, what only adds to others. */
function placeOf(instrument: Instrument, sphere: Sphere): number {
  if (rulesOf(instrument, 'supplements', { sphere }).length > 0) return 3
  if (rulesOf(instrument, 'supersedes-bilaterals', { sphere }).length > 0) return 0
  return instrument.between ? 1 : 2
}
