import { useMemo, useState } from 'react'
import { isDay, type Day } from '#core/kernel/day'
import { mechanisms } from '#core/knowledge/instrument'
import { reaches, type Reach, type Side } from '#core/law/world'
import { Anchor } from '../parts/anchor.tsx'
import { RadioGroup } from '../parts/choice-fields.tsx'
import { DateInput } from '../parts/date-fields.tsx'
import { asList } from '../parts/roles.ts'
import { useDateWords } from './date-words.ts'
import { ReachSwatch } from './reach-patterns.tsx'
import type { StateProps } from './state-page.tsx'
import type { Law } from './use-law.tsx'
import { reachOn } from './world-days.ts'
import { worldAddress } from './world-question.ts'
import { mechanismName, reachName } from './world-words.ts'

type Counts = ReadonlyMap<Reach, number>

const countReaches = (all: readonly { readonly reach: Reach }[]): Counts =>
  new Map(reaches.map((one) => [one, all.filter((each) => each.reach === one).length]))

/** What the State can do with how many others, mechanism by mechanism. */
export function StateReach({ law, state, on: start }: StateProps & { readonly on: Day }) {
  const { say, library } = law
  const [side, setSide] = useState<Side>('requesting')
  const [on, setOn] = useState<string>(start)
  const words = useDateWords()
  const counts = useMemo(
    () =>
      isDay(on)
        ? mechanisms.map(
            (mechanism) =>
              [
                mechanism,
                countReaches(reachOn(library, { state: state.code, side, mechanism }, on)),
              ] as const,
          )
        : [],
    [library, state.code, side, on],
  )
  return (
    <div className="stack">
      <div className="grid">
        <RadioGroup
          id="reach-side"
          label={say('page.world.side')}
          inline
          value={side}
          onChange={(next) => setSide(next as Side)}
          options={[
            { value: 'requesting', label: say('page.world.side.requesting') },
            { value: 'requested', label: say('page.world.side.requested') },
          ]}
        />
        <DateInput
          id="reach-on"
          label={say('page.world.on')}
          words={words}
          value={on}
          onChange={setOn}
          error={isDay(on) ? undefined : say('page.world.on.missing')}
        />
      </div>
      <ul className="shares" {...asList}>
        {counts.map(([mechanism, of]) => (
          <li key={mechanism}>
            <b>
              <Anchor href={worldAddress({ state: state.code, side, mechanism, on })}>
                {mechanismName(law, mechanism)}
              </Anchor>
            </b>
            <Share law={law} counts={of} />
          </li>
        ))}
      </ul>
      <p className="note measure">{say('page.world.counts.text')}</p>
    </div>
  )
}

/** One bar in parts, and the numbers in words. */
function Share({ law, counts }: { readonly law: Law; readonly counts: Counts }) {
  const present = reaches.filter((one) => counts.get(one))
  const all = present.reduce((sum, one) => sum + counts.get(one)!, 0)
  const turn = law.language === 'ar'
  const bars = present.map((one, at) => {
    const before = present.slice(0, at).reduce((sum, each) => sum + counts.get(each)!, 0)
    const [start, width] = [before / all, counts.get(one)! / all]
    return { one, start: turn ? 1 - start - width : start, width }
  })
  return (
    <div className="stack-tight">
      <svg className="share" aria-hidden="true" focusable="false">
        {bars.map(({ one, start, width }) => (
          <rect
            key={one}
            x={`${start * 100}%`}
            y="0"
            width={`${width * 100}%`}
            height="100%"
            fill={`url(#swatch-${one})`}
          />
        ))}
      </svg>
      <ul className="legend note" {...asList}>
        {present.map((one) => (
          <li key={one} className="with-icon">
            <ReachSwatch reach={one} />
            {reachName(law, one)}: {counts.get(one)}
          </li>
        ))}
      </ul>
    </div>
  )
}
