import { Suspense, useEffect, useState, useSyncExternalStore } from 'react'
import { Icon } from '../parts/icons.tsx'
import { useLibrary, useSession } from '../session.tsx'
import { formatLongDay } from './instant.tsx'
import { TryAgain } from './needs-server-page.tsx'

declare const BOOKS_PATH: string

function watchConnection(changed: () => void): () => void {
  window.addEventListener('online', changed)
  window.addEventListener('offline', changed)
  return () => {
    window.removeEventListener('online', changed)
    window.removeEventListener('offline', changed)
  }
}

/** Above the law: that there is no connection, and by which books it is told then. Nothing where there is one. */
export function KeptBooksLine() {
  const { me } = useSession()
  const connected = useSyncExternalStore(watchConnection, () => navigator.onLine)
  if (me.signedIn && connected) return null
  return (
    <Suspense fallback={null}>
      <Line />
    </Suspense>
  )
}

function Line() {
  const { say, language, me } = useSession()
  const { books } = useLibrary()
  const given = useGiven()
  const hash = books.hash.slice(0, 12)
  return (
    <div className="kept-books row note">
      <p role="status" className="with-icon">
        <Icon name="info" />
        <span>
          {given
            ? say('page.alone.books-day', { hash, day: formatLongDay(language, given) })
            : say('page.alone.books', { hash })}
        </span>
      </p>
      {!me.signedIn && <TryAgain small />}
    </div>
  )
}

/** When the server gave the kept books last, as it dated them; undefined where none are kept. */
function useGiven(): string | undefined {
  const [given, setGiven] = useState<string>()
  useEffect(() => {
    if (!('caches' in window)) return
    void caches.match(BOOKS_PATH, { ignoreVary: true }).then((kept) => {
      setGiven(kept?.headers.get('date') ?? undefined)
    })
  }, [])
  return given
}
