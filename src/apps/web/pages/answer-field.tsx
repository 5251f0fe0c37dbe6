import { useState } from 'react'
import type { Field } from '#core/knowledge/form'
import { CheckboxGroup, RadioGroup } from '../parts/choice-fields.tsx'
import { DateInput, DateRange } from '../parts/date-fields.tsx'
import type { FieldProps } from '../parts/field.tsx'
import { NumberInput, Select, TextArea, TextInput } from '../parts/text-fields.tsx'
import { useDateWords } from './date-words.ts'
import { GroupList } from './group-list.tsx'
import { LineList } from './line-list.tsx'
import { OffenceList } from './offence-list.tsx'
import { useFormats, useSession } from '../session.tsx'

interface Props {
  readonly field: Field
  readonly value: unknown
  /** Undefined takes the answer away. */
  readonly onChange: (value: unknown) => void
  readonly common: FieldProps
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const orNothing = (value: string): string | undefined => (value === '' ? undefined : value)

/** One answer, by the shape of its field. Every shape that a book can name has a control here. */
export function AnswerField({ field, value, onChange, common }: Props) {
  const { say } = useSession()
  const formats = useFormats()
  const dates = useDateWords()
  const options = (field.values ?? []).map((one) => ({
    value: one,
    label: upper(formats.say(`value.${field.key}.${one}`)),
  }))
  switch (field.type) {
    case 'text':
      return <TextInput {...common} value={text(value)} onChange={(next) => onChange(orNothing(next))} />
    case 'longtext':
      return (
        <TextArea {...common} rows={5} value={text(value)} onChange={(next) => onChange(orNothing(next))} />
      )
    case 'number':
      return (
        <NumberInput
          {...common}
          value={typeof value === 'number' ? value : undefined}
          onChange={(next) => onChange(next)}
        />
      )
    case 'date':
      return (
        <DateInput
          {...common}
          words={dates}
          value={text(value)}
          onChange={(next) => onChange(orNothing(next))}
        />
      )
    case 'date-range':
      return <RangeField common={common} value={value} onChange={onChange} />
    case 'boolean':
      return (
        <RadioGroup
          {...common}
          inline
          value={value === true ? 'yes' : value === false ? 'no' : 'unknown'}
          onChange={(next) => onChange(next === 'yes' ? true : next === 'no' ? false : undefined)}
          options={['yes', 'no', 'unknown'].map((one) => ({ value: one, label: say(`page.answer.${one}`) }))}
        />
      )
    case 'enum':
      return (
        <Select
          {...common}
          placeholder={say('page.choose')}
          options={options}
          value={text(value)}
          onChange={(next) => onChange(orNothing(next))}
        />
      )
    case 'enum-list':
      return (
        <CheckboxGroup
          {...common}
          options={options}
          value={Array.isArray(value) ? (value as string[]) : []}
          onChange={(next) => onChange(next.length > 0 ? [...next] : undefined)}
        />
      )
    case 'text-list':
    case 'question-list':
      return (
        <LineList common={common} long={field.type === 'question-list'} value={value} onChange={onChange} />
      )
    case 'offence-list':
      return <OffenceList common={common} value={value} onChange={onChange} />
    default:
      return <GroupList type={field.type} common={common} value={value} onChange={onChange} />
  }
}

export const upper = (sentence: string): string => sentence.charAt(0).toLocaleUpperCase() + sentence.slice(1)

function RangeField({ common, value, onChange }: Omit<Props, 'field'>) {
  const formats = useFormats()
  const dates = useDateWords()
  const given = (value ?? {}) as { from?: string; until?: string }
  const [parts, setParts] = useState({ from: given.from ?? '', until: given.until ?? '' })
  return (
    <DateRange
      {...common}
      words={{ ...dates, from: formats.say('range.from'), until: formats.say('range.until') }}
      value={parts}
      onChange={(next) => {
        setParts({ ...next })
        onChange(
          next.from || next.until
            ? { ...(next.from ? { from: next.from } : {}), ...(next.until ? { until: next.until } : {}) }
            : undefined,
        )
      }}
    />
  )
}
