import { useEffect, useState } from 'react'
import { Button, LinkButton } from '../parts/button.tsx'
import { Notice } from '../parts/notice.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { useSession } from '../session.tsx'

/** In the place of a page that cannot be shown without the server: that it is so, a way to try again, and what works. */
export function NeedsServerPage() {
  const { say, reload } = useSession()
  const title = say('page.alone.title')
  useEffect(() => {
    document.title = `${title} · Comity`
    // Nothing was typed here that could be lost.
    const again = () => void reload()
    window.addEventListener('online', again)
    return () => window.removeEventListener('online', again)
  }, [title, reload])
  return (
    <>
      <PageHead title={title} />
      <Notice
        tone="warning"
        title={say('page.offline.title')}
        action={
          <>
            <TryAgain />
            <LinkButton variant="quiet" icon="scales" href="/law">
              {say('page.alone.law')}
            </LinkButton>
          </>
        }
      >
        {say('page.alone.text')}
      </Notice>
    </>
  )
}

/** Asks the server once more who it is; where it answers, the page becomes what it is with a connection. */
export function TryAgain({ small }: { readonly small?: true }) {
  const { say, reload } = useSession()
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState(0)
  const tryNow = async () => {
    setBusy(true)
    await reload()
    // Only who is still without a server sees it.
    setBusy(false)
    setFailed((count) => count + 1)
  }
  return (
    <>
      <Button
        {...(small ? { size: 'small', variant: 'quiet' } : {})}
        busy={busy}
        onClick={() => void tryNow()}
      >
        {say('page.try-again')}
      </Button>
      <span role="status" className="note">
        {failed > 0 && !busy && say('page.alone.still', { count: failed })}
      </span>
    </>
  )
}
