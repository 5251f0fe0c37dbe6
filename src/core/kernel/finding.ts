/** A provision, e.g. `{ instrument: 'uncac', article: '46(9)(b)' }`. */
export interface Citation {
  readonly instrument: string
  readonly article: string
}

export const cite = (instrument: string, article: string): Citation => ({ instrument, article })

/** The one spelling of a citation everywhere: `uncac 46(9)(b)`. */
export const spell = ({ instrument, article }: Citation): string => `${instrument} ${article}`

/**
 * What the law says to one question. *No* and *unknown* are different answers, and an unknown
 * one names the facts that would settle it; `says` is the id of a sentence in the words.
 */
export interface Finding {
  readonly answer: 'yes' | 'no' | 'unknown'
  readonly says: string
  readonly cites: readonly Citation[]
  /** Paths of facts, e.g. `offences[0].maxMonths.CHE`; empty unless the answer is unknown. */
  readonly asks: readonly string[]
}

export const yes = (says: string, cites: readonly Citation[]): Finding => ({
  answer: 'yes',
  says,
  cites,
  asks: [],
})
export const no = (says: string, cites: readonly Citation[]): Finding => ({
  answer: 'no',
  says,
  cites,
  asks: [],
})
export const unknown = (asks: readonly string[], cites: readonly Citation[], says = 'unknown'): Finding => ({
  answer: 'unknown',
  says,
  cites,
  asks,
})

/** Yes as soon as one is yes; no only when all are no; otherwise unknown with every open ask. */
export function anyOf(findings: readonly Finding[], none: Finding): Finding {
  const sure = findings.find((finding) => finding.answer === 'yes')
  if (sure) return sure
  const open = findings.filter((finding) => finding.answer === 'unknown')
  if (open.length === 0) return findings[0] ?? none
  return unknown(
    [...new Set(open.flatMap((finding) => finding.asks))],
    open.flatMap((finding) => finding.cites),
    open[0]!.says,
  )
}

/** Whether a path asks for a fact of the case, and not for what has to be looked up with a depositary or in a text. */
export const isFact = (path: string): boolean => !/^(participation|declaration|language|text|law):/.test(path)
