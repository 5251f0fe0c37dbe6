import type { Clock, Condition } from '#core/law/weigh'
import { Citations } from '../parts/citation.tsx'
import { KeyValue, type KeyValueRow } from '../parts/key-value.tsx'
import type { AdviceProps } from './advice-result.tsx'
import { undertakings } from './advice-undertakings-list.ts'
import type { Law } from './use-law.tsx'

/** What must be there, by which way it goes, in which language, and within which time it is answered. */
export function AdviceWays(props: AdviceProps) {
  const { law, advice } = props
  const conditions = advice.conditions.filter(({ code }) => !undertakings.has(code))
  const rows = [
    ...(conditions.length > 0
      ? [
          {
            label: law.say('page.law.conditions'),
            value: <ConditionList law={law} conditions={conditions} />,
          },
        ]
      : []),
    channelRow(props),
    languageRow(props),
    ...advice.clocks.map((clock) => clockRow(law, clock)),
  ]
  return (
    <section className="stack">
      <h3>{law.say('page.law.ways')}</h3>
      <KeyValue rows={rows} />
    </section>
  )
}

/** Conditions, each once, with the provisions that ask for it. */
export function ConditionList({
  law,
  conditions,
}: {
  readonly law: Law
  readonly conditions: readonly Condition[]
}) {
  if (conditions.length === 0) return null
  return (
    <ul className="bullets">
      {[...Map.groupBy(conditions, ({ code }) => code)].map(([code, list]) => (
        <li key={code}>
          {law.tell(`condition.${code}`)} <Citations cites={law.cites(list.flatMap(({ cites }) => cites))} />
        </li>
      ))}
    </ul>
  )
}

export function ClockList({ law, clocks }: { readonly law: Law; readonly clocks: readonly Clock[] }) {
  return clocks.length > 0 ? <KeyValue bare rows={clocks.map((clock) => clockRow(law, clock))} /> : null
}

function channelRow({ law, advice: { channel } }: AdviceProps): KeyValueRow {
  const { say } = law
  const names = (list: readonly string[]) => law.list(list.map((one) => law.law(`channel.${one}`)))
  return {
    label: say('page.law.channel'),
    value: (channel.channels.length > 0 ? channel.channels : ['not-known']).map((one) => (
      <span key={one} className="block-line">
        {law.tell(`channel.${one}`)}
      </span>
    )),
    note: (
      <>
        {channel.urgent.length > 0 && (
          <span className="block">{say('page.law.channel.urgent', { channels: names(channel.urgent) })}</span>
        )}
        <Citations cites={law.cites(channel.cites)} />
      </>
    ),
  }
}

function languageRow({ law, advice: { language } }: AdviceProps): KeyValueRow {
  const { languages, ground, cites } = language
  return {
    label: law.say('page.law.language'),
    value: languages.length > 0 ? law.languages(languages) : law.tell('language.not-known'),
    note: (
      <>
        <span className="block">{law.tell(`language.${ground}`)}</span>
        <Citations cites={law.cites(cites)} />
      </>
    ),
  }
}

const clockRow = (law: Law, clock: Clock): KeyValueRow => ({
  label: law.law(`clock.${clock.for}`),
  value: `${tellLength(law, clock.length)} ${law.law(`clock.from.${clock.from}`)}`,
  note: <Citations cites={law.cites(clock.cites)} />,
})

const units: Readonly<Record<string, string>> = { D: 'days', M: 'months', Y: 'years' }

/** `P30D` as `30 days`, `PT48H` as `48 hours`, `P2M` as `2 months`. */
export function tellLength({ law }: Pick<Law, 'law'>, length: Clock['length']): string {
  const hours = /^PT(\d+)H$/.exec(length)
  const n = Number(hours ? hours[1] : length.slice(1, -1))
  return law(`clock.${hours ? 'hours' : units[length.at(-1)!]}`, { n })
}
