import { isFact } from '#core/kernel/finding'
import { LinkButton, Button } from '../parts/button.tsx'
import { Icon } from '../parts/icons.tsx'
import { toneIcon } from '../parts/status.tsx'
import { mayDo, useSession } from '../session.tsx'
import { AskLink } from './advice-link.tsx'
import type { AdviceProps } from './advice-result.tsx'
import { LookUps } from './look-ups.tsx'
import { isolate } from './use-law.tsx'
import { unclearParticipations, weighAdvice } from './weigh-advice.ts'

/** The answer in plain words, what is still open, and the way onward. */
export function AdviceAnswer(props: AdviceProps) {
  const { law, advice } = props
  const { say, state, day, list } = law
  const { tone, says, duty, stands, named, open } = weighAdvice(advice)
  const { requesting, requested, measure, asOf } = advice.situation
  const names = list(named.map(({ instrument }) => isolate(instrument.short)))
  const headline = say(says, { n: named.length, names })
  const stillOpen = open > 0 ? say('page.law.stands.open', { n: open }) : ''
  const standing = stands ? say(stands) : ''
  return (
    <section className="answer" data-tone={tone} aria-label={say('page.law.answer')}>
      <Icon name={tone === 'info' ? 'yes' : toneIcon[tone]} />
      <div className="stack-tight">
        <p className="note">
          {say('page.law.asked', { from: state(requesting), to: state(requested), day: day(asOf) })}
          {' · '}
          {law.tell(`measure.${measure}`)}
        </p>
        <h2>{headline}</h2>
        {duty && <p>{say(duty)}</p>}
        {standing && <p className="toned">{standing}</p>}
        {open > 0 && <p className={standing ? undefined : 'toned'}>{stillOpen}</p>}
        <OpenFacts {...props} />
        <LookUps law={law} paths={toLookUp(advice)} />
        <Onward {...props} />
      </div>
      <span className="hidden" role="status">{`${headline} ${standing} ${stillOpen}`}</span>
    </section>
  )
}

/** What the engine asks for beside facts, and what would show whether a treaty binds after all. */
const toLookUp = (advice: AdviceProps['advice']): string[] => [
  ...new Set([...advice.asks.map(({ path }) => path), ...unclearParticipations(advice)]),
]

/** Facts that would settle what is open, each a way to its question. */
function OpenFacts({ law, question, advice }: AdviceProps) {
  const facts = advice.asks.filter(({ path }) => isFact(path))
  if (facts.length === 0) return null
  return (
    <ul className="answer-open" aria-label={law.say('page.law.open')}>
      {facts.map(({ path }) => (
        <li key={path}>
          <AskLink law={law} question={question} path={path} />
        </li>
      ))}
    </ul>
  )
}

/** The request itself, where the own authority is the one to make it; the print in every case. */
function Onward({ law: { say, library }, question, advice }: AdviceProps) {
  const { me } = useSession()
  const measures = question.measures.filter((id) => (library.measure(id)?.fields.length ?? 0) > 0)
  const ours = me.signedIn && advice.situation.requesting === me.house.state && mayDo(me, 'case.write')
  return (
    <div className="row no-print">
      {ours && measures.length > 0 && (
        <LinkButton
          variant="primary"
          iconEnd="forward"
          href={`/new?requested=${advice.situation.requested}&measures=${measures.join(',')}`}
        >
          {say('page.law.open-request')}
        </LinkButton>
      )}
      <Button variant="quiet" icon="text" onClick={() => window.print()}>
        {say('page.law.print')}
      </Button>
    </div>
  )
}
