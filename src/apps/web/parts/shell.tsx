import { useState, type ReactNode } from 'react'
import { Anchor } from './anchor.tsx'
import { Icon } from './icons.tsx'
import { asList } from './roles.ts'

export interface NavItem {
  readonly label: string
  readonly href: string
  readonly current?: boolean | undefined
  /** What waits there; its meaning belongs in `countLabel`. */
  readonly count?: number | undefined
  readonly countLabel?: string | undefined
}

export interface ShellProps {
  readonly skipLabel: string
  readonly product: string
  readonly productHref: string
  /** The office that is signed in, and its State. */
  readonly authority?: string | undefined
  readonly state?: string | undefined
  readonly nav?: readonly NavItem[] | undefined
  readonly navLabel: string
  /** On the button that opens the navigation on a small screen. */
  readonly menuLabel: string
  readonly search?: ReactNode
  /** The user menu, and the state of the connection before it. */
  readonly account?: ReactNode
  readonly footer?: ReactNode
  readonly children: ReactNode
}

function Nav({ nav = [], navLabel, menuLabel, search }: ShellProps) {
  const [open, setOpen] = useState(false)
  return (
    <div className="shell-nav">
      <div className="shell-nav-in row row-between">
        <nav aria-label={navLabel} data-open={open || undefined}>
          <button
            type="button"
            className="shell-toggle bare"
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            <Icon name={open ? 'close' : 'menu'} />
            {menuLabel}
          </button>
          <ul {...asList} className="row">
            {nav.map(({ label, href, current, count, countLabel }) => (
              <li key={href}>
                <Anchor
                  className="shell-link underlined"
                  href={href}
                  aria-current={current ? 'page' : undefined}
                  onClick={() => setOpen(false)}
                >
                  {label}
                  {count !== undefined && count > 0 && (
                    <span className="count">
                      {count}
                      {countLabel && <span className="hidden"> {countLabel}</span>}
                    </span>
                  )}
                </Anchor>
              </li>
            ))}
          </ul>
        </nav>
        {search}
      </div>
    </div>
  )
}

/** The frame of every page: whose desk it is, the ways through the house, the page itself. */
export function Shell(props: ShellProps) {
  const { skipLabel, product, productHref, authority, state, nav, account, footer, children } = props
  return (
    <div className="shell">
      <a className="shell-skip" href="#main">
        {skipLabel}
      </a>
      <header>
        <div className="shell-bar">
          <div className="shell-bar-in">
            <Anchor className="shell-product" href={productHref}>
              {product}
            </Anchor>
            <div className="shell-who">
              {authority && <span className="shell-authority">{authority}</span>}
              {state && <span className="shell-state">{state}</span>}
            </div>
            {account}
          </div>
        </div>
        {nav && nav.length > 0 && <Nav {...props} />}
      </header>
      <main id="main" className="shell-main" tabIndex={-1}>
        <div className="page">{children}</div>
      </main>
      {footer !== undefined && (
        <footer className="shell-foot fine">
          <div className="page row">{footer}</div>
        </footer>
      )}
    </div>
  )
}
