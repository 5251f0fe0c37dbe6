import { Suspense, type ReactNode } from 'react'
import { Redirect, Route, Switch, useLocation } from 'wouter'
import { Announcer } from './parts/announcer.tsx'
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
import { LawNav } from './pages/law-nav.tsx'
import { SignInPage } from './pages/sign-in-page.tsx'
import { WelcomePage } from './pages/welcome-page.tsx'

/** The frame and the way to every page; who is not signed in sees the door. */
export function App() {
  const { me, say } = useSession()
  return (
    <Announcer dismissLabel={say('page.dismiss')}>
      <Switch>
        <Route path="/welcome">
          <WelcomePage />
        </Route>
        <Route>{me.signedIn ? <House me={me} /> : <SignInPage />}</Route>
      </Switch>
    </Announcer>
  )
}

const canSee = (me: SignedIn, page: Page): boolean => page.needs === undefined || mayDo(me, page.needs)

function House({ me }: { readonly me: SignedIn }) {
  const { say, language } = useSession()
  const [location, navigate] = useLocation()
  const mine = pages.filter((page) => canSee(me, page))
  const home = mayDo(me, 'case.read') ? '/' : '/log'
  const state = me.stateName[language] ?? me.stateName['en'] ?? me.house.state
  return (
    <Shell
      skipLabel={say('page.skip')}
      product="Comity"
      productHref="/"
      authority={me.house.name}
      state={state}
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
        mayDo(me, 'case.read') ? (
          <SearchBox
            label={say('page.search')}
            placeholder={say('page.search')}
            onSearch={(text) => navigate(`/cases?text=${encodeURIComponent(text)}`)}
          />
        ) : undefined
      }
      account={<Account me={me} />}
      footer={<Footer me={me} />}
    >
      {(location === '/law' || location.startsWith('/law/')) && <LawNav location={location} />}
      <ErrorBoundary key={location} say={say}>
        <Suspense fallback={<Progress label={say('page.loading')} />}>
          <Switch>
            {mine.map(({ path, component: Component }) => (
              <Route key={path} path={path}>
                {(params: Record<string, string | undefined>) => (
                  <Component params={params as Record<string, string>} />
                )}
              </Route>
            ))}
            <Route>
              <Redirect to={home} />
            </Route>
          </Switch>
        </Suspense>
      </ErrorBoundary>
    </Shell>
  )
}

function Account({ me }: { readonly me: SignedIn }) {
  const { say, language, setLanguage, reload } = useSession()
  const [location, navigate] = useLocation()
  const theme = (next: Theme) => () => {
    showTheme(next)
    rememberTheme(next)
  }
  const head = (
    <>
      <b>{me.user.name}</b>
      <br />
      <span className="note">{me.user.roles.map((role) => say(`page.role.${role}`)).join(', ')}</span>
    </>
  )
  const items = [
    {
      label: say('page.account.title'),
      icon: 'user' as const,
      href: '/account',
      current: location === '/account',
    },
    ...Object.entries(pageLanguages).map(([code, name]) => ({
      label: name,
      icon: 'globe' as const,
      current: code === language,
      onSelect: () => setLanguage(code),
    })),
    { label: say('page.theme.light'), icon: 'eye' as const, onSelect: theme('light') },
    { label: say('page.theme.dark'), icon: 'eye' as const, onSelect: theme('dark') },
    { label: say('page.theme.system'), icon: 'eye' as const, onSelect: theme('system') },
    {
      label: say('page.sign-out'),
      icon: 'sign-out' as const,
      onSelect: () =>
        void ask('/api/sign-out')
          .then(reload) // first, or the page behind `/` would still ask for its work
          .then(() => navigate('/')),
    },
  ]
  return <Menu label={me.user.name} icon="user" items={items} head={head} />
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
