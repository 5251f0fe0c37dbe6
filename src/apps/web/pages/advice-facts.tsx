import { useState } from 'react'
import { CheckboxGroup, RadioGroup } from '../parts/choice-fields.tsx'
import { answers, countFacts, isAsked, type AnswerName } from './advice-question.ts'
import type { QuestionProps } from './advice-form.tsx'
import { conventionOffences } from './convention-offences.ts'
import { PenaltyField } from './penalty-field.tsx'

/** What the law needs to know of the offence: each answer yes, no or not known, and not known to begin with. */
export function AdviceFacts(props: QuestionProps) {
  const { say } = props.law
  const [open] = useState(() => window.matchMedia('(min-width: 64rem)').matches)
  const count = countFacts(props.question)
  return (
    <details className="fold" id="law-facts" open={open}>
      <summary>
        <h2>{say('page.law.facts')}</h2>
        <span className="note">{say('page.law.facts.count', { known: count.known, all: count.all })}</span>
      </summary>
      <div className="stack">
        <p className="note">{say('page.law.facts.text')}</p>
        <Offences {...props} />
        <Penalties {...props} />
        {answers
          .filter((name) => isAsked(name, props.question))
          .map((name) => (
            <YesNo key={name} name={name} {...props} />
          ))}
      </div>
    </details>
  )
}

function Offences({ law: { say, law }, question: { offences }, onChange }: QuestionProps) {
  const value = offences === undefined ? [] : offences.length === 0 ? ['none'] : offences
  const set = (next: readonly string[]) => {
    const last = next.find((one) => !value.includes(one))
    if (next.length === 0) return onChange({ offences: undefined })
    onChange({ offences: last === 'none' ? [] : next.filter((one) => one !== 'none') })
  }
  return (
    <CheckboxGroup
      id="law-offence"
      label={say('page.law.q.offence')}
      hint={say('page.law.q.offence.hint')}
      value={value}
      onChange={set}
      options={[
        ...conventionOffences.map((id) => ({ value: id, label: law(`convention-offence.${id}`) })),
        { value: 'none', label: say('page.law.q.offence.none') },
      ]}
    />
  )
}

function Penalties({ law, question, onChange }: QuestionProps) {
  const { say, state } = law
  const { from, to, penaltyFrom, penaltyTo } = question
  const name = (code: string, otherwise: string) => (code ? state(code) : say(otherwise))
  return (
    <>
      <PenaltyField
        id="law-penalty-from"
        label={say('page.law.q.penalty', { state: name(from, 'page.law.from') })}
        law={law}
        value={penaltyFrom}
        onChange={(next) => onChange({ penaltyFrom: next })}
      />
      <PenaltyField
        id="law-penalty-to"
        label={say('page.law.q.penalty', { state: name(to, 'page.law.to') })}
        law={law}
        value={penaltyTo}
        onChange={(next) => onChange({ penaltyTo: next })}
      />
    </>
  )
}

function YesNo({
  name,
  law: { say },
  question: { known },
  onChange,
}: QuestionProps & { readonly name: AnswerName }) {
  const given = known[name]
  const hinted = name === 'group' || name === 'transnational' || name === 'coercive'
  const set = (next: string) => {
    const { [name]: _gone, ...rest } = known
    onChange({ known: next === 'unknown' ? rest : { ...rest, [name]: next === 'yes' } })
  }
  return (
    <RadioGroup
      id={`law-${name}`}
      label={say(`page.law.q.${name}`)}
      hint={hinted ? say(`page.law.q.${name}.hint`) : undefined}
      inline
      value={given === undefined ? 'unknown' : given ? 'yes' : 'no'}
      onChange={set}
      options={['yes', 'no', 'unknown'].map((value) => ({ value, label: say(`page.law.say.${value}`) }))}
    />
  )
}
