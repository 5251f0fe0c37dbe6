import type { Authority, Membership } from '#core/knowledge/state'
import { KeyValue } from '../parts/key-value.tsx'
import { asList } from '../parts/roles.ts'
import { Status } from '../parts/status.tsx'
import { DataTable } from '../parts/table.tsx'
import type { StateProps } from './state-page.tsx'
import type { Law } from './use-law.tsx'
import { todayHere } from './world-question.ts'

const tones = { high: 'success', medium: 'warning', low: 'danger' } as const

/** Offices that send and receive, by which channel, in which languages. */
export function StateOffices({ law, state }: StateProps) {
  const { say, languages } = law
  return (
    <div className="stack">
      <div className="measure">
        <KeyValue
          rows={[
            {
              label: say('page.world.languages'),
              value: state.languages.length > 0 ? languages(state.languages) : say('page.world.not-in-books'),
              ...(state.languagesSource ? { note: <Source text={state.languagesSource} /> } : {}),
            },
            ...(state.since ? [{ label: say('page.world.since'), value: law.day(state.since) }] : []),
          ]}
        />
      </div>
      {state.authorities.length === 0 && <p>{say('page.world.offices.none')}</p>}
      <ul className="lines" {...asList}>
        {state.authorities.map((office, at) => (
          <Office key={at} law={law} office={office} />
        ))}
      </ul>
      <p className="note measure">{say('page.world.offices.text')}</p>
    </div>
  )
}

const Source = ({ text }: { readonly text: string }) => (
  <span lang="en" dir="ltr" className="source">
    {text}
  </span>
)

function Office({ law, office }: { readonly law: Law; readonly office: Authority }) {
  const { say } = law
  const { name, address, channel, urgentChannel, languages, source } = office
  const english = (text: string) => <Source text={text} />
  return (
    <li className="stack-tight">
      <h3 lang="en" dir="ltr">
        {name}
      </h3>
      <div className="measure">
        <KeyValue
          bare
          rows={[
            { label: say('page.world.office.for'), value: english(office.for) },
            { label: say('page.law.channel'), value: english(channel) },
            ...(urgentChannel
              ? [{ label: say('page.world.office.urgent'), value: english(urgentChannel) }]
              : []),
            ...(languages.length > 0
              ? [{ label: say('page.world.office.languages'), value: law.languages(languages) }]
              : []),
            ...(address ? [{ label: say('page.world.office.address'), value: english(address) }] : []),
            { label: say('page.law.source'), value: english(source) },
          ]}
        />
      </div>
    </li>
  )
}

/** Organisations whose law or practice changes with membership. */
export function StateMemberships({ law, state }: StateProps) {
  const { say, day } = law
  const today = todayHere()
  const rows = [...(state.memberships ?? [])].sort((a, b) => (a.from ?? '').localeCompare(b.from ?? ''))
  return (
    <DataTable<Membership>
      caption={say('page.world.view.memberships')}
      captionHidden
      rows={rows}
      rowKey={({ of, from }) => `${of} ${from ?? ''}`}
      attention={({ until }) => until !== undefined && until <= today}
      columns={[
        { key: 'of', head: say('page.world.organisation'), cell: ({ of }) => say(`page.world.org.${of}`) },
        {
          key: 'from',
          head: say('page.world.member-from'),
          cell: ({ from }) => (from ? day(from) : say('page.law.day.unknown')),
          fixed: true,
        },
        {
          key: 'until',
          head: say('page.world.member-until'),
          cell: ({ until }) => until && day(until),
          fixed: true,
        },
        {
          key: 'confidence',
          head: say('page.law.confidence'),
          cell: ({ confidence }) => (
            <Status tone={tones[confidence]} text={say(`page.law.sure.${confidence}`)} />
          ),
        },
        { key: 'source', head: say('page.law.source'), cell: ({ source }) => <Source text={source} /> },
      ]}
      empty={say('page.world.memberships.none')}
    />
  )
}
