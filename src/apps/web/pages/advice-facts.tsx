import { useState } from 'react'
import { groups, topics, type Fact } from './advice-catalogue.ts'
import { FactInput } from './advice-input.tsx'
import { answerWith, countFacts, offeredFacts } from './advice-question.ts'
import type { QuestionProps } from './advice-starters.tsx'

/** What the law needs to know of the case, by what it is about; each is not known to begin with. */
export function AdviceFacts(props: QuestionProps) {
  const { law, question } = props
  const [open] = useState(() => window.matchMedia('(min-width: 64rem)').matches)
  const count = countFacts(question)
  const offered = offeredFacts(question)
  return (
    <div className="stack">
      <details className="fold" id="law-facts" open={open}>
        <summary>
          <h2>{law.say('page.law.facts')}</h2>
          <span className="note">
            {law.say('page.law.facts.count', { known: count.known, all: count.all })}
          </span>
        </summary>
        <div className="stack-loose">
          <p className="note">{law.say('page.law.facts.text')}</p>
          {groups
            .filter((group) => group !== 'special' && offered.some((fact) => fact.group === group))
            .map((group) => (
              <Group
                key={group}
                {...props}
                title={law.say(`page.law.group.${group}`)}
                facts={offered.filter((fact) => fact.group === group)}
              />
            ))}
        </div>
      </details>
      <Special {...props} offered={offered.filter(({ group }) => group === 'special')} />
    </div>
  )
}

interface GroupProps extends QuestionProps {
  readonly title: string
  readonly facts: readonly Fact[]
}

function Group({ title, facts, ...props }: GroupProps) {
  const { question, onChange } = props
  return (
    <section className="stack">
      <h3>{title}</h3>
      {facts.map((fact) => (
        <FactInput
          key={fact.name}
          {...props}
          fact={fact}
          onAnswer={(text) => onChange({ answers: answerWith(question, fact.name, text) })}
        />
      ))}
    </section>
  )
}

/** Exceptional grounds, each folded until it is raised. */
function Special({ offered, ...props }: QuestionProps & { readonly offered: readonly Fact[] }) {
  const { law, question } = props
  const [raised] = useState(() => offered.some(({ name }) => question.answers[name] !== undefined))
  if (offered.length === 0) return null
  return (
    <details className="fold" open={raised}>
      <summary>
        <h2>{law.say('page.law.special')}</h2>
      </summary>
      <div className="stack-loose">
        <p className="note">{law.say('page.law.special.text')}</p>
        {topics.map((topic) => {
          const facts = offered.filter((fact) => fact.topic === topic)
          if (facts.length === 0) return null
          return <Group key={topic} {...props} title={law.say(`page.law.special.${topic}`)} facts={facts} />
        })}
      </div>
    </details>
  )
}
