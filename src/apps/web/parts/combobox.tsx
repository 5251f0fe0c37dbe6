import { useEffect, useId } from 'react'
import { Field, tie, type FieldProps } from './field.tsx'
import type { ComboOption } from './find-options.ts'
import { Icon } from './icons.tsx'
import { pressKey, useCombo, type Combo } from './use-combo.ts'

/** The words of a list that is searched by typing. */
export interface ComboWords {
  /** Name of the button that opens the list. */
  readonly open: string
  readonly clear: string
  readonly none: string
  /** Announced while typing, e.g. `12 States`. */
  readonly count: (found: number) => string
}

export interface ComboboxProps extends FieldProps {
  readonly options: readonly ComboOption[]
  /** Value of the chosen option, empty when none is. */
  readonly value: string
  readonly onChange: (value: string) => void
  readonly words: ComboWords
  readonly placeholder?: string | undefined
  readonly disabled?: boolean | undefined
}

/** One of many, found by typing: by name, by code, by an older or another name, without accents. */
export function Combobox(props: ComboboxProps) {
  const { options, value, onChange, words, placeholder, disabled, ...field } = props
  const listId = useId()
  const combo = useCombo({ options, value, onChange, disabled })
  const active = combo.found[combo.at]
  const activeId = active && `${listId}-${active.value}`

  useEffect(() => {
    if (activeId) document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' })
  }, [activeId])

  return (
    <Field {...field}>
      <div className="combo">
        <input
          {...tie(field)}
          className="input"
          type="text"
          role="combobox"
          autoComplete="off"
          spellCheck={false}
          aria-autocomplete="list"
          aria-expanded={combo.open}
          aria-controls={listId}
          aria-activedescendant={activeId}
          placeholder={placeholder}
          disabled={disabled}
          value={combo.text}
          onChange={(event) => combo.type(event.target.value)}
          onKeyDown={(event) => pressKey(combo, event)}
          onClick={() => !combo.open && combo.show()}
          onFocus={(event) => event.target.select()}
          onBlur={combo.leave}
        />
        <ComboButtons combo={combo} words={words} listId={listId} boxId={field.id} disabled={disabled} />
        <ComboList combo={combo} words={words} listId={listId} label={field.label} />
        <span className="hidden" role="status">
          {combo.open ? words.count(combo.found.length) : ''}
        </span>
      </div>
    </Field>
  )
}

interface ButtonsProps {
  readonly combo: Combo
  readonly words: ComboWords
  readonly listId: string
  readonly boxId: string
  readonly disabled: boolean | undefined
}

// Both buttons are for the mouse and the finger; the keyboard has Escape and the arrows in the box itself.
function ComboButtons({ combo, words, listId, boxId, disabled }: ButtonsProps) {
  const press = (act: () => void) => () => {
    act()
    document.getElementById(boxId)?.focus()
  }
  const hold = (event: { preventDefault: () => void }) => event.preventDefault() // the box keeps the focus
  const common = { type: 'button', className: 'bare', tabIndex: -1, disabled, onMouseDown: hold } as const
  return (
    <span className="combo-buttons">
      {combo.value && (
        <button
          {...common}
          aria-label={words.clear}
          title={words.clear}
          onClick={press(() => combo.pick(undefined))}
        >
          <Icon name="close" />
        </button>
      )}
      <button
        {...common}
        aria-label={words.open}
        aria-expanded={combo.open}
        aria-controls={listId}
        onClick={press(() => (combo.open ? combo.hide() : combo.show()))}
      >
        <Icon name="down" />
      </button>
    </span>
  )
}

interface ListProps {
  readonly combo: Combo
  readonly words: ComboWords
  readonly listId: string
  readonly label: string
}

function ComboList({ combo, words, listId, label }: ListProps) {
  const { open, found, at, value, pick } = combo
  return (
    <div className="combo-list" hidden={!open}>
      <div id={listId} role="listbox" aria-label={label}>
        {found.map((option, index) => (
          <div
            key={option.value}
            id={`${listId}-${option.value}`}
            className="combo-option"
            role="option"
            tabIndex={-1}
            aria-selected={option.value === value}
            data-active={index === at || undefined}
            onMouseDown={(event) => {
              event.preventDefault()
              pick(option)
            }}
          >
            <span>{option.label}</span>
            {option.note && <span className="fine">{option.note}</span>}
          </div>
        ))}
      </div>
      {open && found.length === 0 && <div className="combo-none muted">{words.none}</div>}
    </div>
  )
}
