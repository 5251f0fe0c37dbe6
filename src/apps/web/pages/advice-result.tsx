import type { Advice } from '#core/law/advise'
import { Notice } from '../parts/notice.tsx'
import { AdviceAnswer } from './advice-answer.tsx'
import { AdviceBases } from './advice-bases.tsx'
import { AdviceConsidered } from './advice-considered.tsx'
import { AdviceGiven } from './advice-given.tsx'
import { AdviceGrounds } from './advice-grounds.tsx'
import { AdviceTerms } from './advice-terms.tsx'
import { AdviceWays } from './advice-ways.tsx'
import { Citations } from '../parts/citation.tsx'
import { BindingPicture } from './binding-picture.tsx'
import type { Question } from './advice-question.ts'
import type { Law } from './use-law.tsx'

export interface AdviceProps {
  readonly law: Law
  readonly question: Question
  readonly advice: Advice
}

/** Everything that follows from one measure: the answer first, then what it rests on. */
export function AdviceResult(props: AdviceProps) {
  return (
    <div className="stack-loose">
      <AdviceAnswer {...props} />
      <AdviceGiven {...props} />
      <Doubts {...props} />
      <AdviceBases {...props} />
      <AdviceGrounds {...props} />
      <AdviceWays {...props} />
      <AdviceTerms {...props} />
      <BindingPicture {...props} />
      <AdviceConsidered {...props} />
    </div>
  )
}

/** What a reader must know before relying on the advice. */
function Doubts({ law, advice }: AdviceProps) {
  if (advice.doubts.length === 0) return null
  return (
    <Notice tone="warning" title={law.say('page.law.doubts')}>
      {advice.doubts.map(({ says, cites }, at) => (
        <div key={at}>
          <p>{law.tell(says)}</p>
          <Citations cites={law.cites(cites)} />
        </div>
      ))}
    </Notice>
  )
}
