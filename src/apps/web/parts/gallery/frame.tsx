import { useState, type ReactNode } from 'react'
import { Menu } from '../menu.tsx'
import { SearchBox } from '../search-box.tsx'
import { Shell } from '../shell.tsx'
import { SaveState } from '../status.tsx'
import { showTheme } from '../theme.ts'

const pages = ['queue', 'case', 'compose', 'all', 'arabic'] as const
export type Scene = (typeof pages)[number]

const titles: Readonly<Record<Scene, string>> = {
  queue: 'Cases',
  case: 'One case',
  compose: 'New request',
  all: 'All parts',
  arabic: 'العربية',
}

function Account() {
  const [theme, setTheme] = useState(document.documentElement.getAttribute('data-theme') ?? 'light')
  const dark = theme === 'dark'
  const toggle = () => {
    showTheme(dark ? 'light' : 'dark')
    setTheme(dark ? 'light' : 'dark')
  }
  const turn = () => {
    document.documentElement.dir = document.documentElement.dir === 'rtl' ? 'ltr' : 'rtl'
  }
  return (
    <>
      <SaveState stage="saved" text="Saved 14:05" />
      <Menu
        label="Ines Varga"
        icon="user"
        head={
          <>
            <strong>Ines Varga</strong>
            <br />
            <span className="muted small">Head of the Central Authority</span>
          </>
        }
        items={[
          { label: 'Settings', href: '#settings', icon: 'gear' },
          { label: dark ? 'Light colours' : 'Dark colours', onSelect: toggle, icon: 'eye' },
          { label: 'Turn the direction', onSelect: turn, icon: 'globe' },
          { label: 'Sign out', onSelect: () => {}, icon: 'sign-out' },
        ]}
      />
    </>
  )
}

/** The frame of the product around a scene of the gallery. */
export function Frame({ scene, children }: { readonly scene: Scene; readonly children: ReactNode }) {
  return (
    <Shell
      skipLabel="Skip to the page"
      product="Comity"
      productHref="?scene=all"
      authority="Central Authority for Mutual Legal Assistance"
      state="Arcadia"
      navLabel="Main"
      menuLabel="Menu"
      nav={pages.map((page) => ({
        label: titles[page],
        href: `?scene=${page}`,
        current: page === scene,
        ...(page === 'queue' ? { count: 7, countLabel: 'waiting for you' } : {}),
      }))}
      search={<SearchBox label="Search" placeholder="Reference, name or State" onSearch={() => {}} />}
      account={<Account />}
      footer={
        <>
          <span>Books of law as of 3 March 2026</span>
          <a href="#accessibility">Accessibility</a>
          <a href="#help">Help</a>
        </>
      }
    >
      {children}
    </Shell>
  )
}
