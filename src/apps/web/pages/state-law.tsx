import { mechanisms } from '#core/knowledge/instrument'
import { Empty } from '../parts/empty.tsx'
import { ProvisionGroups, TextChecked } from './instrument-provisions.tsx'
import type { StateProps } from './state-page.tsx'

/** The law of the State on cooperation, as far as the books have it. */
export function StateLaw({ law, state }: StateProps) {
  const { say } = law
  const provisions = state.law ?? []
  if (provisions.length === 0)
    return (
      <Empty drawing="search" title={say('page.world.no-law')}>
        {say('page.world.no-law.text')}
      </Empty>
    )
  return (
    <div className="stack">
      <p className="note measure">{say('page.world.law.text')}</p>
      <TextChecked law={law} provisions={provisions} />
      <ProvisionGroups law={law} provisions={provisions} sources={state.sources ?? {}} order={mechanisms} />
    </div>
  )
}
