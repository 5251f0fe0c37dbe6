import type { Declaration, Participations } from '#core/knowledge/participation'
import { asList } from '../parts/roles.ts'
import { Status } from '../parts/status.tsx'
import { SourceList, SourceNumber } from './source-list.tsx'
import { isolate, type Law } from './use-law.tsx'

interface Props {
  readonly law: Law
  readonly file: Participations
  /** Whose declarations come first. */
  readonly state: string
}

/** Reservations, declarations and notifications, State by State, and what they do to a request where we can say so. */
export function InstrumentDeclarations({ law, file, state }: Props) {
  const { say } = law
  const byState = Map.groupBy(file.declarations, (row) => row.state)
  const codes = [...byState.keys()].sort(
    (a, b) =>
      Number(b === state) - Number(a === state) || law.state(a).localeCompare(law.state(b), law.language),
  )
  return (
    <div className="stack">
      <p className="note measure">{say('page.law.declarations.text')}</p>
      {state && !byState.has(state) && (
        <p>{say('page.law.declarations.none-of', { state: law.state(state) })}</p>
      )}
      {codes.map((code) => (
        <section key={code} className="section stack-tight">
          <h3>{law.state(code)}</h3>
          <ul className="lines" {...asList}>
            {byState.get(code)!.map((row, at) => (
              <Line key={at} law={law} row={row} file={file} />
            ))}
          </ul>
        </section>
      ))}
      {codes.length === 0 && <p>{say('page.law.declarations.none')}</p>}
      {codes.length > 0 && <SourceList law={law} sources={file.sources} />}
    </div>
  )
}

function Line({
  law,
  row,
  file,
}: {
  readonly law: Law
  readonly row: Declaration
  readonly file: Participations
}) {
  const { say } = law
  const { article, kind, says, effect, source, confidence } = row
  const languages = effect?.kind === 'languages' ? law.languages(effect.languages) : ''
  return (
    <li className="stack-tight">
      <div className="row">
        <b>
          {say(`page.law.declared.${kind}`, {
            provision: isolate(law.cite({ instrument: file.instrument, article }).label),
          })}
        </b>
        <Status
          tone={confidence === 'high' ? 'success' : 'warning'}
          text={say(`page.law.sure.${confidence}`)}
        />
        <SourceNumber sources={file.sources} of={source} />
      </div>
      <p className="measure" lang="en" dir="ltr">
        {says}
      </p>
      {effect && <p className="note">{say(`page.law.effect.${effect.kind}`, { languages })}</p>}
    </li>
  )
}
