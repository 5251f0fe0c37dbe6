import type { ReactNode } from 'react'
import { CheckboxGroup, RadioGroup } from '../parts/choice-fields.tsx'
import { Combobox } from '../parts/combobox.tsx'
import { DateInput } from '../parts/date-fields.tsx'
import type { FieldProps } from '../parts/field.tsx'
import type { ComboOption } from '../parts/find-options.ts'
import { NumberInput } from '../parts/text-fields.tsx'
import type { Fact } from './advice-catalogue.ts'
import { none, passed, type Question } from './advice-question.ts'
import { sides, tellFact, tellOffence } from './advice-words.ts'
import { conventionOffences } from './convention-offences.ts'
import { useDateWords } from './date-words.ts'
import { lawComboWords, lawStateOptions } from './law-state-options.ts'
import { PenaltyField } from './penalty-field.tsx'
import type { Law } from './use-law.tsx'

export interface FactInputProps {
  readonly law: Law
  readonly question: Question
  readonly fact: Fact
  /** As the address spells it; undefined is not known. */
  readonly onAnswer: (text: string | undefined) => void
  readonly error?: string | undefined
  /** The question stands above already. */
  readonly labelHidden?: boolean | undefined
}

type Asked = FactInputProps & { readonly field: FieldProps; readonly value: string }

const common: ReadonlySet<string> = new Set<string>(conventionOffences)
export const isCommonOffence = (id: string): boolean => common.has(id)

/** The control for one fact, in the shape of its answer. */
export function FactInput(props: FactInputProps) {
  const { law, question, fact, error, labelHidden } = props
  const given = question.answers[fact.name]
  const asked: Asked = {
    ...props,
    value: given === passed ? '' : (given ?? ''),
    field: {
      id: `law-${fact.name}`,
      label: tellFact(law, question, fact),
      hint: labelHidden ? undefined : law.say(`page.law.q.${fact.name}.hint`, sides(law, question)),
      labelHidden,
      error,
    },
  }
  switch (fact.kind) {
    case 'yes-no':
      return <Choices {...asked} options={['yes', 'no']} word={(one) => law.say(`page.law.say.${one}`)} />
    case 'choice':
      return (
        <Choices
          {...asked}
          options={fact.choices ?? []}
          word={(one) => law.say(`page.law.q.${fact.name}.${one}`)}
        />
      )
    case 'penalty':
      return <Penalty {...asked} />
    case 'number':
      return <Amount {...asked} />
    case 'state':
      return <OneState {...asked} />
    case 'states':
      return <ManyStates {...asked} />
    case 'sides':
      return <Several {...asked} options={bothSides(asked)} />
    case 'day':
      return <On {...asked} />
    case 'offences':
      return <Offences {...asked} />
    case 'conduct':
      return <Conduct {...asked} />
  }
}

interface ChoicesProps extends Asked {
  readonly options: readonly string[]
  readonly word: (option: string) => string
}

function Choices({ law, fact, field, value, onAnswer, options, word }: ChoicesProps) {
  return (
    <RadioGroup
      {...field}
      inline={fact.kind === 'yes-no'}
      value={value === '' ? passed : value}
      onChange={(next) => onAnswer(next === passed ? undefined : next)}
      options={[
        ...options.map((one) => ({ value: one, label: word(one) })),
        { value: passed, label: law.say('page.law.say.unknown') },
      ]}
    />
  )
}

const Penalty = ({ law, field, value, onAnswer }: Asked) => (
  <PenaltyField
    {...field}
    law={law}
    value={value === '' ? undefined : Number(value)}
    onChange={(months) => onAnswer(months === undefined ? undefined : String(months))}
  />
)

const Amount = ({ law, fact, field, value, onAnswer }: Asked) => (
  <NumberInput
    {...field}
    unit={law.say(`page.law.unit.${fact.unit!}.name`)}
    width={fact.unit === 'euro' ? 'medium' : 'short'}
    value={value === '' ? undefined : Number(value)}
    onChange={(next) => onAnswer(next === undefined ? undefined : String(Math.max(0, next)))}
  />
)

const OneState = ({ law, field, value, onAnswer }: Asked) => (
  <Combobox
    {...field}
    options={lawStateOptions(law)}
    value={value === none ? '' : value}
    onChange={(code) => onAnswer(code || undefined)}
    words={lawComboWords(law)}
  />
)

function On({ law, field, value, onAnswer }: Asked) {
  const words = useDateWords()
  return (
    <DateInput
      {...field}
      words={words}
      value={value}
      onChange={(next) => onAnswer(next || undefined)}
      echo={value ? law.day(value) : undefined}
    />
  )
}

interface Option {
  readonly value: string
  readonly label: string
}

