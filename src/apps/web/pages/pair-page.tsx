import { useDeferredValue, useEffect, useMemo } from 'react'
import { useLocation, useSearchParams } from 'wouter'
import { Empty } from '../parts/empty.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Tabs } from '../parts/tabs.tsx'
import { ownState, useSession } from '../session.tsx'
import { PairChanges } from './pair-changes.tsx'
import { PairForm } from './pair-form.tsx'
import { PairMechanisms } from './pair-mechanisms.tsx'
import { pairViews, readPair, wholePair, writePair, type Pair, type PairQuestion } from './pair-question.ts'
import { PairTimes } from './pair-times.tsx'
import { PairWhatIf } from './pair-what-if.tsx'
import { SwatchPatterns } from './reach-patterns.tsx'
import { useLaw, type Law } from './use-law.tsx'

/** What stands between two States: on a day, over time, from one day to another, and if something were otherwise. */
export function PairPage() {
  const { me } = useSession()
  const law = useLaw()
  const { say, library, state } = law
  const [search] = useSearchParams()
  const [, navigate] = useLocation()
  const own = ownState(me)
  const question = useMemo(() => readPair(search, library, own), [search, library, own])
  const asked = useDeferredValue(question)
  const pair = wholePair(asked)
  const change = (part: Partial<PairQuestion>) =>
    navigate(writePair({ ...question, ...part }), { replace: true })
  const title =
    question.from && question.to
      ? say('page.world.pair.title', { from: state(question.from), to: state(question.to) })
      : say('page.world.pair')
  useEffect(() => {
    document.title = `${title} · Comity`
  }, [title])
  return (
    <>
      <PageHead title={title}>{say('page.world.pair.text')}</PageHead>
      <SwatchPatterns />
      <div className="inquiry">
        <div className="inquiry-question sticky no-print">
          <PairForm law={law} question={question} onChange={change} />
        </div>
        <div className="inquiry-result">
          {pair ? (
            <Views law={law} question={asked} imagining={question.imagining} pair={pair} onChange={change} />
          ) : (
            <Empty drawing="line" title={say('page.world.pair.empty')}>
              {say('page.world.pair.empty.text')}
            </Empty>
          )}
        </div>
      </div>
    </>
  )
}

interface ViewsProps {
  readonly law: Law
  readonly question: PairQuestion
  /** As it is being chosen: its controls must not lag behind. */
  readonly imagining: PairQuestion['imagining']
  readonly pair: Pair
  readonly onChange: (change: Partial<PairQuestion>) => void
}

function Views({ law, question, imagining, pair, onChange }: ViewsProps) {
  const { say } = law
  const panels = {
    day: <PairMechanisms law={law} pair={pair} />,
    times: <PairTimes law={law} pair={pair} />,
    changes: (
      <PairChanges
        key={`${pair.from} ${pair.to}`}
        law={law}
        pair={pair}
        since={question.since}
        onSince={(since) => onChange({ since })}
      />
    ),
    'what-if': (
      <PairWhatIf
        key={`${pair.from} ${pair.to}`}
        law={law}
        pair={pair}
        imagining={imagining}
        onChange={(next) => onChange({ imagining: next })}
      />
    ),
  }
  return (
    <Tabs
      label={say('page.world.views')}
      current={question.view}
      onChange={(view) => onChange({ view: view as PairQuestion['view'] })}
      tabs={pairViews.map((id) => ({ id, label: say(`page.world.pair.view.${id}`), panel: panels[id] }))}
    />
  )
}
