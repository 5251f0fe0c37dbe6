import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react'
import type { Books, Library } from '#core/knowledge/books'
import { speaker, type Say, type Words } from '#core/knowledge/words'
import { makeFormats, type Formats } from '#core/request/format'
import type { House, Permission, Role, User } from '#operations/operation'
import { fetchJson } from './call.ts'
import { rememberLanguage, startLanguage } from './preferences.ts'

declare const BOOKS_PATH: string
declare const WORDS_PATHS: string

/** Addresses of the words of the pages, by language. */
const wordsPaths = JSON.parse(WORDS_PATHS) as Readonly<Record<string, string>>

export interface Person {
  readonly id: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly authority: string
}

/** Who looks at the page, as the server says. */
export type Me =
  | {
      readonly signedIn: false
      readonly demonstration: boolean
      readonly authorities: readonly House[]
      readonly persons: readonly Person[]
    }
  /** The server was not reached: nobody knows who it is, and nothing personal is shown. */
  | { readonly signedIn: false; readonly unreached: true }
  | {
      readonly signedIn: true
      readonly demonstration: boolean
      readonly user: User
      readonly language: string
      readonly house: House
      /** The State of the authority, by language. */
      readonly stateName: Readonly<Record<string, string>>
      readonly booksHash: string
    }

export type SignedIn = Extract<Me, { signedIn: true }>

interface Session {
  readonly me: Me
  readonly language: string
  readonly setLanguage: (language: string) => void
  /** Words of the pages; those of law and letters come with the books. */
  readonly say: Say
  readonly reload: () => Promise<void>
}

const SessionContext = createContext<Session | undefined>(undefined)

export function useSession(): Session {
  const session = use(SessionContext)
  if (!session) throw new Error('no session around this page')
  return session
}

/** The session of somebody who is signed in; pages behind the door may rely on it. */
export function useSignedIn(): Session & { readonly me: SignedIn } {
  const session = useSession()
  if (!session.me.signedIn) throw new Error('this page stands behind the sign-in')
  return session as Session & { readonly me: SignedIn }
}

/** The State of the own authority; empty where nobody knows whose page it is. */
export const ownState = (me: Me): string => (me.signedIn ? me.house.state : '')

/** By whom what the page remembers was asked; empty where nobody knows. */
export const readerOf = (me: Me): string => (me.signedIn ? me.user.id : '')

const holders = {
  'case.write': ['officer'],
  'case.release': ['approver'],
  'case.read': ['officer', 'approver'],
  'admin.people': ['administrator'],
  'admin.partners': ['administrator'],
  'audit.read': ['auditor', 'administrator'],
  'exchange.run': ['officer', 'approver', 'administrator'],
} as const satisfies Partial<Record<Permission, readonly Role[]>>

/** Whether a control is worth showing; the server decides again. */
export const mayDo = ({ user }: SignedIn, needs: keyof typeof holders): boolean =>
  user.roles.some((role) => (holders[needs] as readonly Role[]).includes(role))

let booksPromise: Promise<Library> | undefined
/** The books and what opens them, fetched once in the background; the law runs on them in this page. */
export const loadLibrary = (): Promise<Library> =>
  (booksPromise ??= Promise.all([fetchJson<Books>(BOOKS_PATH), import('#core/knowledge/books')]).then(
    ([books, { openLibrary }]) => openLibrary(books),
  ))

/** The books; the page waits for them behind its `Suspense`. */
export const useLibrary = (): Library => use(loadLibrary())

/** Speaks the words of law and letters, and formats dates and citations, in the language of the page. */
export function useFormats(language?: string): Formats {
  const library = useLibrary()
  const session = useSession()
  const spoken = language ?? session.language
  return useMemo(() => makeFormats(library, speaker(library.books.words, spoken), spoken), [library, spoken])
}

export function SessionProvider({ children }: { readonly children: ReactNode }) {
  const [me, setMe] = useState<Me>()
  const [language, setLanguage] = useState(startLanguage)
  const [words, setWords] = useState<Readonly<Record<string, Words>>>()
  const [unreachable, setUnreachable] = useState(false)

  const reload = () =>
    fetchJson<Me>('/api/me').then(
      (next) => {
        setMe(next)
        setUnreachable(false)
      },
      // `fetch` fails with a TypeError where there is no connection; an answer, whatever it says, is none.
      (cause) => {
        if (cause instanceof TypeError) setMe({ signedIn: false, unreached: true })
        else setUnreachable(true)
      },
    )

  useEffect(() => {
    void reload()
    const signedOut = () => void reload()
    window.addEventListener('comity:signed-out', signedOut)
    return () => window.removeEventListener('comity:signed-out', signedOut)
  }, [])

  useEffect(() => {
    const path = wordsPaths[language] ?? wordsPaths['en']!
    void fetchJson<Words>(path).then(
      (loaded) => {
        setWords({ [language]: loaded })
        document.documentElement.lang = language
        document.documentElement.dir = language === 'ar' ? 'rtl' : 'ltr'
      },
      () => setUnreachable(true),
    )
  }, [language])

  const session = useMemo<Session | undefined>(
    () =>
      me && words
        ? {
            me,
            language,
            say: speaker(words, Object.keys(words)[0]!),
            setLanguage: (next) => {
              rememberLanguage(next)
              setLanguage(next)
            },
            reload,
          }
        : undefined,
    [me, words, language],
  )
  if (!session)
    return unreachable ? (
      <p role="alert" className="page">
        The server does not answer. / Le serveur ne répond pas. / El servidor no responde.{' '}
        <button type="button" onClick={() => location.reload()}>
          ↻
        </button>
      </p>
    ) : null
  return <SessionContext value={session}>{children}</SessionContext>
}
