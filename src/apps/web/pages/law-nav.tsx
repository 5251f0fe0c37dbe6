import { SubNav } from '../parts/sub-nav.tsx'
import { useSession } from '../session.tsx'

const rooms = [
  ['page.world.nav.advice', '/law'],
  ['page.world.nav.pair', '/law/pair'],
  ['page.world.nav.world', '/law/world'],
  ['page.world.nav.states', '/law/states'],
  ['page.world.nav.instruments', '/law/instruments'],
] as const

/** The pages on the law, side by side; an instrument stands under the list of them. */
export function LawNav({ location }: { readonly location: string }) {
  const { say } = useSession()
  const own = rooms.findLast(([, href]) => (href === '/law' ? location === href : location.startsWith(href)))
  const here = own?.[1] ?? '/law/instruments'
  return (
    <SubNav
      label={say('page.world.nav')}
      items={rooms.map(([word, href]) => ({ label: say(word), href, current: href === here }))}
    />
  )
}
