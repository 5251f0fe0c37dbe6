import { useDeferredValue, useEffect, useMemo } from 'react'
import { useLocation, useSearchParams } from 'wouter'
import type { Day } from '#core/kernel/day'
import { PageHead } from '../parts/page-head.tsx'
import { useSignedIn } from '../session.tsx'
import { AdviceForm } from './advice-form.tsx'
import {
  missingParts,
  readQuestion,
  rememberQuestion,
  writeQuestion,
  type Question,
} from './advice-question.ts'
import { AdviceResults } from './advice-results.tsx'
import { AdviceUnasked } from './advice-unasked.tsx'
import { useLaw } from './use-law.tsx'

/** The civil day at the desk of the reader. */
const today = (): Day => new Date().toLocaleDateString('en-CA') as Day

/** On what legal basis one State can ask another for something on a day; judged in this page as one types. */
export function AdvicePage() {
  const { me } = useSignedIn()
  const law = useLaw()
  const { say, library } = law
  const [search] = useSearchParams()
  const [, navigate] = useLocation()
  const own = me.house.state
  const question = useMemo(() => readQuestion(search, library, own, today()), [search, library, own])
  const judged = useDeferredValue(question)
  const change = (part: Partial<Question>) =>
    navigate(writeQuestion({ ...question, ...part }), { replace: true })
  useEffect(() => rememberQuestion(writeQuestion(question)), [question])
  useEffect(() => {
    document.title = `${say('page.law.title')} · Comity`
  }, [say])

  return (
    <>
      <PageHead title={say('page.law.title')}>{say('page.law.text')}</PageHead>
      <div className="inquiry">
        <div className="inquiry-question sticky no-print">
          <AdviceForm law={law} question={question} onChange={change} />
        </div>
        <div className="inquiry-result">
          {missingParts(judged).length === 0 ? (
            <AdviceResults law={law} question={judged} />
          ) : (
            <AdviceUnasked law={law} question={judged} />
          )}
          <p className="note">{say('page.law.here')}</p>
          {law.language !== 'en' && <p className="note">{say('page.law.english-only')}</p>}
        </div>
      </div>
    </>
  )
}
