import { useState } from 'react'
import { isDay } from '#core/kernel/day'
import { Button } from '../parts/button.tsx'
import { CheckboxGroup } from '../parts/choice-fields.tsx'
import { Combobox } from '../parts/combobox.tsx'
import { DateInput } from '../parts/date-fields.tsx'
import { AdviceFacts } from './advice-facts.tsx'
import type { Question } from './advice-question.ts'
import { useDateWords } from './date-words.ts'
import { lawComboWords, lawStateOptions } from './law-state-options.ts'
import type { Law } from './use-law.tsx'

export interface QuestionProps {
  readonly law: Law
  readonly question: Question
  readonly onChange: (change: Partial<Question>) => void
}

/** Who asks whom, for what, on which day; and what is known of the offence. */
export function AdviceForm({ law, question, onChange }: QuestionProps) {
  const { say } = law
  return (
    <form
      className="stack-loose"
      noValidate
      aria-label={say('page.law.question')}
      onSubmit={(event) => event.preventDefault()}
    >
      <Pair law={law} question={question} onChange={onChange} />
      <Measures law={law} question={question} onChange={onChange} />
      <On law={law} question={question} onChange={onChange} />
      <AdviceFacts law={law} question={question} onChange={onChange} />
    </form>
  )
}

function Pair({ law, question: { from, to }, onChange }: QuestionProps) {
  const { say } = law
  const options = lawStateOptions(law)
  const words = lawComboWords(law)
  return (
    <div className="stack">
      <Combobox
        id="law-from"
        label={say('page.law.from')}
        options={options}
        value={from}
        onChange={(next) => onChange({ from: next })}
        words={words}
      />
      <Combobox
        id="law-to"
        label={say('page.law.to')}
        options={options}
        value={to}
        onChange={(next) => onChange({ to: next })}
        words={words}
        error={from && from === to ? say('page.law.missing.same') : undefined}
      />
      <div className="no-print">
        <Button size="small" variant="quiet" icon="sort" onClick={() => onChange({ from: to, to: from })}>
          {say('page.law.swap')}
        </Button>
      </div>
    </div>
  )
}

function Measures({ law, question: { measures }, onChange }: QuestionProps) {
  const { say, library } = law
  const all = library.books.measures
  const composable = all.filter(({ fields }) => fields.length > 0)
  const others = all.filter(({ fields }) => fields.length === 0)
  const chosenOthers = others.filter(({ id }) => measures.includes(id))
  const [open] = useState(chosenOthers.length > 0)
  const choices = (list: typeof all) => list.map(({ id }) => ({ value: id, label: law.law(`measure.${id}`) }))
  const set = (next: readonly string[]) =>
    onChange({ measures: all.map(({ id }) => id).filter((id) => next.includes(id)) })
  return (
    <div className="stack-tight">
      <CheckboxGroup
        id="law-measure"
        label={say('page.law.measures')}
        options={choices(composable)}
        value={measures}
        onChange={set}
      />
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
    </div>
  )
}

function On({ law, question: { on }, onChange }: QuestionProps) {
  const { say, day } = law
  const words = useDateWords()
  return (
    <DateInput
      id="law-on"
      label={say('page.law.on')}
      hint={say('page.law.on.hint')}
      words={words}
      value={on}
      onChange={(next) => onChange({ on: next })}
      echo={isDay(on) ? day(on) : say('page.law.missing.on')}
    />
  )
}
