import { Anchor } from './anchor.tsx'
import { Icon } from './icons.tsx'
import { Popover } from './popover.tsx'

/** A provision as it is shown: its short spelling, and what it says. */
export interface CitationView {
  /** As lawyers write it, e.g. `UNCAC 46(8)`. */
  readonly label: string
  /** The instrument and the article in full. */
  readonly title?: string | undefined
  /** What the provision says; without it the chip is plain text. */
  readonly text?: string | undefined
  /** BCP 47, where title and text are not in the language of the page. */
  readonly lang?: string | undefined
  /** Set where nobody compared our words with the authentic text: the sentence that says so. */
  readonly unchecked?: string | undefined
  /** Where the text itself is published, and in which copy it was read. */
  readonly where?: readonly string[] | undefined
  readonly href?: string | undefined
  readonly linkLabel?: string | undefined
}

/** One citation: a chip that opens the provision. */
export function Citation({ label, title, text, lang, unchecked, where, href, linkLabel }: CitationView) {
  const mark = unchecked && <Icon name="warning" />
  if (text === undefined) {
    return (
      <span className="cite" title={unchecked}>
        <bdi>{label}</bdi>
        {mark}
        {unchecked && <span className="hidden">{unchecked}</span>}
      </span>
    )
  }
  const face = (
    <>
      <bdi>{label}</bdi>
      {mark}
    </>
  )
  return (
    <Popover button={face} buttonClass="cite">
      {title && (
        <span className="cite-title" lang={lang} dir="auto">
          {title}
        </span>
      )}
      <span className="cite-text" lang={lang} dir="auto">
        {text}
      </span>
      {unchecked && (
        <span className="status" data-tone="warning">
          <Icon name="warning" />
          <span>{unchecked}</span>
        </span>
      )}
      {where?.map((line) => (
        <span key={line} className="cite-where" dir="auto">
          {line}
        </span>
      ))}
      {href && (
        <>
          {' '}
          <Anchor href={href}>{linkLabel ?? label}</Anchor>
        </>
      )}
    </Popover>
  )
}

interface CitationsProps {
  /** E.g. `Asked because of`. */
  readonly label?: string | undefined
  readonly cites: readonly CitationView[]
}

/** Several citations in a line. */
export function Citations({ label, cites }: CitationsProps) {
  if (cites.length === 0) return null
  return (
    <span className="cites row fine">
      {label && <span>{label}</span>}
      {cites.map((cite) => (
        <Citation key={cite.label} {...cite} />
      ))}
    </span>
  )
}
