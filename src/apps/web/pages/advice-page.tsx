import { useDeferredValue, useEffect, useMemo, useState } from 'react'
import { useLocation, useSearchParams } from 'wouter'
import type { Day } from '#core/kernel/day'
import { advise, type Advice } from '#core/law/advise'
import { readGiven, type GivenFault } from '#core/law/given'
import { Anchor } from '../parts/anchor.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { ownState, readerOf, useSession } from '../session.tsx'
import { AdviceAsk } from './advice-ask.tsx'
import { AdviceElements } from './advice-elements.tsx'
import { AdviceForm } from './advice-form.tsx'
import { nextQuestion, rankAsks } from './advice-next.ts'
import {
  changeQuestion,
  missingParts,
  readQuestion,
  rememberQuestion,
  writeQuestion,
  type Question,
} from './advice-question.ts'
import { AdviceRefused } from './advice-refused.tsx'
import { AdviceResults } from './advice-results.tsx'
import { AdviceSaid, AdviceSpecial } from './advice-said.tsx'
import { situationOf } from './advice-situation.ts'
import { AdviceUnasked } from './advice-unasked.tsx'
import { CopyButton } from './copy-button.tsx'
import { useLaw, type Law } from './use-law.tsx'

/** The civil day at the desk of the reader. */
const today = (): Day => new Date().toLocaleDateString('en-CA') as Day

/** On what legal basis one State can ask another for something on a day; judged in this page as one answers. */
export function AdvicePage() {
  const { me } = useSession()
  const law = useLaw()
  const { say, library } = law
  const [search] = useSearchParams()
  const [, navigate] = useLocation()
  const own = ownState(me)
  const question = useMemo(() => readQuestion(search, library, own, today()), [search, library, own])
  const judged = useDeferredValue(question)
  const [measure, choose] = useState('')
  const faults = useFaults(law, judged)
  const advice = useAdvice(law, faults.length > 0 ? undefined : judged, measure)
  const change = (part: Partial<Question>, here = true) =>
    navigate(writeQuestion(changeQuestion(question, part)), { replace: here })
  const reader = readerOf(me)
  useEffect(() => rememberQuestion(writeQuestion(question), reader), [question, reader])
  useEffect(() => {
    document.title = `${say('page.law.title')} · Comity`
  }, [say])

  return (
    <>
      <PageHead title={say('page.law.title')}>{say('page.law.text')}</PageHead>
      <div className="inquiry">
        <div className="inquiry-question sticky stack no-print">
          {question.whole ? (
            <AdviceForm law={law} question={question} onChange={change} />
          ) : (
            <OneByOne law={law} question={question} judged={judged} advice={advice} onChange={change} />
          )}
          <AdviceElements law={law} question={question} onChange={change} />
          <Footing law={law} question={question} />
        </div>
        <div className="inquiry-result">
          {faults.length > 0 ? (
            <AdviceRefused law={law} faults={faults} />
          ) : advice ? (
            <AdviceResults law={law} question={judged} advice={advice} onChoose={choose} />
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

/** What is wrong with the question as it stands, as every other door would refuse it. */
function useFaults({ library }: Law, question: Question): readonly GivenFault[] {
  return useMemo(() => {
    if (missingParts(question).length > 0) return []
    // Written down, a fact that is not known is left out.
    const written: unknown = JSON.parse(JSON.stringify(situationOf(question, question.measures[0]!)))
    const read = readGiven(library, written)
    return read.ok ? [] : read.faults
  }, [library, question])
}

/** The advice on the measure in view; undefined while something is missing that every request needs. */
function useAdvice({ library }: Law, question: Question | undefined, chosen: string): Advice | undefined {
  return useMemo(() => {
    if (!question || missingParts(question).length > 0) return undefined
    const measure = question.measures.includes(chosen) ? chosen : question.measures[0]!
    return advise(library, situationOf(question, measure))
  }, [library, question, chosen])
}

interface OneByOneProps {
  readonly law: Law
  readonly question: Question
  readonly judged: Question
  readonly advice: Advice | undefined
  readonly onChange: (change: Partial<Question>, here?: boolean) => void
}

/** The question in view, what was said before it, and what may be special about the case. */
function OneByOne({ law, question, judged, advice, onChange }: OneByOneProps) {
  const next = useMemo(() => nextQuestion(law.library, judged, advice), [law, judged, advice])
  const asks = useMemo(() => (advice ? rankAsks(law.library, judged, advice) : []), [law, judged, advice])
  return (
    <>
      <AdviceAsk
        law={law}
        question={question}
        next={next}
        asks={asks}
        onChange={(change, here = false) => onChange(change, here)}
      />
      <AdviceSaid law={law} question={question} />
      {advice && <AdviceSpecial law={law} question={question} />}
    </>
  )
}

/** The other way to be asked, the address to share, and the way to begin anew. */
function Footing({ law: { say }, question }: { readonly law: Law; readonly question: Question }) {
  const { at: _gone, ...rest } = question
  const link = `${window.location.origin}${writeQuestion({ ...rest, assumed: [] })}`
  return (
    <div className="stack-tight">
      <div className="row">
        <CopyButton size="small" variant="quiet" text={link} label={say('page.law.share')} />
      </div>
      <p className="note">
        <Anchor href={writeQuestion({ ...rest, whole: !question.whole })}>
          {say(question.whole ? 'page.law.view.one' : 'page.law.view.whole')}
        </Anchor>
        {' · '}
        <Anchor href={question.whole ? '/law?view=whole' : '/law'}>{say('page.law.anew')}</Anchor>
      </p>
    </div>
  )
}
