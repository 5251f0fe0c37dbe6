import { Anchor } from '../parts/anchor.tsx'
import { asList } from '../parts/roles.ts'
import { DeclarationLine } from './instrument-declarations.tsx'
import { declarationsBy } from './state-bonds.ts'
import type { StateProps } from './state-page.tsx'
import { addressOf } from './use-law.tsx'

/** What the State has declared, instrument by instrument. */
export function StateDeclarations({ law, state }: StateProps) {
  const { say, library } = law
  const byFile = Map.groupBy(declarationsBy(library, state.code), ({ file }) => file)
  return (
    <div className="stack">
      <p className="note measure">{say('page.law.declarations.text')}</p>
      {byFile.size === 0 && <p>{say('page.law.declarations.none-of', { state: law.state(state.code) })}</p>}
      {[...byFile].map(([file, rows]) => {
        const instrument = library.instrument(file.instrument)
        return (
          <section key={file.instrument} className="section stack-tight">
            <h3>
              <Anchor href={`${addressOf(file.instrument)}?view=declarations&state=${state.code}`}>
                {instrument ? law.title(instrument) : file.instrument}
              </Anchor>
            </h3>
            <ul className="lines" {...asList}>
              {rows.map(({ row }, at) => (
                <DeclarationLine key={at} law={law} row={row} file={file} named />
              ))}
            </ul>
          </section>
        )
      })}
    </div>
  )
}
