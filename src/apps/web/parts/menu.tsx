import type { ReactNode } from 'react'
import { Anchor } from './anchor.tsx'
import { Icon, type IconName } from './icons.tsx'
import { Popover } from './popover.tsx'
import { asList } from './roles.ts'

export interface MenuItem {
  readonly label: string
  readonly href?: string | undefined
  readonly onSelect?: (() => void) | undefined
  readonly icon?: IconName | undefined
  readonly current?: boolean | undefined
}

export interface MenuProps {
  readonly label: string
  readonly icon?: IconName | undefined
  readonly items: readonly MenuItem[]
  /** Above the items, e.g. the name and the role of who is signed in. */
  readonly head?: ReactNode
}

function Item({ item, close }: { item: MenuItem; close: () => void }) {
  const inside = (
    <>
      {item.icon && <Icon name={item.icon} />}
      <span>{item.label}</span>
    </>
  )
  if (item.href !== undefined) {
    return (
      <Anchor
        className="menu-item"
        href={item.href}
        aria-current={item.current ? 'page' : undefined}
        onClick={close}
      >
        {inside}
      </Anchor>
    )
  }
  const select = () => {
    close()
    item.onSelect?.()
  }
  return (
    <button
      type="button"
      className="menu-item bare"
      aria-current={item.current || undefined}
      onClick={select}
    >
      {inside}
    </button>
  )
}

/** A short list of links and acts behind one button. */
export function Menu({ label, icon, items, head }: MenuProps) {
  const face = (
    <>
      {icon && <Icon name={icon} />}
      <span className={icon ? 'menu-text' : undefined}>{label}</span>
      <Icon name="down" />
    </>
  )
  return (
    <Popover button={face} buttonClass="menu-button bare with-icon" className="menu">
      {(close) => (
        <>
          {head !== undefined && <div className="menu-head">{head}</div>}
          <ul {...asList}>
            {items.map((item) => (
              <li key={item.label}>
                <Item item={item} close={close} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Popover>
  )
}
