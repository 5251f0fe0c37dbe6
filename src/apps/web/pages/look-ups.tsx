import { Anchor } from '../parts/anchor.tsx'
import { addressOf, isolate, type Law } from './use-law.tsx'

interface Props {
  readonly law: Law
  readonly paths: readonly string[]
}

/** So many stand in view; a long list is one press away. */
const inView = 4

/** What no fact of the case can settle: it has to be looked up with the depositary or asked of the State. */
export function LookUps({ law, paths }: Props) {
  const found = paths.flatMap((path) => lookUp(law, path) ?? [])
  if (found.length === 0) return null
  const rest = found.slice(inView)
  return (
    <div className="note">
      <p>{law.say('page.law.look-up')}</p>
      <Lines found={found.slice(0, inView)} />
      {rest.length > 0 && (
        <details className="fold">
          <summary>{law.say('page.law.look-up.more', { n: rest.length })}</summary>
          <Lines found={rest} />
        </details>
      )}
    </div>
  )
}

type Found = NonNullable<ReturnType<typeof lookUp>>

const Lines = ({ found }: { readonly found: readonly Found[] }) => (
  <ul>
    {found.map(({ path, text, href }) => (
      <li key={path}>{href ? <Anchor href={href}>{text}</Anchor> : text}</li>
    ))}
  </ul>
)

function lookUp(
  { say, state, cite }: Law,
  path: string,
): { path: string; text: string; href?: string } | undefined {
  const [kind, ...parts] = path.split(':')
  const code = parts.at(-1)!
  if (kind === 'language') return { path, text: say('page.law.look-up.language', { state: state(code) }) }
  if (kind === 'law') return { path, text: say('page.law.look-up.law', { state: state(code) }) }
  if (kind !== 'declaration' && kind !== 'participation' && kind !== 'text') return undefined
  // The id of a bilateral treaty has a colon of its own.
  const article = kind === 'declaration' ? parts.at(-2)! : ''
  const instrument = parts.slice(0, kind === 'declaration' ? -2 : -1).join(':')
  const { label } = cite({ instrument, article })
  const views = { declaration: 'declarations', participation: 'parties', text: 'text' } as const
  return {
    path,
    text: say(`page.law.look-up.${kind}`, { state: state(code), provision: isolate(label) }),
    href: `${addressOf(instrument)}?view=${views[kind]}&state=${code}`,
  }
}
