import { no, unknown, yes, type Finding } from '#core/kernel/finding'
import type { RuleOf } from '#core/knowledge/rule'
import type { Cure } from '#core/knowledge/rule-parts'
import type { Library } from '#core/knowledge/books'
import type { Bench, Judged } from '#core/law/kinds/judged'
import { isMember } from '#core/law/kinds/union-citizen'
import type { Carried } from '#core/law/scope'
import type { Situation } from '#core/law/situation'

type Ground = RuleOf<'ground'>['ground']

const traits = ['political', 'military', 'fiscal'] as const
type Trait = (typeof traits)[number]
const traitCodes: Readonly<Record<Trait, string>> = { political: 'POL', military: 'MIL', fiscal: 'FIS' }
const isTrait = (ground: string): ground is Trait => (traits as readonly string[]).includes(ground)

/** A ground that a fact raises: its code, what the facts say of it, and what can be done about it. */
interface Raised {
  readonly code: string
  /** True, false, or the paths that would tell. */
  readonly stands: (
    situation: Situation,
    where: RuleOf<'ground'>['in'],
    library: Library,
  ) => boolean | readonly string[]
  readonly curableBy?: Cure
}

const raised: Partial<Record<Ground, Raised>> = {
  amnesty: {
    code: 'AMN',
    stands: ({ facts, requesting, requested }, where = 'requested') => {
      const given = facts.amnestyIn
      if (given === undefined) return ['facts.amnestyIn']
      if (given === false) return false
      if (where === 'any') return true
      const counts = { requesting: [requesting], requested: [requested], either: [requesting, requested] }
      return counts[where].includes(given)
    },
  },
  'amnesty-with-jurisdiction': {
    code: 'AMN',
    stands: ({ facts, requested }) => {
      if (facts.amnestyIn === undefined) return ['facts.amnestyIn']
      if (facts.amnestyIn !== requested) return false
      return facts.requestedStateHasJurisdiction ?? ['facts.requestedStateHasJurisdiction']
    },
  },
  'torture-unfair-trial': { code: 'TORT', stands: isAtRisk, curableBy: 'assurance' },
  persecution: {
    code: 'PERS',
    stands: ({ facts: { substantialGroundsOfPersecution: grounds } }) =>
      grounds === undefined ? ['facts.substantialGroundsOfPersecution'] : grounds !== false,
  },
  refugee: {
    code: 'ASY',
    stands: ({ person, requesting }) =>
      person?.refugeeRecognisedBy === false
        ? false
        : person?.refugeeRecognisedBy === undefined
          ? ['person.refugeeRecognisedBy']
          : person.refugeeFrom === undefined
            ? ['person.refugeeFrom']
            : person.refugeeFrom === requesting,
  },
  'refugee-of-the-union': { code: 'ASY', stands: isRefugeeOfUnion },
  'third-party-rights': {
    code: 'THIRD',
    stands: ({ facts }) => facts.bonaFideThirdPartyClaim ?? ['facts.bonaFideThirdPartyClaim'],
  },
}

/** @source Court of Justice C-352/22: recognition by another Member State bars extradition to the State of origin. */
function isRefugeeOfUnion(
  { person, requesting, requested, asOf }: Situation,
  _where: RuleOf<'ground'>['in'],
  library: Library,
): boolean | readonly string[] {
  const by = person?.refugeeRecognisedBy
  if (by === undefined) return ['person.refugeeRecognisedBy']
  if (by === false || by === requested || isMember(library, by, 'eu', asOf) !== true) return false
  return person?.refugeeFrom === undefined ? ['person.refugeeFrom'] : person.refugeeFrom === requesting
}

/** @source Court of Justice C-404/15 and C-659/15 PPU: a systemic deficiency and a risk for the person himself. */
function isAtRisk({ facts }: Situation): boolean | readonly string[] {
  const { systemicDetentionDeficiencies: systemic, individualRiskNotExcluded: individual } = facts
  const risk = facts.realRiskOfIllTreatment
  if (risk === true || (systemic && individual)) return true
  const asks: string[] = []
  if (risk === undefined) asks.push('facts.realRiskOfIllTreatment')
  if (systemic !== false && individual !== false) {
    if (systemic === undefined) asks.push('facts.systemicDetentionDeficiencies')
    if (individual === undefined) asks.push('facts.individualRiskNotExcluded')
  }
  return asks.length > 0 ? asks : false
}

/**
 * Does a ground for refusal stand against the request? Those of the offence turn on its colour, others on a
 * fact that somebody raises. Grounds that turn on the judgement of the requested State (essential interests
 * and the like) are never found by a program: undefined, and they are listed as risks with their article.
 *
 * @source UNCAC art. 44(15)-(16), 46(21); UNTOC art. 16(14); ETS 024 art. 3-5; ETS 030 art. 1(2), 2; ASEAN treaty art. 3
 */
export function judgeGround(
  { rule, cites }: Carried<RuleOf<'ground'>>,
  { situation, library, mayBeClosed }: Pick<Bench, 'situation' | 'library' | 'mayBeClosed'>,
): Judged | undefined {
  const { ground, duty } = rule
  if (isTrait(ground))
    return {
      code: traitCodes[ground],
      duty,
      finding: unlessClosed(judgeTrait(ground, cites, situation), mayBeClosed?.get(ground)),
    }
  if (ground === 'life-sentence') {
    // 1200 months are how a maximum of life is written.
    const forLife = ({ life, maxMonths }: (typeof situation.offences)[number]) =>
      life ?? maxMonths?.[situation.requesting] === 1200
    if (!situation.offences.some(forLife)) return undefined
    const finding = no('ground.life-sentence.review', cites)
    return { code: 'LIFE', duty, finding, conditions: [{ code: 'LIFE', cites }] }
  }
  const told = raised[ground]
  if (!told) return undefined
  const stands = told.stands(situation, rule.in, library)
  const finding: Finding =
    stands === true
      ? yes(`ground.${ground}.stands`, cites)
      : stands === false
        ? no(`ground.${ground}.absent`, cites)
        : unknown(stands, cites, `ground.${ground}.open`)
  return {
    code: told.code,
    duty,
    finding,
    exceptional: true,
    ...(told.curableBy ? { curableBy: told.curableBy } : {}),
  }
}

/** What would stand is open while it is not known whether a basis closes it. */
const unlessClosed = (finding: Finding, asks: readonly string[] | undefined): Finding =>
  finding.answer === 'yes' && asks ? unknown(asks, finding.cites, 'ground.closing-open') : finding

function judgeTrait(ground: Trait, cites: Carried['cites'], situation: Situation): Finding {
  if (situation.offences.length === 0) return unknown(['offences'], cites, `ground.${ground}.open`)
  // Several offences: what stands against one leaves the others, for which alone the person or the evidence is given.
  if (situation.offences.every((offence) => offence[ground] === true))
    return yes(`ground.${ground}.stands`, cites)
  if (situation.offences.some((offence) => offence[ground] === false))
    return situation.offences.some((offence) => offence[ground] === true)
      ? no(`ground.${ground}.partly`, cites)
      : no(`ground.${ground}.absent`, cites)
  const open = situation.offences.flatMap((offence, at) =>
    offence[ground] === undefined ? [`offences[${at}].${ground}`] : [],
  )
  return unknown(open, cites, `ground.${ground}.open`)
}
