import { useDeferredValue, useEffect, useMemo } from 'react'
import { useLocation, useSearchParams } from 'wouter'
import type { Day } from '#core/kernel/day'
import { Empty } from '../parts/empty.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { useSignedIn } from '../session.tsx'
import { AdviceForm } from './advice-form.tsx'
import { missingParts, readQuestion, writeQuestion, type Question } from './advice-question.ts'
import { AdviceResults } from './advice-results.tsx'
import { GoTo } from './go-to.tsx'
import { useLaw, type Law } from './use-law.tsx'

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
            <Unasked law={law} question={judged} />
          )}
          <p className="note">{say('page.law.here')}</p>
          {law.language !== 'en' && <p className="note">{say('page.law.english-only')}</p>}
        </div>
      </div>
    </>
  )
}

/** What is still to be chosen, each a way to its control. */
function Unasked({ law: { say }, question }: { readonly law: Law; readonly question: Question }) {
  const control = { from: 'law-from', to: 'law-to', same: 'law-to', measure: 'law-measure', on: 'law-on' }
  return (
    <Empty drawing="search" title={say('page.law.empty')}>
      {say('page.law.empty.text')}
      <span className="row">
        {missingParts(question).map((part) => (
          <GoTo key={part} id={control[part]}>
            {say(`page.law.missing.${part}`)}
          </GoTo>
        ))}
      </span>
    </Empty>
  )
}
