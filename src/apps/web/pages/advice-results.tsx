import { useMemo, useState } from 'react'
import { advise } from '#core/law/advise'
import { Tabs } from '../parts/tabs.tsx'
import { AdviceResult } from './advice-result.tsx'
import { situationOf, type Question } from './advice-question.ts'
import type { Law } from './use-law.tsx'

interface Props {
  readonly law: Law
  readonly question: Question
}

/** The advice on each measure: the basis is found measure by measure, so each has its own. */
export function AdviceResults({ law, question }: Props) {
  const [chosen, choose] = useState(question.measures[0]!)
  const current = question.measures.includes(chosen) ? chosen : question.measures[0]!
  const advice = useMemo(
    () => advise(law.library, situationOf(question, current)),
    [law.library, question, current],
  )
  const panel = <AdviceResult law={law} question={question} advice={advice} />
  if (question.measures.length === 1) return panel
  return (
    <Tabs
      label={law.say('page.law.measures')}
      current={current}
      onChange={choose}
      tabs={question.measures.map((id) => ({
        id,
        label: law.law(`measure.${id}`),
        panel: id === current ? panel : null,
      }))}
    />
  )
}
