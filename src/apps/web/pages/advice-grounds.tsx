import type { Obstacle, Risk } from '#core/law/advise'
import { isFact, type Citation } from '#core/kernel/finding'
import { Citations } from '../parts/citation.tsx'
import { FindingLine } from '../parts/finding.tsx'
import { KeyValue } from '../parts/key-value.tsx'
import type { Tone } from '../parts/status.tsx'
import { LookUps } from './look-ups.tsx'
import { tellAsk } from './advice-answer.tsx'
import { controlFor } from './advice-question.ts'
import type { AdviceProps } from './advice-result.tsx'
import { GoTo } from './go-to.tsx'
import type { Law } from './use-law.tsx'

/** What stands, may stand or cannot stand against the request. */
export function AdviceGrounds(props: AdviceProps) {
  const { law, advice } = props
  const rank = { yes: 0, unknown: 1, no: 2 } as const
  const obstacles = [...advice.obstacles].sort((a, b) => rank[a.finding.answer] - rank[b.finding.answer])
  return (
    <section className="stack">
      <h3>{law.say('page.law.grounds')}</h3>
      <div>
        {obstacles.map((obstacle, at) => (
          <ObstacleLine key={at} obstacle={obstacle} {...props} />
        ))}
        <ClosedGrounds {...props} />
        {obstacles.length + advice.closed.length === 0 && <p>{law.say('page.law.grounds.none')}</p>}
      </div>
      <Risks {...props} />
    </section>
  )
}

function toneOf({ duty, finding: { answer, says } }: Obstacle): Tone {
  if (answer === 'unknown') return 'warning'
  if (answer === 'yes') return duty === 'shall' ? 'danger' : 'warning'
  return says === 'dual-criminality.met' || says === 'dual-criminality.never-asked' ? 'success' : 'neutral'
}

function ObstacleLine({ law, question, obstacle }: AdviceProps & { readonly obstacle: Obstacle }) {
  const { code, duty, finding } = obstacle
  const facts = finding.asks.filter(isFact)
  const weight = finding.answer === 'no' ? 'no' : `${finding.answer}-${duty}`
  return (
    <FindingLine
      answer={finding.answer}
      tone={toneOf(obstacle)}
      answerText={law.say(`page.law.obstacle.${weight}`, { ground: law.law(`obstacle.${code}`) })}
      says={law.tell(finding.says)}
      cites={law.cites(finding.cites)}
      asks={
        finding.asks.length > 0 ? (
          <>
            {facts.length > 0 && (
              <span className="row">
                {law.say('page.law.settled-by')}
                {facts.map((path) => (
                  <GoTo key={path} id={controlFor(path, question) ?? 'law-offence'}>
                    {tellAsk(law, path)}
                  </GoTo>
                ))}
              </span>
            )}
            <LookUps law={law} paths={finding.asks.filter((path) => !isFact(path))} />
          </>
        ) : undefined
      }
    />
  )
}

const closedName: Readonly<Record<string, string>> = {
  'bank-secrecy': 'obstacle.BANK',
  fiscal: 'obstacle.FIS',
  political: 'obstacle.POL',
}

function ClosedGrounds({ law, advice }: AdviceProps) {
  return advice.closed.map(({ ground, cites }) => (
    <FindingLine
      key={ground}
      answer="no"
      tone="success"
      answerText={law.say('page.law.closed', { ground: law.law(closedName[ground] ?? `ground.${ground}`) })}
      says={law.say('page.law.closed.text')}
      cites={law.cites(cites)}
    />
  ))
}

/** Grounds that turn on the judgement of the requested State, one line each. */
function Risks({ law, advice }: AdviceProps) {
  if (advice.risks.length === 0) return null
  const groups = Map.groupBy(advice.risks, ({ ground, duty }) => `${ground} ${duty}`)
  return (
    <div className="stack-tight">
      <h4>{law.say('page.law.risks')}</h4>
      <p className="note">{law.say('page.law.risks.text')}</p>
      <KeyValue rows={[...groups.values()].map((group) => riskRow(law, group))} />
    </div>
  )
}

const riskRow = (law: Law, group: readonly Risk[]) => {
  const { ground, duty } = group[0]!
  const cites: Citation[] = group.flatMap((risk) => risk.cites)
  return {
    label: law.law(`ground.${ground}`),
    value: <Citations label={law.say(`page.law.refuse.${duty}`)} cites={law.cites(cites)} />,
  }
}
