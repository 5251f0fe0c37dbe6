import { useLayoutEffect, useRef, useState, type ComponentProps } from 'react'
import { readNumber } from './digits.ts'
import { Field, tie, type FieldProps } from './field.tsx'
import { Icon } from './icons.tsx'

type Width = 'short' | 'medium' | 'full'
const inputClass = (width: Width = 'full') => (width === 'full' ? 'input' : `input input-${width}`)

/** Takes the props of the field out of the props of the control. */
function part<T extends FieldProps>(props: T): readonly [FieldProps, Omit<T, keyof FieldProps>] {
  const { id, label, mark, hint, error, why, labelHidden, echo, ...rest } = props
  return [{ id, label, mark, hint, error, why, labelHidden, echo }, rest]
}

type Native<Tag extends 'input' | 'textarea' | 'select'> = Omit<
  ComponentProps<Tag>,
  keyof FieldProps | 'value' | 'onChange' | 'width'
>

export interface TextInputProps extends FieldProps, Native<'input'> {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly width?: Width | undefined
}

/** One line of text; the direction of writing follows what is typed. */
export function TextInput(props: TextInputProps) {
  const [field, { value, onChange, width, ...rest }] = part(props)
  return (
    <Field {...field}>
      <input
        type="text"
        dir="auto"
        {...rest}
        {...tie(field)}
        className={inputClass(width)}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  )
}

export interface TextAreaProps extends FieldProps, Native<'textarea'> {
  readonly value: string
  readonly onChange: (value: string) => void
}

/** Several lines of text; grows with its content. */
export function TextArea(props: TextAreaProps) {
  const [field, { value, onChange, ...rest }] = part(props)
  const area = useRef<HTMLTextAreaElement>(null)
  useLayoutEffect(() => {
    const it = area.current
    if (!it) return
    it.style.height = 'auto'
    it.style.height = `${it.scrollHeight + 2}px`
  }, [value])
  return (
    <Field {...field}>
      <textarea
        dir="auto"
        rows={4}
        {...rest}
        {...tie(field)}
        ref={area}
        className="input"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  )
}

export interface NumberInputProps extends FieldProps, Native<'input'> {
  readonly value: number | undefined
  /** `value` is undefined where the text is no number, or could be read in two ways. */
  readonly onChange: (value: number | undefined, text: string) => void
  /** Shown after the number, e.g. `months` or `EUR`. */
  readonly unit?: string | undefined
  readonly width?: Width | undefined
}

/** A number, typed as text so that a wheel or an arrow key never changes it. */
export function NumberInput(props: NumberInputProps) {
  const [field, { value, onChange, unit, width = 'short', ...rest }] = part(props)
  const [text, setText] = useState(value === undefined ? '' : String(value))
  const shown = readNumber(text) === value ? text : value === undefined ? text : String(value)
  return (
    <Field {...field}>
      <div className="input-unit row row-fixed">
        <input
          type="text"
          inputMode="decimal"
          autoComplete="off"
          {...rest}
          {...tie(field)}
          className={inputClass(width)}
          value={shown}
          onChange={(event) => {
            setText(event.target.value)
            onChange(readNumber(event.target.value), event.target.value)
          }}
        />
        {unit && <span>{unit}</span>}
      </div>
    </Field>
  )
}

export interface Choice {
  readonly value: string
  readonly label: string
  readonly hint?: string | undefined
  readonly disabled?: boolean | undefined
}

export interface SelectProps extends FieldProps, Native<'select'> {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly options: readonly Choice[]
  /** Shown while nothing is chosen. */
  readonly placeholder?: string | undefined
  readonly width?: Width | undefined
}

/** One of a few, from a list that opens. */
export function Select(props: SelectProps) {
  const [field, { value, onChange, options, placeholder, width = 'medium', ...rest }] = part(props)
  return (
    <Field {...field}>
      <div className={width === 'full' ? 'select' : `select input-${width}`}>
        <select
          {...rest}
          {...tie(field)}
          className="input"
          value={value}
          onChange={(event) => onChange(event.target.value)}
        >
          {placeholder !== undefined && <option value="">{placeholder}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.disabled}>
              {option.label}
            </option>
          ))}
        </select>
        <Icon name="down" />
      </div>
    </Field>
  )
}
