import { useMemo } from 'react'
import { isDay } from '#core/kernel/day'
import { pairDifference } from '#core/law/difference'
import { DateInput } from '../parts/date-fields.tsx'
import { useDateWords } from './date-words.ts'
import { dayBeforeLastChange, type Pair } from './pair-question.ts'
import { RoleChanges } from './role-changes.tsx'
import type { Law } from './use-law.tsx'

interface Props {
  readonly law: Law
  readonly pair: Pair
  readonly since: string | undefined
  readonly onSince: (since: string) => void
}

/** What became another thing between the two from an earlier day to the day of the question. */
export function PairChanges({ law, pair, since, onSince }: Props) {
  const { say, day, library } = law
  const { from, to, on } = pair
  const words = useDateWords()
  const earlier = since ?? dayBeforeLastChange(library, pair)
  const changes = useMemo(
    () => (isDay(earlier) ? pairDifference(library, from, to, earlier, on) : undefined),
    [library, from, to, earlier, on],
  )
  return (
    <div className="stack">
      <DateInput
        id="changes-since"
        label={say('page.world.changes.since')}
        hint={say('page.world.changes.since.hint')}
        words={words}
        value={earlier}
        onChange={onSince}
        error={isDay(earlier) ? undefined : say('page.world.on.missing')}
      />
      {changes && (
        <RoleChanges
          law={law}
          caption={say('page.world.changes.caption', {
            n: changes.length,
            from: day(earlier),
            to: day(on),
          })}
          heads={[day(earlier), day(on)]}
          changes={changes}
        />
      )}
      <p className="note measure">{say('page.world.changes.text')}</p>
    </div>
  )
}
