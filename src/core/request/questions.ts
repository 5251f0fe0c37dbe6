import type { Library } from '#core/knowledge/books'
import type { Field, When } from '#core/knowledge/form'
import { advise, type Advice } from '#core/law/advise'
import { situationOf, type Request } from '#core/request/request'
import { isAnswered } from '#core/request/values'

/** A field as it is asked in this request: needed or offered, and which provisions of its bases ask for it. */
export interface Question {
  readonly field: Field
  readonly section: string
  /** Measure whose question it is; absent for the common part. */
  readonly measure?: string
  readonly needed: boolean
  /** Citations of instruments that are bases of this request; empty: good practice. */
  readonly cites: readonly string[]
}

/** A request with the advice for each measure: what every other part of this room starts from. */
export interface Reading {
  readonly request: Request
  readonly advice: readonly Advice[]
  /** Ids of all bases over all measures, best first. */
  readonly bases: readonly string[]
}

export function readRequest(library: Library, request: Request): Reading {
  const advice = request.measures.map((measure) => advise(library, situationOf(request, measure)))
  const advised = [...new Set(advice.flatMap(({ bases }) => bases.map(({ instrument }) => instrument.id)))]
  const chosen = request.bases.filter((id) => advised.includes(id))
  return {
    request,
    advice,
    bases: chosen.length > 0 ? [...chosen, ...advised.filter((id) => !chosen.includes(id))] : advised,
  }
}

/** Whether a condition holds; every member that is given must. */
export function holdsWhen(when: When, { request, bases }: Reading): boolean {
  const { facts, measures } = request
  if (when.basis && !when.basis.some((id) => bases.includes(id))) return false
  if (when.measure && !when.measure.some((id) => measures.includes(id))) return false
  if (when.notOnly && measures.every((id) => when.notOnly!.includes(id))) return false
  if (when.requested && !when.requested.includes(request.requested)) return false
  if (when.answered && !isAnswered(facts[when.answered])) return false
  if (when.is && facts[when.is.field] !== when.is.value) return false
  return true
}

const instrumentOf = (citation: string): string => citation.slice(0, citation.indexOf(' '))

function asQuestion(field: Field, section: string, reading: Reading, measure?: string): Question | undefined {
  const holds = field.when === undefined || holdsWhen(field.when, reading)
  if (!holds) return undefined
  const cites = field.cites.filter((citation) => reading.bases.includes(instrumentOf(citation)))
  const needed = field.need === 'required' || (field.need === 'conditional' && field.when !== undefined)
  return { field, section, needed, cites, ...(measure ? { measure } : {}) }
}

/** The questions of this request in the order of the form; a field that two measures share is asked once. */
export function listQuestions(library: Library, reading: Reading): readonly Question[] {
  const form = library.form(reading.request.mechanism)
  if (!form) return []
  const asked = new Set<string>()
  const questions: Question[] = []
  const ask = (field: Field, section: string, measure?: string) => {
    if (asked.has(field.key)) return
    const question = asQuestion(field, section, reading, measure)
    if (!question) return
    asked.add(field.key)
    questions.push(question)
  }
  for (const section of form.sections) {
    if (section.id === 'assistance') {
      for (const id of reading.request.measures) {
        for (const field of library.measure(id)?.fields ?? []) ask(field, `measure.${id}`, id)
      }
    }
    for (const field of section.fields) ask(field, `section.${section.id}`)
  }
  return questions
}
