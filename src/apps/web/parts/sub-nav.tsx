import { Anchor } from './anchor.tsx'
import type { NavItem } from './shell.tsx'
import { asList } from './roles.ts'

interface SubNavProps {
  readonly label: string
  readonly items: readonly NavItem[]
}

/** The pages of one room, side by side above each of them. */
export function SubNav({ label, items }: SubNavProps) {
  return (
    <nav className="sub-nav no-print" aria-label={label}>
      <ul {...asList} className="row">
        {items.map(({ label: name, href, current }) => (
          <li key={href}>
            <Anchor className="underlined" href={href} aria-current={current ? 'page' : undefined}>
              {name}
            </Anchor>
          </li>
        ))}
      </ul>
    </nav>
  )
}
