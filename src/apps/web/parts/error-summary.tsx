import { useEffect, useId, useRef, type MouseEvent } from 'react'
import { Citations, type CitationView } from './citation.tsx'

export interface FormError {
  /** Id of the field it is about. */
  readonly fieldId: string
  readonly text: string
  /** How to put it right, where the text does not say. */
  readonly help?: string | undefined
  readonly cites?: readonly CitationView[] | undefined
}

export interface ErrorSummaryProps {
  readonly title: string
  readonly errors: readonly FormError[]
  /** Takes the focus when it appears; true unless set. */
  readonly focus?: boolean | undefined
}

/** Moves to the control itself, and brings its question into view rather than only the control. */
function goTo(event: MouseEvent, id: string): void {
  const control = document.getElementById(id)
  if (!control) return
  event.preventDefault()
  const question = control.closest('.field') ?? control
  question.scrollIntoView({ block: 'center' })
  control.focus({ preventScroll: true })
}

/** All that is wrong with a form, at its head; each line leads to its field. */
export function ErrorSummary({ title, errors, focus = true }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null)
  const titleId = useId()
  useEffect(() => {
    if (focus) box.current?.focus()
  }, [focus])
  if (errors.length === 0) return null
  return (
    <div ref={box} className="errors" role="alert" tabIndex={-1} aria-labelledby={titleId}>
      <h2 id={titleId}>{title}</h2>
      <ul className="stack-tight">
        {errors.map(({ fieldId, text, help, cites }) => (
          <li key={fieldId + text}>
            <a href={`#${fieldId}`} onClick={(event) => goTo(event, fieldId)}>
              {text}
            </a>
            {help && <p className="note">{help}</p>}
            {cites && <Citations cites={cites} />}
          </li>
        ))}
      </ul>
    </div>
  )
}
