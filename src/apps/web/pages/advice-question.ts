import { isDay, type Day } from '#core/kernel/day'
import type { Library } from '#core/knowledge/books'
import type { Situation, SituationOffence } from '#core/law/situation'

export const traits = ['political', 'military', 'fiscal'] as const
export type Trait = (typeof traits)[number]

/** Questions that are answered yes, no or not known, by their name in the address. */
export const answers = [...traits, 'group', 'transnational', 'coercive', 'bank-secrecy'] as const
export type AnswerName = (typeof answers)[number]

/** What the page is asked; it stands in the address, so that it can be shared. A member left out is not known. */
export interface Question {
  readonly from: string
  readonly to: string
  readonly measures: readonly string[]
  /** A day, or what is typed of it so far. */
  readonly on: string
  /** Spelled `uncac:15`; an empty list says that there is none. */
  readonly offences?: readonly string[] | undefined
  /** Months; 0 not punishable, 1200 life. */
  readonly penaltyFrom?: number | undefined
  readonly penaltyTo?: number | undefined
  readonly known: Readonly<Partial<Record<AnswerName, boolean>>>
}

const months = (text: string | null): number | undefined =>
  text !== null && /^\d{1,4}$/.test(text) && Number(text) <= 1200 ? Number(text) : undefined

const names = (text: string | null): string[] => (text ?? '').split(',').filter(Boolean)

/** Reads the question from the address; what the books do not know is left out. */
export function readQuestion(search: URLSearchParams, library: Library, own: string, today: Day): Question {
  const state = (name: string, otherwise: string) => {
    const code = search.get(name)
    return code === null ? otherwise : library.state(code) ? code : ''
  }
  const offence = search.get('offence')
  return {
    from: state('from', own),
    to: state('to', ''),
    measures: search
      .getAll('measure')
      .flatMap(names)
      .filter((id) => library.measure(id) !== undefined),
    on: search.get('on') ?? today,
    offences: offence === null ? undefined : offence === 'none' ? [] : names(offence),
    penaltyFrom: months(search.get('penalty-from')),
    penaltyTo: months(search.get('penalty-to')),
    known: Object.fromEntries(
      answers.flatMap((name) => {
        const given = search.get(name)
        return given === 'yes' || given === 'no' ? [[name, given === 'yes']] : []
      }),
    ),
  }
}

/** The address of a question, without what is not known. */
export function writeQuestion(question: Question): string {
  const { from, to, measures, on, offences, penaltyFrom, penaltyTo, known } = question
  const search = new URLSearchParams({ from, to, on })
  if (measures.length > 0) search.set('measure', measures.join(','))
  if (offences) search.set('offence', offences.join(',') || 'none')
  if (penaltyFrom !== undefined) search.set('penalty-from', String(penaltyFrom))
  if (penaltyTo !== undefined) search.set('penalty-to', String(penaltyTo))
  for (const name of answers) if (known[name] !== undefined) search.set(name, known[name] ? 'yes' : 'no')
  return `/law?${search.toString().replaceAll('%2C', ',').replaceAll('%3A', ':')}`
}

let asked = '/law'

/** Keeps the address of the question while the reader looks at an instrument; gone when the page is closed. */
export const rememberQuestion = (address: string): void => {
  asked = address
}

export const lastQuestion = (): string => asked

/** How many of the facts about the offence are answered, and how many there are. */
export function countFacts(question: Question): { readonly known: number; readonly all: number } {
  const own = [question.offences, question.penaltyFrom, question.penaltyTo]
  const shown = answers.filter((name) => isAsked(name, question))
  const given = [...own, ...shown.map((name) => question.known[name])]
  return { known: given.filter((one) => one !== undefined).length, all: given.length }
}

/** Bank secrecy is asked about only where records of banks are sought. */
export const isAsked = (name: AnswerName, { measures }: Question): boolean =>
  name !== 'bank-secrecy' || measures.some((measure) => measure.startsWith('bank-'))

/** What still has to be chosen before the law can answer; empty when nothing has. */
export function missingParts({
  from,
  to,
  measures,
  on,
}: Question): ('from' | 'to' | 'same' | 'measure' | 'on')[] {
  return [
    ...(from ? [] : ['from' as const]),
    ...(to ? [] : ['to' as const]),
    ...(from && from === to ? ['same' as const] : []),
    ...(measures.length > 0 ? [] : ['measure' as const]),
    ...(isDay(on) ? [] : ['on' as const]),
  ]
}

function offenceOf(question: Question): SituationOffence {
  const { from, to, offences, penaltyFrom, penaltyTo, known } = question
  return {
    conventionOffences: offences,
    maxMonths: { [from]: penaltyFrom, [to]: penaltyTo },
    ...Object.fromEntries(traits.map((trait) => [trait, known[trait]])),
  }
}

/** The question about one measure as the law engine takes it. The question must be whole: see `missingParts`. */
export const situationOf = (question: Question, measure: string): Situation => ({
  requesting: question.from,
  requested: question.to,
  mechanism: 'mutual-legal-assistance',
  measure,
  asOf: question.on as Day,
  offences: [offenceOf(question)],
  facts: {
    organisedGroup: question.known.group,
    transnational: question.known.transnational,
    coercive: question.known.coercive,
    bankSecrecyInvoked: question.known['bank-secrecy'],
  },
})

/** Id of the control that answers what the law asks, by the path of the fact; undefined for what stands elsewhere. */
export function controlFor(path: string, { from }: { readonly from: string }): string | undefined {
  if (path === 'offences' || path.endsWith('.conventionOffences')) return 'law-offence'
  const penalty = /\.maxMonths\.([A-Z]{3})$/.exec(path)
  if (penalty) return penalty[1] === from ? 'law-penalty-from' : 'law-penalty-to'
  const trait = /^offences\[\d+\]\.(political|military|fiscal)$/.exec(path)
  if (trait) return `law-${trait[1]}`
  if (path === 'organisedGroup') return 'law-group'
  return path === 'transnational' || path === 'coercive' ? `law-${path}` : undefined
}
