import { useState } from 'react'
import { isDay } from '#core/kernel/day'
import type { KeyValueRow } from '../parts/key-value.tsx'
import { asList } from '../parts/roles.ts'
import { topics } from './advice-catalogue.ts'
import { isCommonOffence } from './advice-input.tsx'
import { QuestionLink } from './advice-link.tsx'
import { offeredFacts, type Question, type Starter } from './advice-question.ts'
import { saidFacts, tellAnswer, tellFact } from './advice-words.ts'
import type { Law } from './use-law.tsx'

interface Props {
  readonly law: Law
  readonly question: Question
}

function tellStarter({ say, state, day, list, law }: Law, question: Question, name: Starter): string {
  switch (name) {
    case 'from':
    case 'to':
      return question[name] && state(question[name])
    case 'mechanism':
      return question.mechanism && say(`page.law.mechanism.${question.mechanism}`)
    case 'measure':
      return list(question.measures.map((id) => law(`measure.${id}`)))
    case 'on':
      return isDay(question.on) ? day(question.on) : ''
  }
}

const labels: readonly (readonly [Starter, string])[] = [
  ['from', 'page.law.from'],
  ['to', 'page.law.to'],
  ['mechanism', 'page.law.mechanism'],
  ['measure', 'page.law.measures'],
  ['on', 'page.law.on'],
]

/** What was said so far, each with the way back to its question. */
export function AdviceSaid({ law, question }: Props) {
  const [open] = useState(() => window.matchMedia('(min-width: 64rem)').matches)
  const rows = [...starterRows(law, question), ...factRows(law, question, true)]
  if (rows.length === 0) return null
  return (
    <details className="fold" open={open}>
      <summary>
        <h3>{law.say('page.law.said')}</h3>
      </summary>
      <ul className="lines" {...asList}>
        {rows.map(({ label, value, note, action }) => (
          <li key={label}>
            <div className="row row-between">
              <span className="note">{label}</span>
              {action}
            </div>
            {value}
            {note && <span className="note"> ({note})</span>}
          </li>
        ))}
      </ul>
    </details>
  )
}

const starterRows = (law: Law, question: Question): KeyValueRow[] =>
  labels.flatMap(([name, label]) => {
    const value = tellStarter(law, question, name)
    if (!value) return []
    const assumed = question.assumed.some((one) => one === name)
    return [
      {
        label: law.say(label),
        value,
        note: assumed ? law.say('page.law.said.assumed') : undefined,
        action: <Change law={law} question={question} name={name} of={law.say(label)} />,
      },
    ]
  })

/** Facts as they were answered; without the ways back for paper. */
export const factRows = (law: Law, question: Question, changeable: boolean): KeyValueRow[] =>
  saidFacts(question).map(({ fact, text }) => {
    const label = tellFact(law, question, fact)
    return {
      label,
      value: tellAnswer(law, fact, text, isCommonOffence),
      ...(changeable ? { action: <Change law={law} question={question} name={fact.name} of={label} /> } : {}),
    }
  })

function Change({ law, question, name, of }: Props & { readonly name: string; readonly of: string }) {
  return (
    <span className="note">
      <QuestionLink question={question} name={name}>
        {law.say('page.law.said.change')}
        <span className="hidden">: {of}</span>
      </QuestionLink>
    </span>
  )
}

/** Exceptional grounds that nobody is asked about: whoever knows that one matters opens it here. */
export function AdviceSpecial({ law, question }: Props) {
  const offered = offeredFacts(question)
  const rows = topics.flatMap((topic) => {
    const facts = offered.filter((fact) => fact.topic === topic)
    const first = facts.find(({ name }) => question.answers[name] === undefined) ?? facts[0]
    return first
      ? [{ topic, first, raised: facts.some(({ name }) => question.answers[name] !== undefined) }]
      : []
  })
  if (rows.length === 0) return null
  return (
    <details className="fold">
      <summary>
        <h3>{law.say('page.law.special')}</h3>
      </summary>
      <p className="note">{law.say('page.law.special.text')}</p>
      <ul className="bullets">
        {rows.map(({ topic, first, raised }) => (
          <li key={topic}>
            <QuestionLink question={question} name={first.name}>
              {law.say(`page.law.special.${topic}`)}
            </QuestionLink>
            {raised && <span className="note"> {law.say('page.law.special.raised')}</span>}
          </li>
        ))}
      </ul>
    </details>
  )
}
