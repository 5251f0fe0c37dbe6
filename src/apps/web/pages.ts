import { lazy, type ComponentType } from 'react'
import type { mayDo } from './session.tsx'

/** Every page behind the door: its address, who needs it, and its name in the navigation. */
export interface Page {
  readonly path: string
  readonly component: ComponentType<{ readonly params: Readonly<Record<string, string>> }>
  readonly nav?: string
  readonly needs?: Parameters<typeof mayDo>[1]
  /** It needs nothing of the server but the books, and opens without a connection. */
  readonly alone?: true
}

const load = (from: () => Promise<Record<string, unknown>>, name: string): Page['component'] =>
  lazy(() => from().then((module) => ({ default: module[name] as Page['component'] })))

export const pages: readonly Page[] = [
  {
    path: '/',
    nav: 'page.nav.work',
    needs: 'case.read',
    component: load(() => import('./pages/work-page.tsx'), 'WorkPage'),
  },
  {
    path: '/cases',
    nav: 'page.nav.cases',
    needs: 'case.read',
    component: load(() => import('./pages/cases-page.tsx'), 'CasesPage'),
  },
  {
    path: '/new',
    needs: 'case.write',
    component: load(() => import('./pages/new-request-page.tsx'), 'NewRequestPage'),
  },
  {
    path: '/cases/:id',
    needs: 'case.read',
    component: load(() => import('./pages/case-page.tsx'), 'CasePage'),
  },
  {
    path: '/cases/:id/compose',
    needs: 'case.write',
    component: load(() => import('./pages/compose-page.tsx'), 'ComposePage'),
  },
  {
    path: '/cases/:id/message/:kind',
    needs: 'case.write',
    component: load(() => import('./pages/message-page.tsx'), 'MessagePage'),
  },
  {
    path: '/law',
    nav: 'page.nav.law',
    alone: true,
    component: load(() => import('./pages/advice-page.tsx'), 'AdvicePage'),
  },
  { path: '/law/world', alone: true, component: load(() => import('./pages/world-page.tsx'), 'WorldPage') },
  { path: '/law/pair', alone: true, component: load(() => import('./pages/pair-page.tsx'), 'PairPage') },
  {
    path: '/law/states',
    alone: true,
    component: load(() => import('./pages/states-page.tsx'), 'StatesPage'),
  },
  {
    path: '/law/states/:code',
    alone: true,
    component: load(() => import('./pages/state-page.tsx'), 'StatePage'),
  },
  {
    path: '/law/instruments',
    alone: true,
    component: load(() => import('./pages/instruments-page.tsx'), 'InstrumentsPage'),
  },
  {
    path: '/law/:id',
    alone: true,
    component: load(() => import('./pages/instrument-page.tsx'), 'InstrumentPage'),
  },
  {
    path: '/exchange',
    nav: 'page.nav.exchange',
    component: load(() => import('./pages/exchange-page.tsx'), 'ExchangePage'),
  },
  {
    path: '/log',
    nav: 'page.nav.log',
    needs: 'audit.read',
    component: load(() => import('./pages/log-page.tsx'), 'LogPage'),
  },
  {
    path: '/people',
    nav: 'page.nav.people',
    needs: 'admin.people',
    component: load(() => import('./pages/people-page.tsx'), 'PeoplePage'),
  },
  { path: '/account', component: load(() => import('./pages/account-page.tsx'), 'AccountPage') },
  {
    path: '/verify',
    nav: 'page.nav.verify',
    alone: true,
    component: load(() => import('./pages/verify-page.tsx'), 'VerifyPage'),
  },
]
