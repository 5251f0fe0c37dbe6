import type { ComponentProps } from 'react'
import { Link } from 'wouter'

export interface AnchorProps extends ComponentProps<'a'> {
  readonly href: string
}

/** A link: paths of our own pages change the page in place, everything else is an ordinary link. */
export function Anchor({ href, download, children, ...rest }: AnchorProps) {
  const ours = href.startsWith('/') && download === undefined && rest.target === undefined
  if (ours) {
    return (
      <Link href={href} {...rest}>
        {children}
      </Link>
    )
  }
  return (
    <a href={href} download={download} {...rest}>
      {children}
    </a>
  )
}
