import { isDay, type Day } from '#core/kernel/day'
import type { Library } from '#core/knowledge/books'
import { mechanisms, type Mechanism } from '#core/knowledge/instrument'
import { measureOf } from '#core/law/situation'
import { catalogue, factAt, factNamed, type Fact } from './advice-catalogue.ts'

/** What was given to each fact, in the order in which it was said and as the address spells it. `unknown` is an answer, too: passed over for now. */
export type Answers = Readonly<Record<string, string>>

/** What the page is asked; all of it stands in the address, so that it can be shared. A fact left out is not known. */
export interface Question {
  readonly from: string
  readonly to: string
  readonly mechanism: Mechanism | ''
  readonly measures: readonly string[]
  /** A day, or what is typed of it so far. */
  readonly on: string
  readonly answers: Answers
  /** Elements of convention offences in the law of the requested State, by `uncac:15 official`. */
  readonly elements: Readonly<Record<string, boolean>>
  /** What nobody has said: the own State and today stand in for it. */
  readonly assumed: readonly ('from' | 'on')[]
  /** The one question that the reader went back to; absent: the next one. */
  readonly at?: string | undefined
  /** All questions at once. */
  readonly whole: boolean
}

export const passed = 'unknown'
export const none = 'none'

const listed = (text: string): string[] => text.split(',').filter(Boolean)

/** Whether the text of an address is an answer to the fact; what the books do not know is none. */
export function isAnswer(fact: Fact, text: string, library: Library): boolean {
  if (text === passed) return true
  const isState = (code: string) => library.state(code) !== undefined
  switch (fact.kind) {
    case 'yes-no':
      return text === 'yes' || text === 'no'
    case 'penalty':
      return /^\d{1,4}$/.test(text) && Number(text) <= 1200
    case 'number':
      return /^\d{1,12}(\.\d{1,2})?$/.test(text)
    case 'state':
      return text === none || isState(text)
    case 'states':
    case 'sides':
      return text === none || (text !== '' && listed(text).every(isState))
    case 'choice':
      return fact.choices?.includes(text) === true
    case 'day':
      // What is typed of it so far is kept; the law hears of it when it is whole.
      return /^[\d-]{1,10}$/.test(text)
    case 'offences':
      return text === none || (text !== '' && listed(text).every((id) => /^[a-z0-9-]+:.+$/.test(id)))
    case 'conduct':
      return text === none || library.offence(text) !== undefined
  }
}

/** Reads the question from the address; what the books do not know is left out. */
export function readQuestion(search: URLSearchParams, library: Library, own: string, today: Day): Question {
  const state = (name: string, otherwise: string) => {
    const code = search.get(name)
    return code === null ? otherwise : library.state(code) ? code : ''
  }
  const asked = search
    .getAll('measure')
    .flatMap(listed)
    .filter((id) => library.measure(id) !== undefined)
  const first = library.measure(asked[0] ?? '')
  const named = mechanisms.find((one) => one === search.get('mechanism'))
  const mechanism = named ?? first?.mechanism ?? ''
  const serves = (id: string) => {
    const measure = library.measure(id)
    return mechanism === '' || measure?.mechanism === mechanism || measure?.also?.includes(mechanism)
  }
  const usual = mechanism === '' ? undefined : measureOf[mechanism]
  const measures = asked.filter(serves)
  const at = search.get('at')
  return {
    from: state('from', own),
    to: state('to', ''),
    mechanism,
    measures: measures.length > 0 ? measures : usual ? [usual] : [],
    on: search.get('on') ?? today,
    answers: Object.fromEntries(
      [...search].flatMap(([name, text]) => {
        const fact = factNamed(name)
        return fact && isAnswer(fact, text, library) ? [[name, text]] : []
      }),
    ),
    elements: readElements(search.get('elements') ?? ''),
    assumed: [...(search.has('from') ? [] : ['from' as const]), ...(search.has('on') ? [] : ['on' as const])],
    ...(at === null ? {} : { at }),
    whole: search.get('view') === 'whole',
  }
}

