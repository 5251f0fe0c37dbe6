import { catalogue, factAt, type Fact } from './advice-catalogue.ts'
import { none, passed, type Question } from './advice-question.ts'
import { tellPenalty } from './penalty-field.tsx'
import { isolate, type Law } from './use-law.tsx'

type Asked = Pick<Question, 'from' | 'to'>

/** The two States by name, for sentences that speak of them. */
export function sides({ say, state }: Law, { from, to }: Asked): { from: string; to: string } {
  const name = (code: string, otherwise: string) => isolate(code ? state(code) : say(otherwise))
  return { from: name(from, 'page.law.from'), to: name(to, 'page.law.to') }
}

/** The question that a fact answers. */
export const tellFact = (law: Law, asked: Asked, { name }: Fact): string =>
  law.say(`page.law.q.${name}`, sides(law, asked))

/** A fact by the words of its question. */
export function tellAsk(law: Law, asked: Asked, path: string): string {
  const fact = factAt(path, asked.from, asked.to)
  return fact ? tellFact(law, asked, fact) : path
}

/** Name of an offence of the books, or of a convention that the books name otherwise. */
export function tellOffence({ library, language, law }: Law, id: string, common: boolean): string {
  if (common) return law(`convention-offence.${id}`)
  const name = library.offence(id)?.name
  const [instrument = '', article = ''] = id.split(/:(.*)/)
  const at = `${library.instrument(instrument)?.short ?? instrument} ${article}`.trim()
  const told = name?.[language as 'en'] ?? name?.en
  return id.includes(':') ? (told ? `${at}, ${told}` : at) : (told ?? id)
}

/** An answer in words. */
export function tellAnswer(law: Law, fact: Fact, text: string, isCommon: (id: string) => boolean): string {
  const { say } = law
  if (text === passed) return say('page.law.say.unknown')
  if (text === none) return say(fact.kind === 'offences' ? 'page.law.q.offence.none' : 'page.law.say.none')
  switch (fact.kind) {
    case 'yes-no':
      return say(`page.law.say.${text}`)
    case 'penalty':
      return tellPenalty(say, Number(text))
    case 'number':
      return say(`page.law.unit.${fact.unit!}`, { n: Number(text) })
    case 'state':
    case 'states':
    case 'sides':
      return law.list(text.split(',').map((code) => law.state(code)))
    case 'choice':
      return say(`page.law.q.${fact.name}.${text}`)
    case 'day':
      return law.day(text)
    case 'offences':
      return text
        .split(',')
        .map((id) => tellOffence(law, id, isCommon(id)))
        .join('; ')
    case 'conduct':
      return tellOffence(law, text, false)
  }
}

/** Facts that were answered, in the order in which they were said; what was passed over stands at the end. */
export function saidFacts({ answers }: Question): { fact: Fact; text: string }[] {
  const byName = new Map(catalogue.map((fact) => [fact.name, fact]))
  return Object.entries(answers).flatMap(([name, text]) => {
    const fact = byName.get(name)
    return fact ? [{ fact, text }] : []
  })
}
