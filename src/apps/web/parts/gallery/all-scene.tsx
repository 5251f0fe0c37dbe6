import { PageHead } from '../page-head.tsx'
import { ActsSpecimens } from './acts.tsx'
import { FieldSpecimens } from './fields.tsx'
import { MessageSpecimens } from './messages.tsx'

/** Every part in every state. */
export function AllScene() {
  return (
    <div className="stack-loose">
      <PageHead title="All parts" kicker="For looking at">
        Each part of the interface in each of its states, with invented persons and States.
      </PageHead>
      <ActsSpecimens />
      <FieldSpecimens />
      <MessageSpecimens />
    </div>
  )
}
