import type { Considered } from '#core/law/bases'
import { rowsOf, type Binding } from '#core/law/binding'
import { KeyValue } from '../parts/key-value.tsx'
import { asList } from '../parts/roles.ts'
import { Status } from '../parts/status.tsx'
import { tellSpan } from './spans-picture.tsx'
import type { Law } from './use-law.tsx'

interface Props {
  readonly law: Law
  readonly of: Considered
}

const confidenceTone = { high: 'success', medium: 'warning', low: 'danger' } as const

/** Since when both States are bound and, unfolded, where that is written and how sure it is. */
export function BoundSince({ law, of }: Props) {
  const { say, day } = law
  const days = [of.requesting.from, of.requested.from]
  const both = days.every((from) => from !== undefined) ? days.sort().at(-1) : undefined
  return (
    <details className="fold">
      <summary className="note">
        {both ? say('page.law.bound-since', { day: day(both) }) : say('page.law.bound')}
      </summary>
      <KeyValue
        rows={[of.requesting, of.requested].map((binding) => ({
          label: law.state(binding.state),
          value: <TellBinding law={law} of={of} binding={binding} />,
          note: <Provenance law={law} binding={binding} />,
        }))}
      />
    </details>
  )
}

/** `Bound from 24 October 2009 (ratification, deposited on 24 September 2009)`. */
function TellBinding({ law, of, binding }: Props & { readonly binding: Binding }) {
  const { say, day, library } = law
  const { from, until, state } = binding
  if (!from) return law.tell(`binding.${binding.reason}`)
  const file = library.participation(of.instrument.id)
  const row = file && rowsOf(file, state)?.bound.find((one) => one.from === from)
  const span = tellSpan(law, { from, until })
  if (!row) return span
  const act = say(`page.law.act.${row.act}`)
  const deposited = row.deposited && say('page.law.deposited', { act, day: day(row.deposited) })
  return `${span} (${deposited ?? act})`
}

export function Provenance({ law, binding }: { readonly law: Law; readonly binding: Binding }) {
  const { source, confidence } = binding
  if (!source && !confidence) return null
  return (
    <span className="row">
      {confidence && (
        <Status tone={confidenceTone[confidence]} text={law.say(`page.law.confidence.${confidence}`)} />
      )}
      {source && (
        <span lang="en" dir="ltr" className="source fine">
          {source}
        </span>
      )}
    </span>
  )
}

/** How two States stand to an instrument that is not used. */
export function BindingLines({ law, of }: Props) {
  if (of.requesting.side !== undefined && of.requesting.side === of.requested.side)
    return <p className="note">{law.say('page.law.one-side')}</p>
  return (
    <ul className="fine" {...asList}>
      {[of.requesting, of.requested].map((binding) => (
        <li key={binding.state}>
          {law.state(binding.state)}: {law.tell(`binding.${binding.reason}`)}
          {binding.from && ` · ${tellSpan(law, { from: binding.from, until: binding.until })}`}
        </li>
      ))}
    </ul>
  )
}
