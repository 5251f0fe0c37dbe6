import { useState } from 'react'
import { isDay, type Day } from '#core/kernel/day'
import { mechanisms, type Mechanism } from '#core/knowledge/instrument'
import { sides, type Side } from '#core/law/world'
import { Button } from '../parts/button.tsx'
import { RadioGroup } from '../parts/choice-fields.tsx'
import { Combobox } from '../parts/combobox.tsx'
import { DateInput } from '../parts/date-fields.tsx'
import { Select } from '../parts/text-fields.tsx'
import { useDateWords } from './date-words.ts'
import { lawComboWords, lawStateOptions } from './law-state-options.ts'
import type { Law } from './use-law.tsx'
import { nextChange } from './world-days.ts'
import type { WorldQuestion } from './world-question.ts'
import { mechanismName } from './world-words.ts'

interface Props {
  readonly law: Law
  readonly question: WorldQuestion
  readonly onChange: (change: Partial<WorldQuestion>) => void
}

/** Whose map, for which mechanism, on which day. */
export function WorldForm({ law, question, onChange }: Props) {
  const { say, day } = law
  const { state, side, mechanism, on } = question
  const words = useDateWords()
  return (
    <form className="stack no-print" noValidate onSubmit={(event) => event.preventDefault()}>
      <div className="grid">
        <Combobox
          id="world-state"
          label={say(`page.law.${side === 'requesting' ? 'from' : 'to'}`)}
          options={lawStateOptions(law)}
          value={state}
          onChange={(next) => onChange({ state: next })}
          words={lawComboWords(law)}
        />
        <RadioGroup
          id="world-side"
          label={say('page.world.side')}
          value={side}
          onChange={(next) => onChange({ side: next as Side })}
          options={sides.map((one) => ({ value: one, label: say(`page.world.side.${one}`) }))}
        />
        <Select
          id="world-mechanism"
          label={say('page.law.mechanism')}
          width="full"
          value={mechanism}
          onChange={(next) => onChange({ mechanism: next as Mechanism })}
          options={mechanisms.map((one) => ({ value: one, label: mechanismName(law, one) }))}
        />
        <DateInput
          id="world-on"
          label={say('page.world.on')}
          words={words}
          value={on}
          onChange={(next) => onChange({ on: next })}
          error={isDay(on) ? undefined : say('page.world.on.missing')}
        />
      </div>
      {isDay(on) && state && (
        <div className="world-time row">
          <Steps law={law} question={question} on={on} onChange={onChange} />
          <Years label={say('page.world.year')} on={on} tell={day} onChange={onChange} />
        </div>
      )}
    </form>
  )
}

/** From one day on which the map changes to the next. */
function Steps({ law, question, on, onChange }: Props & { readonly on: Day }) {
  const { say, library } = law
  const [end, setEnd] = useState<'before' | 'after'>()
  const step = (way: 'before' | 'after') => {
    const next = nextChange(library, question, on, way)
    setEnd(next ? undefined : way)
    if (next) onChange({ on: next })
  }
  return (
    <div className="row">
      <Button size="small" icon="back" onClick={() => step('before')}>
        {say('page.world.step.before')}
      </Button>
      <Button size="small" iconEnd="forward" onClick={() => step('after')}>
        {say('page.world.step.after')}
      </Button>
      <span className="fine" role="status">
        {end && say(`page.world.step.${end}.none`)}
      </span>
    </div>
  )
}

interface YearsProps {
  readonly label: string
  readonly on: Day
  readonly tell: (day: string) => string
  readonly onChange: Props['onChange']
}

const firstYear = 1950

/** The same day in another year: drawn through time, the map shows how cooperation grew. */
function Years({ label, on, tell, onChange }: YearsProps) {
  const last = new Date().getFullYear() + 2
  const move = (year: string) => {
    const same = `${year}${on.slice(4)}`
    onChange({ on: isDay(same) ? same : `${year}-02-28` })
  }
  return (
    <div className="world-years">
      <label className="note" htmlFor="world-year">
        {label}
      </label>
      <span className="fine" aria-hidden="true">
        {firstYear}
      </span>
      <input
        id="world-year"
        type="range"
        min={firstYear}
        max={last}
        value={Math.min(last, Math.max(firstYear, Number(on.slice(0, 4))))}
        aria-valuetext={tell(on)}
        onChange={(event) => move(event.target.value)}
      />
      <span className="fine" aria-hidden="true">
        {last}
      </span>
    </div>
  )
}
