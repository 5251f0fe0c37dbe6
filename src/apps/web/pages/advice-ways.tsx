import type { Clock } from '#core/law/advise'
import { Citations } from '../parts/citation.tsx'
import { KeyValue, type KeyValueRow } from '../parts/key-value.tsx'
import type { AdviceProps } from './advice-result.tsx'
import type { Law } from './use-law.tsx'

/** What must be there, by which way it goes, in which language, and within which time it is answered. */
export function AdviceWays(props: AdviceProps) {
  const { law } = props
  const rows = [...conditionRows(props), channelRow(props), languageRow(props), ...clockRows(props)]
  return (
    <section className="stack">
      <h3>{law.say('page.law.ways')}</h3>
      <KeyValue rows={rows} />
    </section>
  )
}

function conditionRows({ law, advice: { conditions } }: AdviceProps): KeyValueRow[] {
  if (conditions.length === 0) return []
  const byCode = Map.groupBy(conditions, ({ code }) => code)
  return [
    {
      label: law.say('page.law.conditions'),
      value: (
        <ul className="bullets">
          {[...byCode].map(([code, list]) => (
            <li key={code}>
              {law.tell(`condition.${code}`)}{' '}
              <Citations cites={law.cites(list.flatMap(({ cites }) => cites))} />
            </li>
          ))}
        </ul>
      ),
    },
  ]
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

const clockRows = ({ law, advice }: AdviceProps): KeyValueRow[] =>
  advice.clocks.map((clock) => ({
    label: law.law(`clock.${clock.for}`),
    value: `${tellLength(law, clock.length)} ${law.law(`clock.from.${clock.from}`)}`,
    note: <Citations cites={law.cites(clock.cites)} />,
  }))

/** `P30D` as `30 days`. */
export function tellLength({ law }: Law, length: Clock['length']): string {
  const hours = /^PT(\d+)H$/.exec(length)
  return hours
    ? law('clock.hours', { n: Number(hours[1]) })
    : law('clock.days', { n: Number(length.slice(1, -1)) })
}
