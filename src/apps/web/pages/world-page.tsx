import { Suspense, useDeferredValue, useEffect, useMemo, useState } from 'react'
import { useLocation, useSearchParams } from 'wouter'
import { isDay } from '#core/kernel/day'
import type { Reach, Reached } from '#core/law/world'
import { PageHead } from '../parts/page-head.tsx'
import { Progress } from '../parts/progress.tsx'
import { asList } from '../parts/roles.ts'
import { Select } from '../parts/text-fields.tsx'
import { ownState, useSession } from '../session.tsx'
import { SwatchPatterns } from './reach-patterns.tsx'
import { isolate, useLaw, type Law } from './use-law.tsx'
import { reachOn, shiftsOn } from './world-days.ts'
import { WorldForm } from './world-form.tsx'
import { ReachWords, WorldLegend } from './world-legend.tsx'
import { WorldMap } from './world-map.tsx'
import { readWorld, views, worldAddress, type View, type WorldQuestion } from './world-question.ts'
import { WorldTable } from './world-table.tsx'
import { mechanismName, reachName } from './world-words.ts'

const nobody: readonly Reached[] = []

/** On what one State could rest a request to every other one, on a day: a map, and the same as a table. */
export function WorldPage() {
  const { me } = useSession()
  const law = useLaw()
  const { say, library } = law
  const [search] = useSearchParams()
  const [, navigate] = useLocation()
  const own = ownState(me)
  const question = useMemo(() => readWorld(search, library, own), [search, library, own])
  const asked = useDeferredValue(question)
  const { state, side, mechanism, on } = asked
  const [only, setOnly] = useState<ReadonlySet<Reach>>(new Set())
  const reached = useMemo(
    () => (isDay(on) && state ? reachOn(library, { state, side, mechanism }, on) : nobody),
    [library, state, side, mechanism, on],
  )
  const change = (part: Partial<WorldQuestion>) =>
    navigate(worldAddress({ ...question, ...part }), { replace: true })
  useEffect(() => {
    document.title = `${say('page.world.title')} · Comity`
  }, [say])
  return (
    <>
      <PageHead title={say('page.world.title')}>{say('page.world.text')}</PageHead>
      <SwatchPatterns />
      <div className="stack-loose">
        <WorldForm law={law} question={question} onChange={change} />
        {reached.length > 0 && (
          <>
            <div className="world">
              <div className="stack">
                <div className="world-head">
                  <h2>
                    {say(`page.world.heading.${side}`, {
                      state: law.state(state),
                      mechanism: mechanismName(law, mechanism),
                      day: law.day(on),
                    })}
                  </h2>
                  <Select
                    id="world-part"
                    label={say('page.world.part')}
                    labelHidden
                    width="full"
                    value={question.view}
                    onChange={(next) => change({ view: next as View })}
                    options={views.map((view) => ({ value: view, label: say(`page.world.part.${view}`) }))}
                  />
                </div>
                <a className="hidden-till-focus" href="#world-table">
                  {say('page.world.to-table')}
                </a>
                <Suspense fallback={<Progress label={say('page.loading')} />}>
                  <WorldMap law={law} question={asked} reached={reached} only={only} />
                </Suspense>
                <WorldLegend law={law} reached={reached} only={only} onOnly={setOnly} />
                <Shifts law={law} question={asked} reached={reached} />
              </div>
              <div className="world-beside">
                <WorldTable law={law} question={asked} reached={reached} only={only} />
              </div>
            </div>
            <ReachWords law={law} />
          </>
        )}
        <p className="note measure">{say('page.world.borders')}</p>
      </div>
    </>
  )
}

interface ShiftsProps {
  readonly law: Law
  readonly question: WorldQuestion
  readonly reached: readonly Reached[]
}

const shown = 6

/** What the chosen day itself has brought, where it has. */
function Shifts({ law, question: { state, side, mechanism, on }, reached }: ShiftsProps) {
  const { say, library } = law
  const shifts = useMemo(
    () => (isDay(on) ? shiftsOn(library, { state, side, mechanism }, on, reached) : []),
    [library, state, side, mechanism, on, reached],
  )
  if (shifts.length === 0) return null
  const tell = ({ reach, instrument }: Reached) =>
    instrument
      ? `${reachName(law, reach)} (${isolate(library.instrument(instrument)?.short ?? instrument)})`
      : reachName(law, reach)
  return (
    <section className="stack-tight">
      <h3>{say('page.world.shifts', { day: law.day(on), n: shifts.length })}</h3>
      <ul className="note" {...asList}>
        {shifts.slice(0, shown).map(({ state: other, before, after }) => (
          <li key={other}>
            {say('page.world.shift', { state: law.state(other), before: tell(before), after: tell(after) })}
          </li>
        ))}
      </ul>
      {shifts.length > shown && (
        <p className="fine">{say('page.world.and-more', { n: shifts.length - shown })}</p>
      )}
    </section>
  )
}
