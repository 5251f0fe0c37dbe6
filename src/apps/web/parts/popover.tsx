import { useId, useRef, useState, type ReactNode, type ToggleEvent } from 'react'

interface PopoverProps {
  /** What the button shows. */
  readonly button: ReactNode
  readonly buttonClass: string
  /** Spoken name of the button where its content is not enough. */
  readonly label?: string | undefined
  readonly className?: string | undefined
  /** Phrasing content where the button stands within a paragraph; may be given the way to close. */
  readonly children: ReactNode | ((close: () => void) => ReactNode)
}

const supported = typeof HTMLElement !== 'undefined' && 'popover' in HTMLElement.prototype
const edge = 8

/** Puts the panel below the button, or above where there is more room, and inside the window. */
function place(button: HTMLElement, panel: HTMLElement): void {
  const at = button.getBoundingClientRect()
  const { offsetWidth: width, offsetHeight: height } = panel
  const viewWidth = document.documentElement.clientWidth
  const rtl = getComputedStyle(button).direction === 'rtl'
  const below = at.bottom + 4
  const fits = below + height <= window.innerHeight - edge || at.top < height + edge
  const start = rtl ? at.right - width : at.left
  panel.style.top = `${(fits ? below : at.top - height - 4) + window.scrollY}px`
  panel.style.left = `${Math.max(edge, Math.min(start, viewWidth - width - edge)) + window.scrollX}px`
}

/** A button that opens a small panel beside it; Escape or a press elsewhere closes it. */
export function Popover({ button, buttonClass, label, className = '', children }: PopoverProps) {
  const id = useId()
  const opener = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)

  const beforeToggle = (event: ToggleEvent<HTMLElement>) => {
    const panel = event.currentTarget
    const opens = event.newState === 'open'
    setOpen(opens)
    // after the panel has a size, before it is painted
    if (opens) requestAnimationFrame(() => opener.current && place(opener.current, panel))
  }
  const close = () => (supported ? document.getElementById(id)?.hidePopover() : setOpen(false))

  return (
    <>
      <button
        ref={opener}
        type="button"
        className={buttonClass}
        aria-label={label}
        aria-expanded={open}
        aria-controls={id}
        popoverTarget={id}
        onClick={supported ? undefined : () => setOpen(!open)}
      >
        {button}
      </button>
      <span
        id={id}
        popover="auto"
        className={`pop ${className}`}
        data-open={open || undefined}
        onBeforeToggle={beforeToggle}
      >
        {typeof children === 'function' ? children(close) : children}
      </span>
    </>
  )
}
