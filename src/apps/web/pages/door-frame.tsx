import { useEffect, type ReactNode } from 'react'
import { Menu } from '../parts/menu.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Shell } from '../parts/shell.tsx'
import { pageLanguages } from '../preferences.ts'
import { useSession } from '../session.tsx'

interface Props {
  readonly title: string
  readonly text: string
  readonly kicker?: string | undefined
  readonly children: ReactNode
}

/** The frame of the pages before the door: the name of the product, the languages, and nothing else. */
export function DoorFrame({ title, text, kicker, children }: Props) {
  const { say, language, setLanguage } = useSession()
  useEffect(() => {
    document.title = `${title} · Comity`
  }, [title])
  const languages = (
    <Menu
      label={pageLanguages[language as 'en'] ?? pageLanguages.en}
      icon="globe"
      items={Object.entries(pageLanguages).map(([code, label]) => ({
        label,
        current: code === language,
        onSelect: () => setLanguage(code),
      }))}
    />
  )
  return (
    <Shell
      skipLabel={say('page.door.skip')}
      product="Comity"
      productHref="/"
      navLabel={say('page.door.nav')}
      menuLabel={say('page.door.nav')}
      account={languages}
    >
      <PageHead kicker={kicker} title={title}>
        {text}
      </PageHead>
      <div className="stack-loose">{children}</div>
    </Shell>
  )
}
