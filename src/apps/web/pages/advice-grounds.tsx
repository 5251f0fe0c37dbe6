import type { Citation } from '#core/kernel/finding'
import type { Risk } from '#core/law/weigh'
import { Citations } from '../parts/citation.tsx'
import { FindingLine } from '../parts/finding.tsx'
import { KeyValue } from '../parts/key-value.tsx'
import { AskLink } from './advice-link.tsx'
import { ObstacleLine, sortObstacles } from './advice-obstacle.tsx'
import type { AdviceProps } from './advice-result.tsx'

/** What stands, may stand or cannot stand against the request. */
export function AdviceGrounds(props: AdviceProps) {
  const { law, question, advice } = props
  const obstacles = sortObstacles(advice.obstacles)
  return (
    <section className="stack">
      <h3>{law.say('page.law.grounds')}</h3>
      <div>
        {obstacles.map((obstacle, at) => (
          <ObstacleLine key={at} law={law} question={question} obstacle={obstacle} />
        ))}
        <ClosedGrounds {...props} />
        {obstacles.length + advice.closed.length === 0 && <p>{law.say('page.law.grounds.none')}</p>}
      </div>
      <Risks {...props} />
    </section>
  )
}

const closedName: Readonly<Record<string, string>> = {
  'bank-secrecy': 'obstacle.BANK',
  fiscal: 'obstacle.FIS',
  political: 'obstacle.POL',
  military: 'obstacle.MIL',
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

/** Grounds that turn on the judgement of the requested State or that somebody has to raise, one line each. */
function Risks({ law, question, advice }: AdviceProps) {
  if (advice.risks.length === 0) return null
  const groups = Map.groupBy(advice.risks, ({ ground, duty }) => `${ground} ${duty}`)
  const raised = (group: readonly Risk[]) => [...new Set(group.flatMap(({ asks }) => asks ?? []))]
  return (
    <div className="stack-tight">
      <h4>{law.say('page.law.risks')}</h4>
      <p className="note">{law.say('page.law.risks.text')}</p>
      <KeyValue
        rows={[...groups.values()].map((group) => {
          const { ground, duty } = group[0]!
          const cites: Citation[] = group.flatMap((risk) => risk.cites)
          const [asked] = raised(group)
          return {
            label: law.law(`ground.${ground}`),
            value: (
              <div className="stack-tight">
                <Citations label={law.say(`page.law.refuse.${duty}`)} cites={law.cites(cites)} />
                {asked && (
                  <p className="note">
                    <AskLink law={law} question={question} path={asked} />
                  </p>
                )}
              </div>
            ),
          }
        })}
      />
    </div>
  )
}
