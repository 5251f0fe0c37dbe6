import type { Advice } from '#core/law/advise'
import { Citations } from '../parts/citation.tsx'
import { Notice } from '../parts/notice.tsx'
import { AdviceAlternatives } from './advice-alternatives.tsx'
import { AdviceAnswer } from './advice-answer.tsx'
import { AdviceBases } from './advice-bases.tsx'
import { AdviceConsidered } from './advice-considered.tsx'
import { AdviceGiven } from './advice-given.tsx'
import { AdviceGrounds } from './advice-grounds.tsx'
import type { Question } from './advice-question.ts'
import { AdviceTerms } from './advice-terms.tsx'
import { AdviceUndertakings } from './advice-undertakings.tsx'
import { AdviceWays } from './advice-ways.tsx'
import { BindingPicture } from './binding-picture.tsx'
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
      <AdviceAlternatives {...props} />
      <AdviceUndertakings {...props} />
      <AdviceWays {...props} />
      <AdviceTerms {...props} />
      <BindingPicture {...props} />
      <AdviceConsidered {...props} />
    </div>
  )
}

/** What a reader must know before relying on the advice; one doubt about several instruments is told once. */
function Doubts({ law, advice }: AdviceProps) {
  if (advice.doubts.length === 0) return null
  const doubts = Map.groupBy(advice.doubts, ({ says }) => says)
  return (
    <Notice tone="warning" title={law.say('page.law.doubts')}>
      {[...doubts].map(([says, list]) => (
        <div key={says}>
          <p>{law.tell(says)}</p>
          <Citations cites={law.cites(list.flatMap(({ cites }) => cites))} />
        </div>
      ))}
    </Notice>
  )
}
