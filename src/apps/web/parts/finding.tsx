import type { ReactNode } from 'react'
import { Citations, type CitationView } from './citation.tsx'
import { Icon, type IconName } from './icons.tsx'
import { toneIcon, type Tone } from './status.tsx'

export type Answer = 'yes' | 'no' | 'unknown'

export interface FindingLineProps {
  readonly answer: Answer
  /** The answer in words, e.g. `Yes` or `Applies`. */
  readonly answerText: string
  /** What was found, in a sentence. */
  readonly says: ReactNode
  readonly cites?: readonly CitationView[] | undefined
  /** Whether the answer is good news: a ground that applies is not. Neutral unless set. */
  readonly tone?: Tone | undefined
  readonly icon?: IconName | undefined
  /** What would settle it: a sentence, links or buttons. */
  readonly asks?: ReactNode
}

const ownIcon: Readonly<Record<Answer, IconName>> = { yes: 'yes', no: 'no', unknown: 'unknown' }

/** A drawing must not gainsay the tone: a ground that applies shows no tick, one that does not shows no cross. */
function iconFor(answer: Answer, tone: Tone): IconName {
  if (answer === 'unknown' || tone === 'neutral' || tone === 'info') return ownIcon[answer]
  return toneIcon[tone]
}

/** What the law says to one question: yes, no or not yet known, the sentence, and by which articles. */
export function FindingLine({ answer, answerText, says, cites, tone, icon, asks }: FindingLineProps) {
  const shown = tone ?? (answer === 'unknown' ? 'warning' : 'neutral')
  return (
    <div className="finding" data-tone={shown} data-answer={answer}>
      <Icon name={icon ?? iconFor(answer, shown)} />
      <div>
        <p>
          <span className="toned">{answerText}</span> {says}
        </p>
        {asks !== undefined && <div className="finding-asks">{asks}</div>}
        {cites && <Citations cites={cites} />}
      </div>
    </div>
  )
}
