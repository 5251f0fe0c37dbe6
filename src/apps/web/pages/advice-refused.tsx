import type { GivenFault } from '#core/law/given'
import { Notice } from '../parts/notice.tsx'
import type { Law } from './use-law.tsx'

interface Props {
  readonly law: Law
  readonly faults: readonly GivenFault[]
}

/** A question that cannot be meant: what is wrong, why, and how to mend it. No answer is given to it. */
export function AdviceRefused({ law, faults }: Props) {
  return (
    <Notice tone="danger" title={law.say('page.law.refused')}>
      <ul>
        {faults.map(({ path, why, mend }) => (
          <li key={path} lang="en">
            {why} {mend}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
