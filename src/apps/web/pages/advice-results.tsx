import type { Advice } from '#core/law/advise'
import { Tabs } from '../parts/tabs.tsx'
import { AdviceResult } from './advice-result.tsx'
import type { Question } from './advice-question.ts'
import type { Law } from './use-law.tsx'

interface Props {
  readonly law: Law
  readonly question: Question
  /** On the measure in view. */
  readonly advice: Advice
  readonly onChoose: (measure: string) => void
}

/** The advice on each measure: the basis is found measure by measure, so each has its own. */
export function AdviceResults({ law, question, advice, onChoose }: Props) {
  const { measure } = advice.situation
  const panel = <AdviceResult law={law} question={question} advice={advice} />
  if (question.measures.length < 2) return panel
  return (
    <Tabs
      label={law.say('page.law.measures')}
      current={measure}
      onChange={onChoose}
      tabs={question.measures.map((id) => ({
        id,
        label: law.law(`measure.${id}`),
        panel: id === measure ? panel : null,
      }))}
    />
  )
}
