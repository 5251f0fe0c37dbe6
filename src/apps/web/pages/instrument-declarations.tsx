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
              <DeclarationLine key={at} law={law} row={row} file={file} />
            ))}
          </ul>
        </section>
      ))}
      {codes.length === 0 && <p>{say('page.law.declarations.none')}</p>}
      {codes.length > 0 && <SourceList law={law} sources={file.sources} />}
    </div>
  )
}

interface LineProps {
  readonly law: Law
  readonly row: Declaration
  readonly file: Participations
  /** The source stands there in full, because no list of sources follows. */
  readonly named?: boolean
}

/** One declaration: to which provision, what it says, and what it does to a request where we can say so. */
export function DeclarationLine({ law, row, file, named }: LineProps) {
  const { say, day } = law
  const { article, kind, says, effect, source, confidence, from, until, towards } = row
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
        {!named && <SourceNumber sources={file.sources} of={source} />}
      </div>
      <p className="measure" lang="en" dir="ltr">
        {says}
      </p>
      {effect && <p className="note">{tellEffect(law, effect)}</p>}
      {(from !== undefined || until !== undefined) && (
        <p className="fine">
          {say('page.world.declared.span', {
            from: from ? day(from) : '…',
            until: until ? day(until) : '…',
          })}
        </p>
      )}
      {towards && (
        <p className="fine">
          {say('page.world.declared.towards', { states: law.list(towards.map((code) => law.state(code))) })}
        </p>
      )}
      {named && (
        <p className="source fine" lang="en" dir="ltr">
          {file.sources[source] ?? source}
        </p>
      )}
    </li>
  )
}

function tellEffect(law: Law, effect: NonNullable<Declaration['effect']>): string {
  const { say } = law
  switch (effect.kind) {
    case 'languages':
      return say('page.law.effect.languages', { languages: law.languages(effect.languages) })
    case 'takes-as-basis':
      return say(`page.world.effect.takes-as-basis.${effect.takes ? 'yes' : 'no'}`)
    case 'nationals':
      return say('page.world.effect.nationals', { policy: say(`page.world.nationals.${effect.policy}`) })
    case 'excludes-states':
      return say('page.world.effect.excludes-states', {
        states: law.list(effect.states.map((code) => law.state(code))),
      })
    case 'territory':
      return say(`page.world.effect.territory.${effect.applied ? 'yes' : 'no'}`, {
        territory: isolate(effect.territory),
      })
    default:
      return say(`page.law.effect.${effect.kind}`)
  }
}
