import type { ComponentProps } from 'react'
import { Link } from 'wouter'

export interface AnchorProps extends ComponentProps<'a'> {
  readonly href: string
}

/** A link: paths of our own pages change the page in place, everything else is an ordinary link. */
export function Anchor({ href, download, ...rest }: AnchorProps) {
  if (href.startsWith('/') && download === undefined && rest.target === undefined)
    return <Link href={href} {...rest} />
  return <a href={href} download={download} {...rest} />
}
