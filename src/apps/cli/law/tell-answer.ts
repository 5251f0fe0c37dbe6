import type { Answered } from '#apps/cli/law/advise'
import { conditionWords, lengthWords, obstacleWords, words } from '#apps/cli/law/codes'
import type { ReadCase } from '#apps/cli/law/read-cases'
import { bad, faint, good, strong } from '#apps/cli/say'
import type { Library } from '#core/knowledge/books'
import type { Answer, AnswerBasis, AnswerObstacle } from '#core/law/answer'

const colour = { available: good, conditional: good, blocked: bad, unknown: faint } as const

/** What an answer says, for a person at a terminal: bases in order, what stands against them, what is missing. */
export function tellAnswer(library: Library, { situation }: ReadCase, answered: Answered): string {
  const lines = [strong(answered.id)]
  if (situation) {
    const { requesting, requested, mechanism, measure, asOf } = situation
    const asked = measure === mechanism ? words(mechanism) : `${words(mechanism)}, ${words(measure)}`
    lines.push(faint(`  ${requesting} asks ${requested}: ${asked}, on ${asOf}`))
  }
  if ('refused' in answered) {
    for (const { path, why, mend } of answered.refused)
      lines.push(`  ${bad('refused')} ${path}: ${why} ${mend}`)
    return `${lines.join('\n')}\n`
  }
  for (const [at, basis] of answered.bases.entries()) lines.push(...tellBasis(library, at, basis))
  return `${[...lines, ...tellRest(library, answered)].join('\n')}\n`
}

function tellBasis(library: Library, at: number, basis: AnswerBasis): string[] {
  const { instrument, articles, status } = basis
  const name = library.instrument(instrument)?.short ?? instrument
  const list = (what: string, values: readonly string[]) =>
    values.length > 0 ? [`     ${what}: ${values.join('; ')}`] : []
  return [
    `  ${at + 1}. ${name} ${faint(`[${instrument}${articles.length > 0 ? ` ${articles.join(', ')}` : ''}]`)} ${colour[status](status)}`,
    `     ${faint(basis.why)}`,
    ...list('against it', basis.obstacles.map(tellObstacle)),
    ...list('conditions', basis.conditions.map(conditionWords)),
    ...list(
      'time',
      basis.clocks.map(
        ({ for: what, length, article }) => `${words(what)} ${lengthWords(length)} (${article})`,
      ),
    ),
    ...list('by', basis.channel.map(words)),
    ...list('language', basis.languages),
    ...list('to be known', basis.asks),
  ]
}

const tellObstacle = ({ code, effect, curableBy, article, besides }: AnswerObstacle): string =>
  `${obstacleWords(code)}: ${effect === 'mandatory' ? 'must refuse' : 'may refuse'}${article ? ` (${[article, ...besides].join('; ')})` : ''}${curableBy ? `, cured by ${words(curableBy)}` : ''}`

function tellRest(library: Library, told: Answer): string[] {
  const short = (id: string) => library.instrument(id)?.short ?? id
  const lines: string[] = []
  for (const { instrument, by, article } of told.displaced)
    lines.push(`  gives way: ${short(instrument)} to ${short(by)} (${article})`)
  if (told.obstacles.length > 0)
    lines.push(`  ${bad('against the request')}: ${told.obstacles.map(tellObstacle).join('; ')}`)
  if (told.alternatives.length > 0) lines.push(`  instead: ${told.alternatives.map(words).join('; ')}`)
  if (told.unknown.length > 0) lines.push(`  not known yet: ${told.unknown.join('; ')}`)
  const { toRequestingEur } = told.figures
  if (toRequestingEur !== undefined) lines.push(`  to the requesting State: EUR ${toRequestingEur}`)
  return lines
}
