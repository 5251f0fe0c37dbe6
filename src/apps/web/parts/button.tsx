import type { ComponentProps, MouseEvent } from 'react'
import { Anchor } from './anchor.tsx'
import { Icon, type IconName } from './icons.tsx'

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger'

interface Look {
  readonly variant?: ButtonVariant | undefined
  readonly size?: 'small' | undefined
  readonly icon?: IconName | undefined
  /** After the words, for what leads onward. */
  readonly iconEnd?: IconName | undefined
}

export interface ButtonProps extends ComponentProps<'button'>, Look {
  /** Work is under way: the button keeps its focus and ignores presses. */
  readonly busy?: boolean | undefined
  /** Said instead of the children while busy. */
  readonly busyLabel?: string | undefined
}

const look = ({ variant = 'secondary', size }: Look, extra = '') =>
  ['btn', `btn-${variant}`, size && `btn-${size}`, extra].filter(Boolean).join(' ')

/** A button; `busy` marks work under way. */
export function Button({
  variant,
  size,
  icon,
  iconEnd,
  busy,
  busyLabel,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    if (busy || rest['aria-disabled'] === true) return event.preventDefault()
    onClick?.(event)
  }
  const shown = busy ? 'busy' : icon
  return (
    <button
      type="button"
      {...rest}
      className={look({ variant, size }, rest.className)}
      aria-busy={busy || undefined}
      onClick={press}
    >
      {shown && <Icon name={shown} />}
      <span>{busy ? (busyLabel ?? children) : children}</span>
      {iconEnd && !busy && <Icon name={iconEnd} />}
    </button>
  )
}

export interface LinkButtonProps extends ComponentProps<'a'>, Look {
  readonly href: string
}

/** A link that looks like a button, for the main way onward. */
export function LinkButton({ variant, size, icon, iconEnd, children, ...rest }: LinkButtonProps) {
  return (
    <Anchor {...rest} className={look({ variant, size }, rest.className)}>
      {icon && <Icon name={icon} />}
      <span>{children}</span>
      {iconEnd && <Icon name={iconEnd} />}
    </Anchor>
  )
}

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children'> {
  readonly icon: IconName
  readonly label: string
  readonly size?: 'small' | 'tiny' | undefined
}

/** A button that is only a drawing; its label is spoken, and shown on hover. */
export function IconButton({ icon, label, size, ...rest }: IconButtonProps) {
  const className = ['btn btn-quiet btn-icon', size && `btn-${size}`, rest.className]
    .filter(Boolean)
    .join(' ')
  return (
    <button type="button" title={label} aria-label={label} {...rest} className={className}>
      <Icon name={icon} />
    </button>
  )
}
