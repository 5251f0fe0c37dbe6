import { useState } from 'react'
import { Anchor } from './anchor.tsx'
import { Icon } from './icons.tsx'
import { asList } from './roles.ts'

export type StepState = 'done' | 'todo' | 'attention'

export interface Step {
  readonly id: string
  readonly name: string
  readonly state: StepState
  /** E.g. `2 answers missing`. */
  readonly note?: string | undefined
  /** Where the step is a page of its own; otherwise `onSelect` is told. */
  readonly href?: string | undefined
}

export interface StepperProps {
  readonly label: string
  readonly steps: readonly Step[]
  /** Id of the step in view. */
  readonly current: string
  readonly onSelect?: ((id: string) => void) | undefined
  readonly words: Readonly<Record<StepState, string>> & {
    /** Shown folded on a small screen, e.g. `Step 3 of 8: The facts`. */
    readonly position: string
  }
}

function Mark({ step, at }: { step: Step; at: number }) {
  if (step.state === 'done') return <Icon name="check" />
  if (step.state === 'attention') return <span>!</span>
  return <span>{at}</span>
}

function StepLine({
  step,
  at,
  stepper,
  onGo,
}: {
  step: Step
  at: number
  stepper: StepperProps
  onGo: () => void
}) {
  const here = step.id === stepper.current
  const inside = (
    <>
      <span className="step-mark" aria-hidden="true">
        <Mark step={step} at={at} />
      </span>
      <span className="step-name">
        {step.name}
        <span className="hidden"> {stepper.words[step.state]}</span>
      </span>
      {step.note && <span className="step-note fine">{step.note}</span>}
    </>
  )
  const common = { className: 'step-link bare', 'aria-current': here ? ('step' as const) : undefined }
  const select = () => {
    stepper.onSelect?.(step.id)
    onGo()
  }
  return (
    <li className="step" data-state={step.state} data-current={here || undefined}>
      {step.href === undefined ? (
        <button type="button" {...common} onClick={select}>
          {inside}
        </button>
      ) : (
        <Anchor href={step.href} {...common} onClick={select}>
          {inside}
        </Anchor>
      )}
    </li>
  )
}

/** The steps of a long form; any may be opened at any time. On a small screen the list folds. */
export function Stepper(props: StepperProps) {
  const [open, setOpen] = useState(false)
  return (
    <nav className="stepper" aria-label={props.label}>
      <button
        type="button"
        className="stepper-toggle with-icon"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {props.words.position}
        <Icon name="down" />
      </button>
      <ol {...asList} data-open={open || undefined}>
        {props.steps.map((step, at) => (
          <StepLine key={step.id} step={step} at={at + 1} stepper={props} onGo={() => setOpen(false)} />
        ))}
      </ol>
    </nav>
  )
}
