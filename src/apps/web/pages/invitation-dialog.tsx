import { useState } from 'react'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Notice } from '../parts/notice.tsx'
import { ask, type Answer } from '../call.ts'
import { useSignedIn } from '../session.tsx'
import { CopyButton } from './copy-button.tsx'
import { FailureNotice } from './failure-notice.tsx'
import type { Invited } from './people-page.tsx'

interface Props {
  readonly person: Invited
  readonly onClose: () => void
}

/** Makes an invitation when asked, and shows its address this one time: nobody can look it up later. */
export function Invitation({ person, onClose }: Props) {
  const { say } = useSignedIn()
  const [address, setAddress] = useState<string>()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Exclude<Answer<unknown>, { ok: true }>>()
  const make = async () => {
    setBusy(true)
    const answer = await ask<{ readonly path: string }>('/api/invitations', { userId: person.id })
    setBusy(false)
    setFailure(answer.ok ? undefined : answer)
    if (answer.ok) setAddress(`${location.origin}${answer.value.path}`)
  }
  const title = say('page.people.invitation', { name: person.name })
  return (
    <Dialog open onClose={onClose} title={title} closeLabel={say('page.people.close')}>
      {failure && <FailureNotice failure={failure} />}
      {address ? <Made address={address} /> : <p>{say('page.people.invitation.text')}</p>}
      <div className="row">
        {!address && (
          <Button variant="primary" icon="key" busy={busy} onClick={() => void make()}>
            {say('page.people.invitation.make')}
          </Button>
        )}
        <Button onClick={onClose}>
          {say(address ? 'page.people.invitation.done' : 'page.people.later')}
        </Button>
      </div>
    </Dialog>
  )
}

function Made({ address }: { readonly address: string }) {
  const { say } = useSignedIn()
  return (
    <>
      <Notice tone="warning" live title={say('page.people.invitation.once.title')}>
        {say('page.people.invitation.once')}
      </Notice>
      <div className="panel">
        <bdi dir="ltr" className="mono" style={{ display: 'block', overflowWrap: 'anywhere' }}>
          {address}
        </bdi>
      </div>
      <div className="row">
        <CopyButton variant="primary" label={say('page.people.invitation.copy')} text={address} />
      </div>
    </>
  )
}
