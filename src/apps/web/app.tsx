import { Suspense, type ReactNode } from 'react'
import { Redirect, Route, Switch, useLocation } from 'wouter'
import { Announcer, useAnnounce } from './parts/announcer.tsx'
import { Menu } from './parts/menu.tsx'
import { Progress } from './parts/progress.tsx'
import { SearchBox } from './parts/search-box.tsx'
import { Shell } from './parts/shell.tsx'
import { showTheme, type Theme } from './parts/theme.ts'
import { ask } from './call.ts'
import { ErrorBoundary } from './error-boundary.tsx'
import { pages, type Page } from './pages.ts'
import { pageLanguages, rememberTheme } from './preferences.ts'
import { mayDo, useSession, type SignedIn } from './session.tsx'
import { KeptBooksLine } from './pages/kept-books-line.tsx'
import { LawNav } from './pages/law-nav.tsx'
import { NeedsServerPage } from './pages/needs-server-page.tsx'
import { SignInPage } from './pages/sign-in-page.tsx'
import { WelcomePage } from './pages/welcome-page.tsx'

/**
 * The frame and the way to every page; who is not signed in sees the door. Where nobody can be asked who it is, the
 * law is open without a name on it: the same frame, so that what was typed stays when the connection is back.
 */
export function App() {
  const { me, say } = useSession()
  const unreached = 'unreached' in me
  return (
    <Announcer dismissLabel={say('page.dismiss')}>
      <Switch>
        <Route path="/welcome">
          <WelcomePage />
        </Route>
        <Route>
          {me.signedIn || unreached ? <House me={me.signedIn ? me : undefined} /> : <SignInPage />}
        </Route>
      </Switch>
    </Announcer>
  )
}

interface Whose {
  /** Undefined where the server cannot be reached. */
  readonly me: SignedIn | undefined
}

const canSee = (me: SignedIn | undefined, { needs, alone }: Page): boolean =>
  me ? needs === undefined || mayDo(me, needs) : alone === true

function House({ me }: Whose) {
  const { say, language } = useSession()
  const [location, navigate] = useLocation()
  const mine = pages.filter((page) => canSee(me, page))
  const searches = me !== undefined && mayDo(me, 'case.read')
  const isLaw = location === '/law' || location.startsWith('/law/')
  return (
    <Shell
      skipLabel={say('page.skip')}
      product="Comity"
      productHref="/"
      authority={me?.house.name}
      state={me && (me.stateName[language] ?? me.stateName['en'] ?? me.house.state)}
      navLabel={say('page.nav')}
      menuLabel={say('page.menu')}
      nav={mine
        .filter(({ nav }) => nav)
        .map(({ path, nav }) => ({
          label: say(nav!),
          href: path,
          current: path === '/' ? location === '/' : location.startsWith(path),
        }))}
      search={
        searches ? (
          <SearchBox
            label={say('page.search')}
            placeholder={say('page.search')}
            onSearch={(text) => navigate(`/cases?text=${encodeURIComponent(text)}`)}
          />
        ) : undefined
      }
      account={<Account me={me} />}
      footer={me && <Footer me={me} />}
    >
      {isLaw && <LawNav location={location} />}
      <ErrorBoundary key={location} say={say}>
        {isLaw && <KeptBooksLine />}
        <Suspense fallback={<Progress label={say('page.loading')} />}>
          <Switch>
            {mine.map(({ path, component: Component }) => (
              <Route key={path} path={path}>
                {(params: Record<string, string | undefined>) => (
                  <Component params={params as Record<string, string>} />
                )}
              </Route>
            ))}
            <Route>{me ? <Redirect to={searches ? '/' : '/log'} /> : <NeedsServerPage />}</Route>
          </Switch>
        </Suspense>
      </ErrorBoundary>
    </Shell>
  )
}

function Account({ me }: Whose) {
  const { say, language, setLanguage } = useSession()
  const [location] = useLocation()
  const signOut = useSignOut()
  const theme = (next: Theme) => () => {
    showTheme(next)
    rememberTheme(next)
  }
  const head = me && (
    <>
      <b>{me.user.name}</b>
      <br />
      <span className="note">{me.user.roles.map((role) => say(`page.role.${role}`)).join(', ')}</span>
    </>
  )
  const items = [
    ...(me
      ? [
          {
            label: say('page.account.title'),
            icon: 'user' as const,
            href: '/account',
            current: location === '/account',
          },
        ]
      : []),
    ...Object.entries(pageLanguages).map(([code, name]) => ({
      label: name,
      icon: 'globe' as const,
      current: code === language,
      onSelect: () => setLanguage(code),
    })),
    { label: say('page.theme.light'), icon: 'eye' as const, onSelect: theme('light') },
    { label: say('page.theme.dark'), icon: 'eye' as const, onSelect: theme('dark') },
    { label: say('page.theme.system'), icon: 'eye' as const, onSelect: theme('system') },
    ...(me ? [{ label: say('page.sign-out'), icon: 'sign-out' as const, onSelect: signOut }] : []),
  ]
  const label = me?.user.name ?? pageLanguages[language as 'en'] ?? pageLanguages.en
  return <Menu label={label} icon={me ? 'user' : 'globe'} items={items} head={head} />
}

/** Ends the session at the server, which alone can; where it cannot be reached, the person is told so. */
function useSignOut(): () => void {
  const { say, reload } = useSession()
  const announce = useAnnounce()
  const [, navigate] = useLocation()
  return () =>
    void ask('/api/sign-out').then(async (answer) => {
      if (!answer.ok)
        return announce(say('page.sign-out.failed'), { show: true, tone: 'warning', urgent: true })
      await reload() // first, or the page behind `/` would still ask for its work
      navigate('/')
    })
}

function Footer({ me }: { readonly me: SignedIn }): ReactNode {
  const { say } = useSession()
  return (
    <>
      <span>{say('page.books', { hash: me.booksHash.slice(0, 12) })}</span>
      {me.demonstration && <span>{say('page.demonstration')}</span>}
    </>
  )
}
