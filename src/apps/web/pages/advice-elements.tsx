import { compareElements, type ComparedElement } from '#core/law/kinds/elements'
import { isCommonOffence } from './advice-input.tsx'
import { situationOf } from './advice-situation.ts'
import type { QuestionProps } from './advice-starters.tsx'
import { sides, tellOffence } from './advice-words.ts'
import type { Law } from './use-law.tsx'

/** Dual criminality element by element: what makes up each chosen offence, and whether the law of the requested State has it. */
export function AdviceElements({ law, question, onChange }: QuestionProps) {
  const compared = compareElements(
    law.library,
    situationOf(question, question.measures[0] ?? '').offences[0]!,
  )
  if (compared.length === 0) return null
  const known = compared.filter(({ there }) => there !== undefined).length
  const set = (key: string, there: boolean | undefined) => {
    const { [key]: _gone, ...rest } = question.elements
    onChange({ elements: there === undefined ? rest : { ...rest, [key]: there } })
  }
  return (
    <details className="fold" open={known > 0}>
      <summary>
        <h3>{law.say('page.law.elements')}</h3>
        <span className="note">{law.say('page.law.facts.count', { known, all: compared.length })}</span>
      </summary>
      <div className="stack-loose">
        <p className="note">{law.say('page.law.elements.text', sides(law, question))}</p>
        {[...Map.groupBy(compared, ({ offence }) => offence)].map(([offence, elements]) => (
          <section key={offence} className="stack">
            <h4>{tellOffence(law, offence, isCommonOffence(offence))}</h4>
            {elements.map((one) => (
              <Element key={one.element.id} law={law} one={one} onSet={set} />
            ))}
          </section>
        ))}
      </div>
    </details>
  )
}

interface ElementProps {
  readonly law: Law
  readonly one: ComparedElement
  readonly onSet: (key: string, there: boolean | undefined) => void
}

const states = ['yes', 'no', 'unknown'] as const

function Element({ law, one: { offence, element, there }, onSet }: ElementProps) {
  const key = `${offence} ${element.id}`
  const name = `element-${offence}-${element.id}`
  const current = there === undefined ? 'unknown' : there ? 'yes' : 'no'
  return (
    <fieldset className="field">
      <legend className="field-label" lang="en" dir="ltr">
        {element.says}
      </legend>
      <div className="choices choices-row">
        {states.map((state) => (
          <div key={state} className="choice">
            <input
              type="radio"
              id={`${name}-${state}`}
              name={name}
              value={state}
              checked={current === state}
              onChange={() => onSet(key, state === 'unknown' ? undefined : state === 'yes')}
            />
            <label htmlFor={`${name}-${state}`}>{law.say(`page.law.say.${state}`)}</label>
          </div>
        ))}
      </div>
    </fieldset>
  )
}
