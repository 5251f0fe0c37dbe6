import type { Defect } from '#core/kernel/outcome'
import type { Say } from '#core/knowledge/words'
import { parseCitation, type Formats } from '#core/request/format'

/** What the shape of a day says of a text that is none; it is said in the language of the page instead. */
const noDay = 'Invalid ISO date'

const wordsOf = (defect: Defect, formats: Formats, say: Say): Record<string, string | number> => {
  const key = defect.field.split(/[.[]/)[0]!
  const given = defect.with ?? {}
  const language =
    typeof given['language'] === 'string'
      ? new Intl.DisplayNames([formats.language], { type: 'language' }).of(given['language'])
      : undefined
  return {
    ...given,
    label: defect.field.startsWith('measures.')
      ? formats.say(`measure.${defect.field.slice(9)}`)
      : formats.say(`field.${key}`),
    ...(given['why'] === noDay ? { why: say('page.date.no-day') } : {}),
    ...(language ? { language } : {}),
    ...(typeof given['instrument'] === 'string'
      ? { instrument: formats.citation({ instrument: given['instrument'], article: '' }) }
      : {}),
    ...(typeof given['day'] === 'string' ? { day: formats.day(given['day']) } : {}),
    ...(defect.rule === 'obstacle'
      ? {
          obstacle: formats.say(`obstacle.${given['code']}`),
          citation: defect.cites.map((at) => formats.citation(parseCitation(at))).join('; '),
        }
      : {}),
  }
}

/** What is wrong, as the rule says it. */
export const tellDefect = (defect: Defect, formats: Formats, say: Say): string =>
  formats.say(`rule.${defect.rule}`, wordsOf(defect, formats, say))

/** How to mend it. */
export const tellMend = (defect: Defect, formats: Formats): string => formats.say(`rule.${defect.rule}.mend`)
