import type { Defect } from '#core/kernel/outcome'
import type { Say } from '#core/knowledge/words'
import { parseCitation, type Formats } from '#core/request/format'

const wordsOf = (defect: Defect, formats: Formats): Record<string, string | number> => {
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
export const tellDefect = (defect: Defect, formats: Formats, _say: Say): string =>
  formats.say(`rule.${defect.rule}`, wordsOf(defect, formats))

/** How to mend it. */
export const tellMend = (defect: Defect, formats: Formats): string => formats.say(`rule.${defect.rule}.mend`)
