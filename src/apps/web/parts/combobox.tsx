import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import { Field, tie, type FieldProps } from './field.tsx'
import { findOptions, type ComboOption } from './find-options.ts'
import { Icon } from './icons.tsx'

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

const page = 8

/** Where the keys lead: the index of the next option, from `at` (-1 is the box itself). */
function move(key: string, at: number, count: number): number | undefined {
  if (count === 0) return undefined
  if (key === 'ArrowDown') return at + 1 >= count ? 0 : at + 1
  if (key === 'ArrowUp') return at <= 0 ? count - 1 : at - 1
  if (key === 'PageDown') return Math.min(count - 1, at + page)
  if (key === 'PageUp') return Math.max(0, at - page)
  return undefined
}

/** The state of the list, and what the keys do to it. */
function useCombo({ options, value, onChange, disabled }: ComboboxProps) {
  const input = useRef<HTMLInputElement>(null)
  const chosen = options.find((option) => option.value === value)
  const [typed, setTyped] = useState<string | undefined>(undefined)
  const [open, setOpen] = useState(false)
  const [at, setAt] = useState(-1)
  const found = open ? findOptions(options, typed ?? '') : []

  const show = (from = -1) => {
    if (disabled) return
    setOpen(true)
    setAt(from)
  }
  const hide = () => {
    setOpen(false)
    setAt(-1)
  }
  const pick = (option: ComboOption | undefined) => {
    onChange(option?.value ?? '')
    setTyped(undefined)
    hide()
  }
  const type = (text: string) => {
    setTyped(text)
    show()
    if (text === '') onChange('')
  }
  /** Leaving takes the option in hand, or the only one that fits; otherwise the earlier choice stands. */
  const leave = () => {
    const sole = typed ? findOptions(options, typed) : []
    if (typed !== undefined && at >= 0) pick(found[at])
    else if (sole.length === 1) pick(sole[0])
    setTyped(undefined)
    hide()
  }
  const keys = (event: KeyboardEvent) => {
    const { key, altKey } = event
    if (key === 'Escape' && (open || typed !== undefined || value)) {
      event.preventDefault()
      if (open) hide()
      else pick(undefined)
      return setTyped(undefined)
    }
    if (key === 'Enter' && open) {
      event.preventDefault()
      return found[at] ? pick(found[at]) : found.length === 1 ? pick(found[0]) : undefined
    }
    if (altKey && key === 'ArrowUp') return hide()
    if (key === 'Home' || key === 'End' || key === 'ArrowLeft' || key === 'ArrowRight') return setAt(-1)
    const shown = open ? found : findOptions(options, typed ?? '')
    const next = move(key, at, shown.length)
    if (next === undefined) return
    event.preventDefault()
    show(
      altKey
        ? at
        : open
          ? next
          : key === 'ArrowUp'
            ? shown.length - 1
            : Math.max(
                0,
                shown.findIndex((one) => one.value === value),
              ),
    )
  }
  return {
    input,
    chosen,
    text: typed ?? chosen?.label ?? '',
    open,
    at,
    found,
    show,
    hide,
    pick,
    type,
    leave,
    keys,
  }
}

/** One of many, found by typing: by name, by code, by an older or another name, without accents. */
export function Combobox(props: ComboboxProps) {
  const { options, value, onChange, words, placeholder, disabled, ...field } = props
  const listId = useId()
  const combo = useCombo(props)
  const { input, open, at, found } = combo
  const optionId = (option: ComboOption | undefined) => (option ? `${listId}-${option.value}` : undefined)
  const activeId = optionId(found[at])

  useEffect(() => {
    if (activeId) document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' })
  }, [activeId])

  return (
    <Field {...field}>
      <div className="combo">
        <input
          {...tie(field)}
          ref={input}
          className="input"
          type="text"
          role="combobox"
          autoComplete="off"
          spellCheck={false}
          aria-autocomplete="list"
          aria-expanded={open}
          aria-controls={listId}
          aria-activedescendant={activeId}
          placeholder={placeholder}
          disabled={disabled}
          value={combo.text}
          onChange={(event) => combo.type(event.target.value)}
          onKeyDown={combo.keys}
          onClick={() => (open ? undefined : combo.show())}
          onFocus={(event) => event.target.select()}
          onBlur={combo.leave}
        />
        <ComboButtons
          combo={combo}
          words={words}
          listId={listId}
          filled={Boolean(value)}
          disabled={disabled}
        />
        <ComboList
          combo={combo}
          words={words}
          listId={listId}
          label={field.label}
          value={value}
          optionId={optionId}
        />
        <span className="hidden" role="status">
          {open ? words.count(found.length) : ''}
        </span>
      </div>
    </Field>
  )
}

type Combo = ReturnType<typeof useCombo>

interface ButtonsProps {
  readonly combo: Combo
  readonly words: ComboWords
  readonly listId: string
  readonly filled: boolean
  readonly disabled: boolean | undefined
}

// Both buttons are for the mouse and the finger; the keyboard has Escape and the arrows in the box itself.
function ComboButtons({ combo, words, listId, filled, disabled }: ButtonsProps) {
  const press = (act: () => void) => () => {
    act()
    combo.input.current?.focus()
  }
  const hold = (event: { preventDefault: () => void }) => event.preventDefault() // the box keeps the focus
  const common = { type: 'button', className: 'bare', tabIndex: -1, disabled, onMouseDown: hold } as const
  return (
    <span className="combo-buttons">
      {filled && (
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
  readonly value: string
  readonly optionId: (option: ComboOption) => string | undefined
}

function ComboList({ combo, words, listId, label, value, optionId }: ListProps) {
  const { open, found, at, pick } = combo
  return (
    <div className="combo-list" hidden={!open}>
      <div id={listId} role="listbox" aria-label={label}>
        {found.map((option, index) => (
          <div
            key={option.value}
            id={optionId(option)}
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
