import { isDay } from '#core/kernel/day'
import { mechanisms, type Mechanism } from '#core/knowledge/instrument'
import { measureOf } from '#core/law/situation'
import { useState } from 'react'
import { CheckboxGroup, RadioGroup } from '../parts/choice-fields.tsx'
import { Combobox } from '../parts/combobox.tsx'
import { DateInput } from '../parts/date-fields.tsx'
import type { Question, Starter } from './advice-question.ts'
import { useDateWords } from './date-words.ts'
import { lawComboWords, lawStateOptions } from './law-state-options.ts'
import type { Law } from './use-law.tsx'

export interface QuestionProps {
  readonly law: Law
  readonly question: Question
  readonly onChange: (change: Partial<Question>) => void
}

interface StarterProps extends QuestionProps {
  readonly error?: string | undefined
  /** The question stands above already. */
  readonly labelHidden?: boolean | undefined
}

/** The control of one of the first questions. */
export function StarterInput({ name, ...props }: StarterProps & { readonly name: Starter }) {
  switch (name) {
    case 'from':
    case 'to':
      return <OneSide {...props} side={name} />
    case 'mechanism':
      return <Mechanisms {...props} />
    case 'measure':
      return <Measures {...props} />
    case 'on':
      return <On {...props} />
  }
}

function OneSide({
  law,
  question,
  onChange,
  side,
  error,
  labelHidden,
}: StarterProps & { side: 'from' | 'to' }) {
  const { say } = law
  const same = question.from !== '' && question.from === question.to
  return (
    <Combobox
      id={`law-${side}`}
      label={say(`page.law.${side}`)}
      labelHidden={labelHidden}
      options={lawStateOptions(law)}
      value={question[side]}
      onChange={(code) => onChange({ [side]: code })}
      words={lawComboWords(law)}
      error={same && side === 'to' ? say('page.law.missing.same') : error}
    />
  )
}

/** The measures of a mechanism, and those of others that serve it. */
export const measuresFor = ({ library }: Law, mechanism: Mechanism | '') =>
  library.books.measures.filter(
    (one) => one.mechanism === mechanism || (mechanism !== '' && one.also?.includes(mechanism)),
  )

function Mechanisms({ law, question, onChange, error, labelHidden }: StarterProps) {
  const { say } = law
  const set = (mechanism: Mechanism) => {
    const usual = measureOf[mechanism]
    const kept = question.measures.filter((id) => measuresFor(law, mechanism).some((one) => one.id === id))
    onChange({ mechanism, measures: kept.length > 0 ? kept : usual ? [usual] : [] })
  }
  return (
    <RadioGroup
      id="law-mechanism"
      label={say('page.law.mechanism')}
      labelHidden={labelHidden}
      error={error}
      value={question.mechanism}
      onChange={(value) => set(value as Mechanism)}
      options={mechanisms.map((value) => ({
        value,
        label: say(`page.law.mechanism.${value}`),
        hint: labelHidden ? say(`page.law.mechanism.${value}.hint`) : undefined,
      }))}
    />
  )
}

/** Measures for which a request can be composed here stand in view, the others one press away. */
function Measures({ law, question, onChange, error, labelHidden }: StarterProps) {
  const { say } = law
  const { measures, mechanism } = question
  const all = measuresFor(law, mechanism)
  const composable = all.filter(({ fields }) => fields.length > 0)
  const inView = composable.length > 0 ? composable : all
  const others = all.filter((one) => !inView.includes(one))
  const [open] = useState(others.some(({ id }) => measures.includes(id)))
  const choices = (list: typeof all) => list.map(({ id }) => ({ value: id, label: law.law(`measure.${id}`) }))
  const set = (next: readonly string[]) =>
    onChange({ measures: all.map(({ id }) => id).filter((id) => next.includes(id)) })
  return (
    <div className="stack-tight">
      <CheckboxGroup
        id="law-measure"
        label={say('page.law.measures')}
        labelHidden={labelHidden}
        error={error}
        options={choices(inView)}
        value={measures}
        onChange={set}
      />
      {others.length > 0 && (
        <details className="fold" open={open}>
          <summary>{say('page.law.measures.others', { n: others.length })}</summary>
          <CheckboxGroup
            id="law-measure-other"
            label={say('page.law.measures.others', { n: others.length })}
            labelHidden
            options={choices(others)}
            value={measures}
            onChange={set}
          />
        </details>
      )}
    </div>
  )
}

function On({ law, question: { on }, onChange, error, labelHidden }: StarterProps) {
  const { say, day } = law
  const words = useDateWords()
  return (
    <DateInput
      id="law-on"
      label={say('page.law.on')}
      labelHidden={labelHidden}
      hint={labelHidden ? undefined : say('page.law.on.hint')}
      words={words}
      value={on}
      error={error}
      onChange={(next) => onChange({ on: next })}
      echo={isDay(on) ? day(on) : say('page.law.missing.on')}
    />
  )
}
