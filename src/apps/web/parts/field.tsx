import type { ReactNode } from 'react'
import { Citations, type CitationView } from './citation.tsx'
import { Icon } from './icons.tsx'

/** Why a question is asked: a lead-in and the provisions. */
export interface Why {
  readonly label: string
  readonly cites: readonly CitationView[]
}

/** What every question has, whatever the shape of its answer. */
export interface FieldProps {
  /** Also the id of the control that an error links to. */
  readonly id: string
  readonly label: string
  /** After the label, e.g. `optional`. */
  readonly mark?: string | undefined
  readonly hint?: ReactNode
  readonly error?: string | undefined
  readonly why?: Why | undefined
  /** The label is spoken only. */
  readonly labelHidden?: boolean | undefined
  /** The answer said back, e.g. a date with its weekday. */
  readonly echo?: string | undefined
}

interface WrapperProps extends FieldProps {
  readonly children: ReactNode
}

const has = (hint: ReactNode) => hint !== undefined && hint !== null && hint !== false && hint !== ''

/** Ids of what describes the control, for `aria-describedby`. */
export function describedBy({ id, hint, error, echo }: FieldProps): string | undefined {
  const ids = [has(hint) && `${id}-hint`, error && `${id}-error`, echo && `${id}-echo`].filter(Boolean)
  return ids.length > 0 ? ids.join(' ') : undefined
}

/** The attributes that tie a control to its field. */
export function tie(field: FieldProps) {
  return {
    id: field.id,
    'aria-describedby': describedBy(field),
    'aria-invalid': field.error ? true : undefined,
  }
}

const wrapClass = ({ error }: FieldProps) => (error ? 'field field-error-on' : 'field')

function Before({ id, hint, error, why }: FieldProps) {
  return (
    <>
      {has(hint) && (
        <div className="note" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {why && why.cites.length > 0 && <Citations label={why.label} cites={why.cites} />}
      {error && (
        <div className="field-error" id={`${id}-error`}>
          <Icon name="danger" />
          <span>{error}</span>
        </div>
      )}
    </>
  )
}

function Echo({ id, echo }: FieldProps) {
  return (
    <div className="note" id={`${id}-echo`} aria-live="polite">
      {echo}
    </div>
  )
}

/** The label, and the mark after it. */
export function LabelText({ label, mark }: FieldProps) {
  return (
    <>
      {label}
      {mark && <span className="field-mark muted">{mark}</span>}
    </>
  )
}

function Inside({ children, ...field }: WrapperProps) {
  return (
    <>
      <Before {...field} />
      <div className="field-body">{children}</div>
      {field.echo !== undefined && <Echo {...field} />}
    </>
  )
}

/** A question with one control. */
export function Field(props: WrapperProps) {
  return (
    <div className={wrapClass(props)}>
      <label className={props.labelHidden ? 'hidden' : 'field-label'} htmlFor={props.id}>
        <LabelText {...props} />
      </label>
      <Inside {...props} />
    </div>
  )
}

/** A question whose answer takes several controls. */
export function Fieldset(props: WrapperProps) {
  return (
    <div className={wrapClass(props)}>
      <fieldset aria-describedby={describedBy(props)}>
        <legend className={props.labelHidden ? 'hidden' : 'field-label'}>
          <LabelText {...props} />
        </legend>
        <Inside {...props} />
      </fieldset>
    </div>
  )
}

/** A question whose label stands with its control. */
export function FieldBox(props: WrapperProps) {
  return (
    <div className={wrapClass(props)}>
      <Inside {...props} />
    </div>
  )
}
