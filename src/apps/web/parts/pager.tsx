import { Button } from './button.tsx'

export interface PagerProps {
  readonly label: string
  /** E.g. `1 to 25 of 112`. */
  readonly text: string
  readonly previous: string
  readonly next: string
  /** Left out at the first page. */
  readonly onPrevious?: (() => void) | undefined
  /** Left out at the last page. */
  readonly onNext?: (() => void) | undefined
}

/** The pages of a long list. */
export function Pager({ label, text, previous, next, onPrevious, onNext }: PagerProps) {
  return (
    <nav className="pager row row-between note" aria-label={label}>
      <span>{text}</span>
      <span className="row">
        {onPrevious && (
          <Button size="small" icon="back" onClick={onPrevious}>
            {previous}
          </Button>
        )}
        {onNext && (
          <Button size="small" iconEnd="forward" onClick={onNext}>
            {next}
          </Button>
        )}
      </span>
    </nav>
  )
}
