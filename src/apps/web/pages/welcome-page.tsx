import { useEffect, useState } from 'react'
import { Button, LinkButton } from '../parts/button.tsx'
import { Notice } from '../parts/notice.tsx'
import { Progress } from '../parts/progress.tsx'
import { ask, type Answer } from '../call.ts'
import { useSession } from '../session.tsx'
import { DoorFrame } from './door-frame.tsx'
import { FailureNotice } from './failure-notice.tsx'
import { InvitationForm, type Invitation } from './invitation-form.tsx'

type Failure = Exclude<Answer<unknown>, { ok: true }>

/** The invitation that leads here; it stands after the hash, so that no server or log ever sees it as an address. */
const readToken = (): string => window.location.hash.slice(1)

/** Where an invited person sets a password and a second factor, once. */
export function WelcomePage() {
  const { say } = useSession()
  const [token] = useState(readToken)
  const [invitation, setInvitation] = useState<Invitation>()
  const [failure, setFailure] = useState<Failure>()
  const [secured, setSecured] = useState(false)

  const read = async () => {
    const answer = await ask<Invitation>('/api/invitations/read', { token })
    setFailure(answer.ok ? undefined : answer)
    if (answer.ok) setInvitation(answer.value)
    return answer.ok
  }
  useEffect(() => void read(), [token]) // eslint-disable-line react-hooks/exhaustive-deps

  const title = invitation
    ? say('page.door.welcome', { name: invitation.name })
    : say('page.door.welcome.title')
  return (
    <DoorFrame title={title} text={say('page.door.welcome.text')} kicker={invitation?.authority.name}>
      {secured ? (
        <Secured />
      ) : failure ? (
        <NoInvitation failure={failure} onRetry={() => void read()} />
      ) : invitation ? (
        <InvitationForm
          token={token}
          invitation={invitation}
          isStillGood={read}
          onSecured={() => setSecured(true)}
        />
      ) : (
        <Progress label={say('page.door.reading')} />
      )}
    </DoorFrame>
  )
}

function Secured() {
  const { say, reload } = useSession()
  return (
    <Notice
      tone="success"
      live
      title={say('page.door.secured')}
      action={
        <LinkButton variant="primary" iconEnd="forward" href="/" onClick={() => void reload()}>
          {say('page.door.to-sign-in')}
        </LinkButton>
      }
    >
      {say('page.door.secured.text')}
    </Notice>
  )
}

/** An invitation that was used, has ended or is not whole; or no way to ask. */
function NoInvitation({ failure, onRetry }: { readonly failure: Failure; readonly onRetry: () => void }) {
  const { say } = useSession()
  const isGone = 'refusal' in failure && failure.refusal.code === 'unacceptable'
  if (!isGone) return <FailureNotice failure={failure} onRetry={onRetry} />
  return (
    <Notice
      tone="warning"
      title={say('page.door.no-invitation')}
      action={<Button onClick={() => window.location.assign('/')}>{say('page.door.to-sign-in')}</Button>}
    >
      {say('page.door.no-invitation.text')}
    </Notice>
  )
}
