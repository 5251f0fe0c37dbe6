import { isFact } from '#core/kernel/finding'
import type { Obstacle } from '#core/law/weigh'
import { FindingLine } from '../parts/finding.tsx'
import type { Tone } from '../parts/status.tsx'
import { AskLink } from './advice-link.tsx'
import type { Question } from './advice-question.ts'
import { LookUps } from './look-ups.tsx'
import type { Law } from './use-law.tsx'

interface Props {
  readonly law: Law
  readonly question: Question
  readonly obstacle: Obstacle
}

const good = ['dual-criminality.met', 'dual-criminality.never-asked', 'dual-criminality.listed']

function toneOf({ duty, finding: { answer, says } }: Obstacle): Tone {
  if (answer === 'unknown') return 'warning'
  if (answer === 'yes') return duty === 'shall' ? 'danger' : 'warning'
  return good.includes(says) ? 'success' : 'neutral'
}

/** One thing that stands, may stand or does not stand against the request: whether it binds, by which article, and what cures it. */
export function ObstacleLine({ law, question, obstacle }: Props) {
  const { code, duty, finding, curableBy } = obstacle
  const facts = finding.asks.filter(isFact)
  const weight = finding.answer === 'no' ? 'no' : `${finding.answer}-${duty}`
  const cure = finding.answer === 'no' || !curableBy ? undefined : `page.law.cure.${curableBy}`
  const asks = (
    <>
      {cure && <p>{law.say(cure)}</p>}
      {facts.length > 0 && (
        <span className="row">
          {law.say('page.law.settled-by')}
          {facts.map((path) => (
            <AskLink key={path} law={law} question={question} path={path} />
          ))}
        </span>
      )}
      <LookUps law={law} paths={finding.asks.filter((path) => !isFact(path))} />
    </>
  )
  return (
    <FindingLine
      answer={finding.answer}
      tone={toneOf(obstacle)}
      answerText={law.say(`page.law.obstacle.${weight}`, { ground: law.law(`obstacle.${code}`) })}
      says={law.tell(finding.says)}
      cites={law.cites(finding.cites)}
      asks={cure || finding.asks.length > 0 ? asks : undefined}
    />
  )
}

const rank = { yes: 0, unknown: 1, no: 2 } as const

/** What stands first, then what is open, then what does not stand; one that is told twice stands once. */
export const sortObstacles = (obstacles: readonly Obstacle[]): Obstacle[] =>
  [...new Map(obstacles.map((one) => [`${one.code} ${one.duty} ${one.finding.says}`, one])).values()].sort(
    (a, b) => rank[a.finding.answer] - rank[b.finding.answer],
  )
