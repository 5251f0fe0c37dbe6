import type { ReactNode } from 'react'
import { Anchor } from '../parts/anchor.tsx'
import { factAt } from './advice-catalogue.ts'
import { writeQuestion, type Question } from './advice-question.ts'
import { tellAsk } from './advice-words.ts'
import { GoTo } from './go-to.tsx'
import type { Law } from './use-law.tsx'

interface LinkProps {
  readonly question: Question
  /** Name of a fact, or of one of the first questions. */
  readonly name: string
  readonly children: ReactNode
}

/** A way to a question: to its control where all are in view, else to the one question at a time. */
export function QuestionLink({ question, name, children }: LinkProps) {
  if (question.whole) return <GoTo id={`law-${name}`}>{children}</GoTo>
  return <Anchor href={writeQuestion({ ...question, at: name })}>{children}</Anchor>
}

interface AskProps {
  readonly law: Law
  readonly question: Question
  /** As the law engine asks for it. */
  readonly path: string
}

/** A way to the question of a fact, told by its words. */
export function AskLink({ law, question, path }: AskProps) {
  const fact = factAt(path, question.from, question.to)
  const words = tellAsk(law, question, path)
  if (!fact) return <>{words}</>
  return (
    <QuestionLink question={question} name={fact.name}>
      {words}
    </QuestionLink>
  )
}
