import type { MouseEvent, ReactNode } from 'react'

interface Props {
  /** Id of the control. */
  readonly id: string
  readonly children: ReactNode
}

/** Moves to the control, unfolds what hides it, and brings its question into view. */
function go(event: MouseEvent, id: string): void {
  const control = document.getElementById(id)
  if (!control) return
  event.preventDefault()
  const fold = control.closest('details')
  if (fold) fold.open = true
  const question = control.closest('.field') ?? control
  question.scrollIntoView({ block: 'center' })
  control.focus({ preventScroll: true })
}

/** A link to a question on the same page. */
export function GoTo({ id, children }: Props) {
  return (
    <a href={`#${id}`} onClick={(event) => go(event, id)}>
      {children}
    </a>
  )
}
