import { useState, type KeyboardEvent } from 'react'
import { findOptions, type ComboOption } from './find-options.ts'

interface Given {
  readonly options: readonly ComboOption[]
  readonly value: string
  readonly onChange: (value: string) => void
  readonly disabled?: boolean | undefined
}

const page = 8

/** Where a key leads: the index of the next option, from `at` (-1 is the box itself). */
function move(key: string, at: number, count: number): number | undefined {
  if (count === 0) return undefined
  if (key === 'ArrowDown') return at + 1 >= count ? 0 : at + 1
  if (key === 'ArrowUp') return at <= 0 ? count - 1 : at - 1
  if (key === 'PageDown') return Math.min(count - 1, at + page)
  if (key === 'PageUp') return Math.max(0, at - page)
  return undefined
}

/** Where the list opens: at the end for the arrow up, at the earlier choice or the start for the arrow down. */
function opening(key: string, shown: readonly ComboOption[], value: string): number {
  if (key === 'ArrowUp') return shown.length - 1
  return Math.max(
    0,
    shown.findIndex((one) => one.value === value),
  )
}

/** The state of a list that is searched by typing: what is typed, what fits, what is in hand. */
export function useCombo({ options, value, onChange, disabled }: Given) {
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
    const fits = typed ? findOptions(options, typed) : []
    if (typed !== undefined && at >= 0) pick(found[at])
    else if (fits.length === 1) pick(fits[0])
    setTyped(undefined)
    hide()
  }
  const shown = () => (open ? found : findOptions(options, typed ?? ''))
  return {
    text: typed ?? chosen?.label ?? '',
    typed,
    value,
    open,
    at,
    found,
    shown,
    show,
    hide,
    pick,
    type,
    leave,
    setAt,
    setTyped,
  }
}

export type Combo = ReturnType<typeof useCombo>

/** Escape closes the list and forgets what was typed; once more, and the choice is taken back. */
function escape(combo: Combo, event: KeyboardEvent): void {
  if (!combo.open && combo.typed === undefined && !combo.value) return
  event.preventDefault()
  if (combo.open) combo.hide()
  else combo.pick(undefined)
  combo.setTyped(undefined)
}

/** Enter takes the option in hand, or the only one that fits. */
function enter(combo: Combo, event: KeyboardEvent): void {
  if (!combo.open) return
  event.preventDefault()
  const option = combo.found[combo.at] ?? (combo.found.length === 1 ? combo.found[0] : undefined)
  if (option) combo.pick(option)
}

/** What a key does in the box; keys that belong to the text are left to it. */
export function pressKey(combo: Combo, event: KeyboardEvent): void {
  const { key, altKey } = event
  if (key === 'Escape') return escape(combo, event)
  if (key === 'Enter') return enter(combo, event)
  if (altKey && key === 'ArrowUp') return combo.hide()
  if (['Home', 'End', 'ArrowLeft', 'ArrowRight'].includes(key)) return combo.setAt(-1)

  const shown = combo.shown()
  const next = move(key, combo.at, shown.length)
  if (next === undefined) return
  event.preventDefault()
  if (altKey) return combo.show(combo.at)
  combo.show(combo.open ? next : opening(key, shown, combo.value))
}
