import { isDay } from '#core/kernel/day'
import { isFact, spell, type Citation } from '#core/kernel/finding'
import type { Library } from '#core/knowledge/books'
import { advise, type Advice } from '#core/law/advise'
import { catalogue, factAt, type Fact } from './advice-catalogue.ts'
import { answerWith, missingParts, starters, type Question, type Starter } from './advice-question.ts'
import { situationOf } from './advice-situation.ts'

/** A fact that would help, and the provisions that turn on it. */
export interface Ask {
  readonly fact: Fact
  readonly cites: readonly Citation[]
}

/** The question that is put next: what every request needs first, then what the law asks; undefined: nothing is left. */
export type Next = { readonly start: Starter } | { readonly ask: Ask } | undefined

/** What every request needs and nobody has said yet. Only one thing to ask for is not worth a question. */
export function nextStarter(question: Question): Starter | undefined {
  const open = new Set<string>([...missingParts(question), ...question.assumed])
  if (open.has('same')) open.add('to')
  return starters.find((one) => open.has(one))
}

/** Every fact that the advice turns on, with the provisions that ask; those of a special topic only once it was raised. */
export function listAsks(advice: Advice, question: Question): Ask[] {
  const asks = new Map<string, { fact: Fact; cites: Map<string, Citation> }>()
  const add = (path: string, cites: readonly Citation[]) => {
    const fact = isFact(path) ? factAt(path, question.from, question.to) : undefined
    if (!fact) return
    const told = asks.get(fact.name) ?? { fact, cites: new Map<string, Citation>() }
    for (const at of cites) told.cites.set(spell(at), at)
    asks.set(fact.name, told)
  }
  for (const { path, cites } of advice.asks) add(path, cites)
  for (const { basis, obstacles } of advice.weighed) {
    if (basis.role === 'possible') continue
    for (const { finding } of obstacles) for (const path of finding.asks) add(path, finding.cites)
  }
  const raised = new Set(
    catalogue.flatMap(({ name, topic }) => (topic && question.answers[name] !== undefined ? [topic] : [])),
  )
  for (const { asks: paths, cites } of advice.risks)
    for (const path of paths ?? []) {
      const topic = factAt(path, question.from, question.to)?.topic
      if (topic && raised.has(topic)) add(path, cites)
    }
  return [...asks.values()].map(({ fact, cites }) => ({ fact, cites: [...cites.values()] }))
}

/** Answers by which it is tried how much a fact would change. */
function samplesOf({ kind, choices }: Fact, { from, to, on }: Question): readonly string[] {
  switch (kind) {
    case 'yes-no':
      return ['yes', 'no']
    case 'penalty':
      return ['0', '6', '120']
    case 'number':
      return ['1', '12', '1000000']
    case 'state':
      return [from, to]
    case 'states':
    case 'sides':
      return [to, from]
    case 'choice':
      return choices ?? []
    case 'day':
      return [on]
    case 'offences':
      return ['none', 'uncac:15', 'untoc:5']
    case 'conduct':
      return ['fraud', 'none']
  }
}

interface Profile {
  readonly best: string
  readonly standing: string
  readonly obstacles: ReadonlySet<string>
  readonly roles: ReadonlySet<string>
}

function profileOf({ weighed, obstacles, conditions }: Advice): Profile {
  const best = weighed.find(({ basis }) => basis.role !== 'possible')
  return {
    best: best?.basis.instrument.id ?? '',
    standing: best?.standing ?? '',
    obstacles: new Set([
      ...obstacles.map(({ code, finding }) => `${code} ${finding.says}`),
      ...conditions.map(({ code }) => code),
    ]),
    roles: new Set(weighed.map(({ basis }) => `${basis.instrument.id} ${basis.role}`)),
  }
}

const others = (a: ReadonlySet<string>, b: ReadonlySet<string>): number =>
  [...a].filter((one) => !b.has(one)).length + [...b].filter((one) => !a.has(one)).length

/** How much one answer would change: another best basis weighs most, then how it stands, then what is held against it. */
function distance(was: Profile, is: Profile): number {
  return (
    (was.best === is.best ? 0 : 5) +
    (was.standing === is.standing ? 0 : 3) +
    2 * others(was.obstacles, is.obstacles) +
    Math.min(3, others(was.roles, is.roles)) / 2
  )
}

/**
 * Puts first the fact whose answer would on average change the advice most; found by trying, since one advice takes
 * less than a millisecond.
 */
export function rankAsks(library: Library, question: Question, advice: Advice): Ask[] {
  const now = profileOf(advice)
  const worth = (fact: Fact) => {
    const samples = samplesOf(fact, question)
    const moved = samples.map((text) => {
      const tried = { ...question, answers: answerWith(question, fact.name, text) }
      return distance(now, profileOf(advise(library, situationOf(tried, advice.situation.measure))))
    })
    return moved.reduce((sum, one) => sum + one, 0) / Math.max(1, samples.length)
  }
  return listAsks(advice, question)
    .map((ask) => ({ ask, worth: worth(ask.fact) }))
    .sort((a, b) => b.worth - a.worth)
    .map(({ ask }) => ask)
}

/** The next question; facts that were passed over are not asked again. */
export function nextQuestion(library: Library, question: Question, advice: Advice | undefined): Next {
  const start = nextStarter(question)
  if (start) return { start }
  if (!advice || !isDay(question.on)) return undefined
  const [ask] = rankAsks(library, question, advice).filter(
    ({ fact }) => question.answers[fact.name] === undefined,
  )
  return ask && { ask }
}
