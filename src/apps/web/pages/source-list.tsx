import type { Law } from './use-law.tsx'

type Sources = Readonly<Record<string, string>>

/** The number of a source in the list below the table; its words are long and stand there once. */
export function SourceNumber({ sources, of }: { readonly sources: Sources; readonly of: string }) {
  const number = Object.keys(sources).indexOf(of) + 1
  return (
    <a href={`#source-${number}`} title={sources[of]}>
      [{number}]
    </a>
  )
}

/** Where the rows of a table come from. */
export function SourceList({ law, sources }: { readonly law: Law; readonly sources: Sources }) {
  return (
    <section className="stack-tight">
      <h3>{law.say('page.law.sources')}</h3>
      <ol className="source fine" lang="en" dir="ltr">
        {Object.values(sources).map((text, at) => (
          <li key={text} id={`source-${at + 1}`}>
            {text}
          </li>
        ))}
      </ol>
    </section>
  )
}
