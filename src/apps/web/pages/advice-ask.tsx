import { useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react'
import type { Citation } from '#core/kernel/finding'
import { Button, LinkButton } from '../parts/button.tsx'
import { Citations } from '../parts/citation.tsx'
import { factNamed, type Fact } from './advice-catalogue.ts'
import { FactInput } from './advice-input.tsx'
import type { Ask, Next } from './advice-next.ts'
import {
  answerWith,
  missingParts,
  passed,
  starters,
  writeQuestion,
  type Question,
  type Starter,
} from './advice-question.ts'
import { QuestionLink } from './advice-link.tsx'
import { measuresFor, StarterInput } from './advice-starters.tsx'
import { saidFacts, sides, tellFact } from './advice-words.ts'
import type { Law } from './use-law.tsx'

export interface AskProps {
  readonly law: Law
  readonly question: Question
  readonly next: Next
  /** Every fact that still matters, to tell why the one that is shown is asked. */
  readonly asks: readonly Ask[]
  /** Changes what is asked; `here` while the reader is still at this question. */
  readonly onChange: (change: Partial<Question>, here?: boolean) => void
}

const isStarter = (name: string | undefined): name is Starter => starters.some((one) => one === name)

/** Which question is in view: the one the reader went back to, else the next. */
export function shownQuestion({ at }: Question, next: Next): string | undefined {
  if (isStarter(at) || (at !== undefined && factNamed(at))) return at
  if (!next) return undefined
  return 'start' in next ? next.start : next.ask.fact.name
}

/** One question at a time, with why it is asked; it can be passed over, and gone back to. */
export function AdviceAsk(props: AskProps) {
  const { question, next } = props
  const shown = shownQuestion(question, next)
  const fact = shown === undefined ? undefined : factNamed(shown)
  useFollowing(shown ?? 'done')
  if (isStarter(shown)) return <AskStarter key={shown} {...props} name={shown} />
  if (fact) return <AskFact key={fact.name} {...props} fact={fact} />
  return <NothingLeft {...props} />
}

/** The focus follows the questions, from the second one on: the page itself is read from its head. */
function useFollowing(shown: string): void {
  const before = useRef<string>(undefined)
  useEffect(() => {
    if (before.current !== undefined && before.current !== shown)
      document.getElementById('ask-title')?.focus()
    before.current = shown
  }, [shown])
}

interface FrameProps extends Pick<AskProps, 'law' | 'question' | 'asks'> {
  readonly shown: string | undefined
  readonly title: string
  readonly hint: string
  readonly cites?: readonly Citation[] | undefined
  readonly onSubmit?: (() => void) | undefined
  readonly actions?: ReactNode
  readonly children?: ReactNode
}

/** What surrounds every question: how far one is, the question, why it is asked, and the way on and back. */
function Frame({ law, question, asks, shown, title, hint, cites, onSubmit, actions, children }: FrameProps) {
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSubmit?.()
  }
  const said = saidOrder(question)
  const before = shown !== undefined && said.includes(shown) ? said[said.indexOf(shown) - 1] : said.at(-1)
  const open = asks.filter(
    ({ fact }) => question.answers[fact.name] === undefined && fact.name !== shown,
  ).length
  const place = shown !== undefined && said.includes(shown) ? said.indexOf(shown) + 1 : said.length + 1
  return (
    <form className="panel stack" noValidate aria-labelledby="ask-title" onSubmit={submit}>
      <div className="stack-tight">
        {shown !== undefined && (
          <p className="note row row-between">
            <span>{law.say('page.law.ask.nth', { n: place })}</span>
            {open > 0 && <span>{law.say('page.law.ask.open', { n: open })}</span>}
          </p>
        )}
        <h2 id="ask-title" tabIndex={-1}>
          {title}
        </h2>
        <p className="note">{hint}</p>
        {cites && <Citations label={law.say('page.law.ask.why')} cites={law.cites(cites.slice(0, 4))} />}
      </div>
      {children}
      <div className="row">
        {actions}
        {before !== undefined && (
          <LinkButton variant="quiet" icon="back" href={writeQuestion({ ...question, at: before })}>
            {law.say('page.law.ask.back')}
          </LinkButton>
        )}
      </div>
    </form>
  )
}

