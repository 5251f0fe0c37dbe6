import type { Considered } from '#core/law/bases'
import { Citations } from '../parts/citation.tsx'
import { asList } from '../parts/roles.ts'
import { InstrumentLink } from './advice-bases.tsx'
import type { AdviceProps } from './advice-result.tsx'
import { BindingLines } from './bound-since.tsx'
import type { Law } from './use-law.tsx'
import { mayBind } from './weigh-advice.ts'

/** Every other instrument that was looked at, and why it is not used. */
export function AdviceConsidered({ law, advice }: AdviceProps) {
  const of = (role: Considered['role']) => advice.considered.filter((one) => one.role === role)
  const unknown = of('not-known')
  const groups = [
    { id: 'outside', list: of('outside') },
    { id: 'perhaps', list: unknown.filter(mayBind) },
    { id: 'not-bound', list: of('not-bound') },
    { id: 'not-known', list: unknown.filter((one) => !mayBind(one)) },
  ].filter(({ list }) => list.length > 0)
  const count = groups.reduce((sum, { list }) => sum + list.length, 0)
  if (count === 0) return null
  return (
    <details className="fold section">
      <summary>
        <h3>{law.say('page.law.considered', { n: count })}</h3>
      </summary>
      <div className="stack">
        {groups.map(({ id, list }) => (
          <section key={id} className="stack-tight">
            <h4>{law.say(`page.law.considered.${id}`)}</h4>
            <ul className="lines" {...asList}>
              {list.map((one) => (
                <li key={one.instrument.id}>
                  <InstrumentLink law={law} of={one} />
                  <Why law={law} of={one} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </details>
  )
}

function Why({ law, of }: { readonly law: Law; readonly of: Considered }) {
  if (of.role !== 'outside') return <BindingLines law={law} of={of} />
  const finding = [of.measures, of.offences, of.asTreaty].find((one) => one?.answer === 'no')
  if (!finding) return <p className="fine">{law.say('page.law.orphan')}</p>
  return (
    <div className="fine">
      <p>{law.tell(finding.says)}</p>
      <Citations cites={law.cites(finding.cites)} />
    </div>
  )
}
