import type { ReactNode } from 'react'
import { describedBy, FieldBox, Fieldset, LabelText, type FieldProps } from './field.tsx'
import type { Choice } from './text-fields.tsx'

interface GroupProps extends FieldProps {
  readonly options: readonly Choice[]
  /** Short choices side by side. */
  readonly inline?: boolean | undefined
  /** Further questions under a choice that is taken. */
  readonly more?: ((value: string) => ReactNode) | undefined
}

export interface RadioGroupProps extends GroupProps {
  readonly value: string
  readonly onChange: (value: string) => void
}

export interface CheckboxGroupProps extends GroupProps {
  readonly value: readonly string[]
  readonly onChange: (value: readonly string[]) => void
}

interface OptionProps {
  readonly id: string
  readonly type: 'radio' | 'checkbox'
  readonly name: string
  readonly option: Choice
  readonly checked: boolean
  readonly invalid: boolean
  readonly onPick: () => void
  readonly more?: ReactNode
}

function Option({ id, type, name, option, checked, invalid, onPick, more }: OptionProps) {
  return (
    <div className="choice">
      <input
        type={type}
        id={id}
        name={name}
        value={option.value}
        checked={checked}
        disabled={option.disabled}
        aria-describedby={option.hint ? `${id}-more` : undefined}
        aria-invalid={invalid && type === 'checkbox' ? true : undefined}
        onChange={onPick}
      />
      <label htmlFor={id}>{option.label}</label>
      {option.hint && (
        <div className="choice-hint note" id={`${id}-more`}>
          {option.hint}
        </div>
      )}
      {checked && more && <div className="choice-more">{more}</div>}
    </div>
  )
}

const listClass = (inline: boolean | undefined) => (inline ? 'choices choices-row' : 'choices')
const optionId = (id: string, at: number) => (at === 0 ? id : `${id}-${at}`)

/** One of a few, all in view. */
export function RadioGroup({ options, value, onChange, inline, more, ...field }: RadioGroupProps) {
  return (
    <Fieldset {...field}>
      <div className={listClass(inline)}>
        {options.map((option, at) => (
          <Option
            key={option.value}
            id={optionId(field.id, at)}
            type="radio"
            name={field.id}
            option={option}
            checked={value === option.value}
            invalid={Boolean(field.error)}
            onPick={() => onChange(option.value)}
            more={more?.(option.value)}
          />
        ))}
      </div>
    </Fieldset>
  )
}

/** Any number of a few. */
export function CheckboxGroup({ options, value, onChange, inline, more, ...field }: CheckboxGroupProps) {
  const toggle = (it: string) =>
    onChange(value.includes(it) ? value.filter((one) => one !== it) : [...value, it])
  return (
    <Fieldset {...field}>
      <div className={listClass(inline)}>
        {options.map((option, at) => (
          <Option
            key={option.value}
            id={optionId(field.id, at)}
            type="checkbox"
            name={field.id}
            option={option}
            checked={value.includes(option.value)}
            invalid={Boolean(field.error)}
            onPick={() => toggle(option.value)}
            more={more?.(option.value)}
          />
        ))}
      </div>
    </Fieldset>
  )
}

export interface CheckboxProps extends FieldProps {
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
  readonly disabled?: boolean | undefined
}

/** A single yes: the label stands beside the box. */
export function Checkbox({ checked, onChange, disabled, ...field }: CheckboxProps) {
  return (
    <FieldBox {...field} hint={undefined}>
      <div className="choice">
        <input
          type="checkbox"
          id={field.id}
          checked={checked}
          disabled={disabled}
          aria-describedby={describedBy(field)}
          aria-invalid={field.error ? true : undefined}
          onChange={(event) => onChange(event.target.checked)}
        />
        <label htmlFor={field.id}>
          <LabelText {...field} />
        </label>
        {field.hint !== undefined && (
          <div className="choice-hint note" id={`${field.id}-hint`}>
            {field.hint}
          </div>
        )}
      </div>
    </FieldBox>
  )
}
