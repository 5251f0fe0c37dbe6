import { isDay } from '#core/kernel/day'
import { boundaryDays } from '#core/law/difference'
import { Button, LinkButton } from '../parts/button.tsx'
import { Combobox } from '../parts/combobox.tsx'
import { DateInput } from '../parts/date-fields.tsx'
import { Select } from '../parts/text-fields.tsx'
import { useDateWords } from './date-words.ts'
import { lawComboWords, lawStateOptions } from './law-state-options.ts'
import { wholePair, type Pair, type PairQuestion } from './pair-question.ts'
import type { Law } from './use-law.tsx'

interface Props {
  readonly law: Law
  readonly question: PairQuestion
  readonly onChange: (change: Partial<PairQuestion>) => void
}

/** Which two States, and on which day. */
export function PairForm({ law, question, onChange }: Props) {
  const { say } = law
  const { from, to, on } = question
  const options = lawStateOptions(law)
  const words = lawComboWords(law)
  const dates = useDateWords()
  const pair = wholePair(question)
  return (
    <form className="stack" noValidate onSubmit={(event) => event.preventDefault()}>
      <Combobox
        id="pair-from"
        label={say('page.law.from')}
        options={options}
        value={from}
        onChange={(next) => onChange({ from: next })}
        words={words}
      />
      <Combobox
        id="pair-to"
        label={say('page.law.to')}
        options={options}
        value={to}
        onChange={(next) => onChange({ to: next })}
        words={words}
        error={from && from === to ? say('page.law.missing.same') : undefined}
      />
      <div>
        <Button size="small" icon="sort" onClick={() => onChange({ from: to, to: from })}>
          {say('page.law.swap')}
        </Button>
      </div>
      <DateInput
        id="pair-on"
        label={say('page.world.on')}
        words={dates}
        value={on}
        onChange={(next) => onChange({ on: next })}
        error={isDay(on) ? undefined : say('page.world.on.missing')}
      />
      {pair && <Boundaries law={law} pair={pair} onChange={onChange} />}
      {pair && (
        <div>
          <LinkButton icon="scales" href={`/law?${new URLSearchParams({ from, to, on }).toString()}`}>
            {say('page.world.pair.advice')}
          </LinkButton>
        </div>
      )}
    </form>
  )
}

/** Days on which something changes between the two: a list, and a step to either side. */
function Boundaries({
  law,
  pair: { from, to, on },
  onChange,
}: {
  readonly law: Law
  readonly pair: Pair
  readonly onChange: Props['onChange']
}) {
  const { say, day, library } = law
  const days = boundaryDays(library, from, to)
  if (days.length === 0) return null
  const before = days.findLast((one) => one < on)
  const after = days.find((one) => one > on)
  return (
    <div className="stack-tight">
      <Select
        id="pair-boundary"
        label={say('page.world.boundaries', { n: days.length })}
        width="full"
        value={days.includes(on) ? on : ''}
        placeholder={say('page.world.boundaries.none')}
        onChange={(next) => next && onChange({ on: next })}
        options={days.map((one) => ({ value: one, label: day(one) }))}
      />
      <div className="row">
        <Button
          size="small"
          icon="back"
          aria-disabled={!before}
          onClick={() => before && onChange({ on: before })}
        >
          {say('page.world.step.before')}
        </Button>
        <Button
          size="small"
          iconEnd="forward"
          aria-disabled={!after}
          onClick={() => after && onChange({ on: after })}
        >
          {say('page.world.step.after')}
        </Button>
      </div>
    </div>
  )
}