/** `uncac:15~official~yes,uncac:15~intent~no` */
function readElements(text: string): Record<string, boolean> {
  return Object.fromEntries(
    listed(text).flatMap((one) => {
      const [offence, element, there] = one.split('~')
      return offence && element && (there === 'yes' || there === 'no')
        ? [[`${offence} ${element}`, there === 'yes']]
        : []
    }),
  )
}

/** The address of a question, without what is not known. */
export function writeQuestion(question: Question): string {
  const { from, to, mechanism, measures, on, answers, elements, assumed, at, whole } = question
  const search = new URLSearchParams()
  if (!assumed.includes('from')) search.set('from', from)
  if (to) search.set('to', to)
  if (mechanism) search.set('mechanism', mechanism)
  if (measures.length > 0) search.set('measure', measures.join(','))
  if (!assumed.includes('on')) search.set('on', on)
  for (const [name, text] of Object.entries(answers)) search.set(name, text)
  const compared = Object.entries(elements).map(
    ([key, there]) => `${key.replace(' ', '~')}~${there ? 'yes' : 'no'}`,
  )
  if (compared.length > 0) search.set('elements', compared.join(','))
  if (at !== undefined) search.set('at', at)
  if (whole) search.set('view', 'whole')
  const text = search.toString().replaceAll('%2C', ',').replaceAll('%3A', ':').replaceAll('%7E', '~')
  return text ? `/law?${text}` : '/law'
}

let asked = { address: '/law', by: '' }

/** Keeps the address of the question while the reader looks at an instrument; gone when the page is closed. */
export const rememberQuestion = (address: string, by: string): void => {
  asked = { address, by }
}

/** The question of the same person: after a sign-out, the next one at this machine does not see it. */
export const lastQuestion = (by: string): string => (asked.by === by ? asked.address : '/law')

/** The question after a change; what was assumed and is now said is not assumed any more. */
export function changeQuestion(question: Question, change: Partial<Question>): Question {
  const next = { ...question, ...change }
  return { ...next, assumed: question.assumed.filter((name) => !(name in change)) }
}

/** The answers after one more; undefined takes it back. */
export function answerWith({ answers }: Question, name: string, text: string | undefined): Answers {
  if (text !== undefined) return { ...answers, [name]: text }
  const { [name]: _gone, ...rest } = answers
  return rest
}

const banks = ['bank-transaction-records', 'bank-account-identification', 'bank-monitoring']

/** Facts that the mechanism and the measures can turn on; bank secrecy only where records of banks are sought. */
export const offeredFacts = ({ mechanism, measures }: Question): Fact[] =>
  catalogue.filter(
    ({ name, of }) =>
      (of === undefined || (mechanism !== '' && of.includes(mechanism))) &&
      (name !== 'bank-secrecy' || measures.some((id) => banks.includes(id))),
  )

/** How many of the facts in view are answered, and how many there are. */
export function countFacts(question: Question): { readonly known: number; readonly all: number } {
  const shown = offeredFacts(question).filter(({ group }) => group !== 'special')
  const known = shown.filter(({ name }) => (question.answers[name] ?? passed) !== passed)
  return { known: known.length, all: shown.length }
}

/** What has to be said before the law can answer, in the order in which it is asked. */
export const starters = ['from', 'to', 'mechanism', 'measure', 'on'] as const
export type Starter = (typeof starters)[number]

/** What still has to be chosen before the law can answer; empty when nothing has. */
export function missingParts({ from, to, mechanism, measures, on }: Question): (Starter | 'same')[] {
  return [
    ...(from ? [] : ['from' as const]),
    ...(to ? [] : ['to' as const]),
    ...(from && from === to ? ['same' as const] : []),
    ...(mechanism ? [] : ['mechanism' as const]),
    ...(measures.length > 0 ? [] : ['measure' as const]),
    ...(isDay(on) ? [] : ['on' as const]),
  ]
}

/** Id of the control that answers what the law asks, by the path of the fact; undefined for what has to be looked up. */
export function controlFor(path: string, { from, to }: Pick<Question, 'from' | 'to'>): string | undefined {
  const fact = factAt(path, from, to)
  return fact && `law-${fact.name}`
}
