import type { ReactNode } from 'react'
import { Anchor } from './anchor.tsx'
import { useAnnounce } from './announcer.tsx'
import { IconButton } from './button.tsx'
import { Icon } from './icons.tsx'

/** A number by which one side knows the case. */
export interface Reference {
  /** E.g. `Our reference`. */
  readonly label: string
  readonly value: string
}

interface ReferencesProps {
  readonly references: readonly Reference[]
  /** With it each number has a button that copies it; `done` is announced. */
  readonly copy?: { readonly label: (value: string) => string; readonly done: string } | undefined
}

/** The reference numbers of all sides, side by side. */
export function References({ references, copy }: ReferencesProps) {
  const announce = useAnnounce()
  const write = async (value: string) => {
    await navigator.clipboard.writeText(value)
    if (copy) announce(copy.done, { show: true })
  }
  return (
    <dl className="refs row">
      {references.map(({ label, value }) => (
        <div key={label} className="row">
          <dt className="muted">{label}</dt>
          <dd className="with-icon">
            <bdi>{value}</bdi>
            {copy && (
              <IconButton
                icon="copy"
                size="tiny"
                label={copy.label(value)}
                onClick={() => void write(value)}
              />
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}

export interface PageHeadProps extends Partial<ReferencesProps> {
  readonly title: string
  /** A line above the title, e.g. the kind of cooperation. */
  readonly kicker?: ReactNode
  readonly back?: { readonly href: string; readonly label: string } | undefined
  readonly status?: ReactNode
  readonly actions?: ReactNode
  /** A line below, e.g. what the page is for. */
  readonly children?: ReactNode
}

/** The head of a page, closed by the double rule. */
export function PageHead({
  title,
  kicker,
  back,
  references,
  copy,
  status,
  actions,
  children,
}: PageHeadProps) {
  return (
    <header className="page-head stack">
      {back && (
        <Anchor className="page-head-back with-icon" href={back.href}>
          <Icon name="back" />
          {back.label}
        </Anchor>
      )}
      <div className="page-head-line row row-between">
        <div>
          {kicker !== undefined && <p className="note">{kicker}</p>}
          <h1>{title}</h1>
        </div>
        {actions !== undefined && <div className="row">{actions}</div>}
      </div>
      {children !== undefined && <div className="measure muted">{children}</div>}
      {(status !== undefined || references) && (
        <div className="row">
          {status}
          {references && <References references={references} copy={copy} />}
        </div>
      )}
    </header>
  )
}
