import { useEffect } from 'react'
import { PageHead } from '../parts/page-head.tsx'
import { Progress } from '../parts/progress.tsx'
import { useSignedIn } from '../session.tsx'
import { useAsk } from '../use-ask.ts'
import { AccountPasskeys, type HeldPasskeys } from './account-passkeys.tsx'
import { AccountPassword } from './account-password.tsx'
import { AccountSessions, type OpenSessions } from './account-sessions.tsx'
import { FailureNotice } from './failure-notice.tsx'

/** The own account: how its person signs in, and where that has been done. */
export function AccountPage() {
  const { say } = useSignedIn()
  const held = useAsk<HeldPasskeys>('/api/passkeys/list')
  const open = useAsk<OpenSessions>('/api/sessions/list')
  const title = say('page.account.title')
  useEffect(() => {
    document.title = `${title} · Comity`
  }, [title])
  const failure = held.failure ?? open.failure
  const retry = () => void Promise.all([held.reload(), open.reload()])
  if (failure) return <FailureNotice failure={failure} onRetry={retry} />
  if (!held.value || !open.value) return <Progress label={say('page.loading')} />
  return (
    <>
      <PageHead title={title}>{say('page.account.intro')}</PageHead>
      <div className="stack-loose">
        <AccountPasskeys held={held.value} reload={held.reload} />
        <AccountSessions open={open.value} reload={open.reload} />
        <section className="section stack">
          <h2>{say('page.account.password')}</h2>
          {held.value.hasPassword ? (
            <AccountPassword onChanged={open.reload} />
          ) : (
            <p className="muted">{say('page.account.password.none')}</p>
          )}
        </section>
      </div>
    </>
  )
}