/** Names of what was said, in order. */
const saidOrder = (question: Question): string[] => [
  ...starters.filter((name) => !isOpen(question, name)),
  ...saidFacts(question).map(({ fact }) => fact.name),
]

const isOpen = (question: Question, name: Starter): boolean =>
  missingParts(question).some((one) => one === name || (one === 'same' && name === 'to')) ||
  question.assumed.some((one) => one === name)

function AskStarter({ name, ...props }: AskProps & { readonly name: Starter }) {
  const { law, question, onChange } = props
  const [tried, setTried] = useState(false)
  const missing = missingParts(question).find((one) => one === name || (one === 'same' && name === 'to'))
  const goOn = () => {
    if (missing) return setTried(true)
    const { from, on } = question
    // The usual measure is chosen already; what else the mechanism has must not stay out of sight.
    const several = name === 'mechanism' && measuresFor(law, question.mechanism).length > 1
    onChange({
      ...(name === 'from' ? { from } : name === 'on' ? { on } : {}),
      at: several ? 'measure' : undefined,
    })
  }
  return (
    <Frame
      {...props}
      shown={name}
      title={law.say(`page.law.ask.${name}`)}
      hint={law.say(`page.law.ask.${name}.hint`)}
      onSubmit={goOn}
      actions={
        <Button type="submit" variant="primary">
          {law.say('page.law.ask.on-button')}
        </Button>
      }
    >
      <StarterInput
        law={law}
        question={question}
        name={name}
        labelHidden
        error={tried && missing ? law.say('page.law.ask.missing') : undefined}
        onChange={(change) => onChange({ ...change, at: name }, true)}
      />
    </Frame>
  )
}

function AskFact({ fact, ...props }: AskProps & { readonly fact: Fact }) {
  const { law, question, asks, onChange } = props
  const [tried, setTried] = useState(false)
  const given = question.answers[fact.name]
  const answer = (text: string) => onChange({ answers: answerWith(question, fact.name, text), at: undefined })
  const quick = fact.kind === 'yes-no'
  const goOn = () => {
    if (given === undefined || given === passed) return setTried(true)
    onChange({ at: undefined })
  }
  const pass = (
    <Button aria-pressed={quick ? given === passed : undefined} onClick={() => answer(passed)}>
      {law.say('page.law.say.unknown')}
    </Button>
  )
  return (
    <Frame
      {...props}
      shown={fact.name}
      title={tellFact(law, question, fact)}
      hint={law.say(`page.law.q.${fact.name}.hint`, sides(law, question))}
      cites={asks.find((ask) => ask.fact.name === fact.name)?.cites}
      onSubmit={quick ? undefined : goOn}
      actions={
        quick ? (
          <>
            {(['yes', 'no'] as const).map((text) => (
              <Button
                key={text}
                aria-pressed={given === text}
                icon={given === text ? 'check' : undefined}
                onClick={() => answer(text)}
              >
                {law.say(`page.law.say.${text}`)}
              </Button>
            ))}
            {pass}
          </>
        ) : (
          <>
            <Button type="submit" variant="primary">
              {law.say('page.law.ask.on-button')}
            </Button>
            {pass}
          </>
        )
      }
    >
      {!quick && (
        <FactInput
          law={law}
          question={question}
          fact={fact}
          labelHidden
          error={
            tried && (given === undefined || given === passed) ? law.say('page.law.ask.missing') : undefined
          }
          onAnswer={(text) =>
            onChange({ answers: answerWith(question, fact.name, text), at: fact.name }, true)
          }
        />
      )}
    </Frame>
  )
}

/** Nothing more that a fact could settle; what was passed over can still be answered. */
function NothingLeft(props: AskProps) {
  const { law, question, asks } = props
  const left = asks.filter(({ fact }) => question.answers[fact.name] === passed)
  return (
    <Frame
      {...props}
      shown={undefined}
      title={law.say('page.law.ask.done')}
      hint={law.say(left.length > 0 ? 'page.law.ask.done.passed' : 'page.law.ask.done.text')}
    >
      {left.length > 0 && (
        <ul className="answer-open">
          {left.map(({ fact }) => (
            <li key={fact.name}>
              <QuestionLink question={question} name={fact.name}>
                {tellFact(law, question, fact)}
              </QuestionLink>
            </li>
          ))}
        </ul>
      )}
    </Frame>
  )
}
