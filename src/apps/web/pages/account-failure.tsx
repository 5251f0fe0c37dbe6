import { Notice } from '../parts/notice.tsx'
import type { Answer } from '../call.ts'
import { useSignedIn } from '../session.tsx'
import { FailureNotice } from './failure-notice.tsx'

interface Props {
  readonly failure: Exclude<Answer<unknown>, { ok: true }>
  /** The e-mail address that was to be used; absent where an account was to be changed. */
  readonly taken?: string | undefined
}

/**
 * Why an account was not added or changed. The house finds two things unacceptable here, an address that is
 * taken and an authority without administrator; both are said in the language of the page.
 */
export function AccountFailure({ failure, taken }: Props) {
  const { say } = useSignedIn()
  if (!('refusal' in failure) || failure.refusal.code !== 'unacceptable')
    return <FailureNotice failure={failure} />
  const id = taken === undefined ? 'page.people.last-administrator' : 'page.people.taken'
  return (
    <Notice tone="danger" live title={say(`${id}.title`)}>
      {say(id, { email: taken })}
    </Notice>
  )
}
