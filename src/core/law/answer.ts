import type { Citation } from '#core/kernel/finding'
import { advise, type Advice } from '#core/law/advise'
import type { Library } from '#core/knowledge/books'
import type { Situation } from '#core/law/situation'
import type { Obstacle, Weighed } from '#core/law/weigh'

/** An obstacle as machines read it. */
export interface AnswerObstacle {
  readonly code: string
  readonly effect: 'mandatory' | 'optional'
  readonly curableBy: string | null
  /** Of the basis; spelled with its instrument where it is that of another one, e.g. `law:FRA CPP 696-4`; empty where no provision is behind it. */
  readonly article: string
  /** Other provisions that say the same, spelled alike. */
  readonly besides: readonly string[]
}

export interface AnswerBasis {
  readonly instrument: string
  readonly articles: readonly string[]
  readonly status: 'available' | 'conditional' | 'blocked' | 'unknown'
  readonly obstacles: readonly AnswerObstacle[]
  readonly conditions: readonly string[]
  readonly clocks: readonly { readonly for: string; readonly length: string; readonly article: string }[]
  readonly asks: readonly string[]
  readonly channel: readonly string[]
  readonly languages: readonly string[]
  readonly why: string
}

/** The answer to one situation in the shape that the command line prints and other programs read. */
export interface Answer {
  readonly bases: readonly AnswerBasis[]
  readonly displaced: readonly {
    readonly instrument: string
    readonly by: string
    readonly article: string
  }[]
  readonly obstacles: readonly AnswerObstacle[]
  readonly alternatives: readonly string[]
  readonly unknown: readonly string[]
  readonly figures: { readonly toRequestingEur?: number }
}

const articleOf = (at: Citation, basis: string | undefined): string =>
  at.instrument === basis ? at.article : `${at.instrument} ${at.article}`.trim()

const asObstacle = (
  { code, duty, curableBy, finding }: Obstacle,
  basis: string | undefined,
): AnswerObstacle => {
  const [article = '', ...besides] = finding.cites.map((at) => articleOf(at, basis))
  return {
    code,
    effect: duty === 'shall' ? 'mandatory' : 'optional',
    curableBy: curableBy ?? null,
    article,
    besides,
  }
}

const standing = (obstacles: readonly Obstacle[], basis: string | undefined): AnswerObstacle[] => {
  const told = obstacles
    .filter(({ finding }) => finding.answer === 'yes')
    .map((obstacle) => asObstacle(obstacle, basis))
  return told.filter(
    ({ code, article }, at) => told.findIndex((one) => one.code === code && one.article === article) === at,
  )
}

/** Why a basis stands where it stands, in one English sentence. */
function tellWhy({ basis, standing: status }: Weighed): string {
  const { instrument, role, requesting, requested } = basis
  const bound = [requesting, requested]
    .map(({ state, from, reason }) =>
      reason === 'continues' ? `${state} (goes on for this person)` : from ? `${state} since ${from}` : state,
    )
    .join(' and ')
  const binds =
    instrument.class === 'national-law'
      ? `the books hold no treaty between the two that carries the request; the law of ${requested.state} may`
      : `${instrument.short} binds ${bound}`
  const place: Record<string, string> = {
    govern: 'it governs the request',
    support: 'it stands beside the governing basis',
    fallback: 'nothing that is known goes before it',
    possible: 'whether it reaches the request depends on what is asked',
  }
  const kinds: Partial<Record<string, string>> = {
    'union-order': 'an order that is recognised goes first',
    'union-convention': 'a convention of the Union',
    'cooperation-treaty':
      'a complete treaty on the mechanism goes before conventions on crimes and the law of a State',
    'special-field': 'a treaty of a special field with its own procedure',
    'crime-convention': 'a convention on crimes, for the offences that it covers',
    scheme: 'an arrangement that works through the laws of those who follow it',
    network: 'a network of offices, without coercion',
  }
  return [
    binds,
    kinds[instrument.class],
    place[role],
    status === 'unknown' ? 'what decides is not known yet' : undefined,
  ]
    .filter(Boolean)
    .join('; ')
}

function asBasis(weighed: Weighed): AnswerBasis {
  const { basis, obstacles, conditions, clocks, asks, channel, language } = weighed
  return {
    instrument: basis.instrument.id,
    articles: basis.articles,
    status: weighed.standing,
    obstacles: standing(obstacles, basis.instrument.id),
    conditions: [...new Set(conditions.map(({ code }) => code))],
    clocks: clocks.map(({ for: what, length, cites: [at] }) => ({ for: what, length, article: at.article })),
    asks,
    channel: channel.channels,
    languages: language.languages,
    why: tellWhy(weighed),
  }
}

/** Whether a basis that is only possible is told among the bases: a fact of the case speaks for it already, or nothing else is there. */
const leans = (
  { basis: { role, offences, asTreaty } }: Weighed,
  { facts }: Situation,
  none: boolean,
): boolean =>
  role !== 'possible' ||
  asTreaty !== undefined ||
  none ||
  (facts.organisedGroup === true && offences?.answer === 'unknown')

/** Turns advice into the answer that machines read. */
export function answerOf(advice: Advice): Answer {
  const sure = advice.weighed.filter(({ basis }) => basis.role !== 'possible')
  const none = sure.length === 0
  const told = advice.weighed.filter((weighed) => leans(weighed, advice.situation, none))
  const sum = advice.weighed.find(({ toRequestingEur }) => toRequestingEur)?.toRequestingEur
  const best = sure.find(({ basis }) => basis.role !== 'support')?.basis.instrument.id
  const noBasis = none && advice.obstacles.every(({ code }) => code === 'BASIS')
  return {
    bases: told.map(asBasis),
    displaced: advice.displaced.map(({ instrument, by, inFavourOf }) => ({
      instrument: instrument.id,
      by: inFavourOf!,
      article: by!.instrument === inFavourOf ? by!.article : `${by!.instrument} ${by!.article}`,
    })),
    // Nothing is usable on what is known: said as an obstacle, and the asks say what could change it.
    obstacles: noBasis
      ? advice.obstacles.map((obstacle) => asObstacle(obstacle, undefined))
      : standing(advice.obstacles, best),
    alternatives: advice.alternatives.map(({ code }) => code),
    unknown: [...new Set([...advice.asks.map(({ path }) => path), ...told.flatMap(({ asks }) => asks)])],
    figures: sum ? { toRequestingEur: sum.amount } : {},
  }
}

/** Advice and answer in one step. */
export const answer = (library: Library, situation: Situation): Answer => answerOf(advise(library, situation))
