import type { Term } from '#core/law/advise'
import { Citations } from '../parts/citation.tsx'
import { KeyValue } from '../parts/key-value.tsx'
import type { AdviceProps } from './advice-result.tsx'
import type { Law } from './use-law.tsx'

/** What binds whoever asks stands in view; the rest is one press away. */
const first: ReadonlySet<Term['topic']> = new Set(['specialty', 'use-limitation', 'confidentiality', 'costs'])

/** What the instruments say about carrying out the request and using its result. */
export function AdviceTerms({ law, advice }: AdviceProps) {
  if (advice.terms.length === 0) return null
  const topics = Map.groupBy(advice.terms, ({ topic }) => topic)
  const inView = [...first].flatMap((topic) =>
    topics.has(topic) ? [[topic, topics.get(topic)!] as const] : [],
  )
  const others = [...topics].filter(([topic]) => !first.has(topic))
  return (
    <section className="stack">
      <h3>{law.say('page.law.terms')}</h3>
      {inView.length > 0 && <Topics law={law} topics={inView} />}
      {others.length > 0 && (
        <details className="fold">
          <summary>{law.say('page.law.terms.others', { n: others.length })}</summary>
          <Topics law={law} topics={others} />
        </details>
      )}
    </section>
  )
}

interface TopicsProps {
  readonly law: Law
  readonly topics: readonly (readonly [Term['topic'], readonly Term[]])[]
}

const Topics = ({ law, topics }: TopicsProps) => (
  <KeyValue
    rows={topics.map(([topic, terms]) => ({
      label: law.say(`page.law.topic.${topic}`),
      value: (
        <div className="stack-tight">
          {terms.map(({ provision, cites: [at] }) => (
            <div key={`${at.instrument} ${at.article}`}>
              <p lang="en" dir="ltr">
                {provision.says}
              </p>
              <Citations cites={law.cites([at])} />
            </div>
          ))}
        </div>
      ),
    }))}
  />
)