/** Any number of a list, or expressly none of it. */
function Several({ field, value, onAnswer, options }: Asked & { readonly options: readonly Option[] }) {
  const chosen = value === '' ? [] : value.split(',')
  const set = (next: readonly string[]) => {
    const last = next.find((one) => !chosen.includes(one))
    const kept = last === none ? [none] : next.filter((one) => one !== none)
    onAnswer(kept.length > 0 ? kept.join(',') : undefined)
  }
  return <CheckboxGroup {...field} value={chosen} onChange={set} options={options} />
}

const bothSides = ({ law, question: { from, to } }: Asked): Option[] => [
  ...[...new Set([from, to])].filter(Boolean).map((code) => ({ value: code, label: law.state(code) })),
  { value: none, label: law.say('page.law.say.none') },
]

interface MoreProps {
  readonly law: Law
  readonly id: string
  readonly label: string
  readonly options: readonly ComboOption[]
  readonly value: string
  readonly onAnswer: (text: string) => void
}

/** Adds one to a list from many more. */
const More = ({ law, id, label, options, value, onAnswer }: MoreProps) => (
  <Combobox
    id={`${id}-more`}
    label={label}
    options={options}
    value=""
    onChange={(one) => {
      const chosen = value === '' || value === none ? [] : value.split(',')
      if (one && !chosen.includes(one)) onAnswer([...chosen, one].join(','))
    }}
    words={lawComboWords(law)}
  />
)

const below = (first: ReactNode, second: ReactNode) => (
  <div className="stack-tight">
    {first}
    {second}
  </div>
)

function ManyStates(asked: Asked) {
  const { law, question, field, value, onAnswer } = asked
  const own = [question.from, question.to]
  const others = value === none ? [] : value.split(',').filter((code) => code && !own.includes(code))
  const options = [
    ...[...new Set([...own, ...others])]
      .filter(Boolean)
      .map((code) => ({ value: code, label: law.state(code) })),
    { value: none, label: law.say(`page.law.q.${asked.fact.name}.none`) },
  ]
  const more = (
    <More
      law={law}
      id={field.id}
      label={law.say('page.law.other-state')}
      options={lawStateOptions(law)}
      value={value}
      onAnswer={onAnswer}
    />
  )
  return below(<Several {...asked} options={options} />, more)
}

/** Entries of the vocabulary of offences as they are searched by name, in any language that they have. */
function offenceOptions(law: Law, wanted: (id: string) => boolean): ComboOption[] {
  return law.library.books.offences
    .filter(({ id }) => wanted(id))
    .map(({ id, name }) => ({
      value: id,
      label: tellOffence(law, id, isCommonOffence(id)),
      keywords: [id, ...Object.values(name).filter((text) => text !== undefined)],
    }))
    .sort((a, b) => a.label.localeCompare(b.label, law.language))
}

const ofConventions = (id: string): boolean => id.includes(':')

/** Offences of conventions: searched by name, or taken from the usual ones, which stand folded where one question is asked at a time. */
function Offences(asked: Asked) {
  const { law, field, value, onAnswer, labelHidden } = asked
  const given = value === none ? [] : value.split(',').filter(Boolean)
  const word = (id: string): Option => ({ value: id, label: tellOffence(law, id, isCommonOffence(id)) })
  const nothing = { value: none, label: law.say('page.law.q.offence.none') }
  const more = (
    <More
      law={law}
      id={field.id}
      label={law.say(labelHidden ? 'page.law.q.offence.find' : 'page.law.q.offence.other')}
      options={offenceOptions(
        law,
        (one) => ofConventions(one) && (labelHidden === true || !isCommonOffence(one)),
      )}
      value={value}
      onAnswer={onAnswer}
    />
  )
  if (!labelHidden) {
    const others = given.filter((id) => !isCommonOffence(id))
    return below(
      <Several {...asked} options={[...[...conventionOffences, ...others].map(word), nothing]} />,
      more,
    )
  }
  const usual = conventionOffences.filter((id) => !given.includes(id))
  return (
    <div className="stack">
      {more}
      <Several {...asked} options={[...given.map(word), nothing]} />
      <details className="fold">
        <summary>{law.say('page.law.q.offence.usual')}</summary>
        <CheckboxGroup
          id={`${field.id}-usual`}
          label={law.say('page.law.q.offence.usual')}
          labelHidden
          value={[]}
          onChange={(picked) => onAnswer([...given, ...picked].join(','))}
          options={usual.map(word)}
        />
      </details>
    </div>
  )
}

const Conduct = ({ law, field, value, onAnswer }: Asked) => (
  <Combobox
    {...field}
    options={offenceOptions(law, (one) => !ofConventions(one))}
    value={value === none ? '' : value}
    onChange={(id) => onAnswer(id || undefined)}
    words={{
      ...lawComboWords(law),
      open: law.say('page.law.q.conduct.open'),
      none: law.say('page.law.q.conduct.no-name'),
      count: (n) => law.say('page.law.q.conduct.count', { n }),
    }}
  />
)
