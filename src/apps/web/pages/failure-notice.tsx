import type { ReactNode } from 'react'
import { Button } from '../parts/button.tsx'
import { Notice } from '../parts/notice.tsx'
import type { Answer } from '../call.ts'
import { tellFailure } from '../refusal-words.ts'
import { useSession } from '../session.tsx'

interface Props {
  readonly failure: Exclude<Answer<unknown>, { ok: true }>
  readonly onRetry?: (() => void) | undefined
  readonly action?: ReactNode
}

/** What went wrong, in words, with a way on. */
export function FailureNotice({ failure, onRetry, action }: Props) {
  const { say } = useSession()
  const { title, text } = tellFailure(failure, say)
  return (
    <Notice
      tone="danger"
      live
      title={title}
      action={action ?? (onRetry && <Button onClick={onRetry}>{say('page.try-again')}</Button>)}
    >
      {text}
    </Notice>
  )
}
