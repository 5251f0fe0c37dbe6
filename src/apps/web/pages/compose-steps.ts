import type { Defect } from '#core/kernel/outcome'
import type { Say } from '#core/knowledge/words'
import { isOverridden } from '#core/request/check-request'
import type { Question } from '#core/request/questions'
import type { Request } from '#core/request/request'
import { isAnswered } from '#core/request/values'
import type { Step } from '../parts/stepper.tsx'

/** The steps of a request: its sections and measures as the questions follow from basis and measure, then the review. */
export function stepsOf(
  questions: readonly Question[],
  defects: readonly Defect[],
  request: Request,
  law: Say,
  say: Say,
  reopened: readonly string[] | undefined,
): readonly Step[] {
  const asked = reopened ? questions.filter(({ field }) => reopened.includes(field.key)) : questions
  const sections = [...new Set(asked.map(({ section }) => section))]
  const wrong = new Set(
    defects
      .filter(
        (defect) =>
          defect.severity === 'error' && defect.rule !== 'missing' && !isOverridden(request, defect),
      )
      .map(({ field }) => field.split(/[.[]/)[0]),
  )
  const steps = sections.map((section): Step => {
    const mine = asked.filter((question) => question.section === section)
    const open = mine.filter(({ field, needed }) => needed && !isAnswered(request.facts[field.key])).length
    const faulty = mine.some(({ field }) => wrong.has(field.key))
    return {
      id: section,
      name: law(section),
      state: faulty ? 'attention' : open > 0 ? 'todo' : 'done',
      note: faulty ? say('page.step.faulty') : open > 0 ? say('page.step.open', { n: open }) : undefined,
    }
  })
  if (reopened) return [...steps, { id: 'review', name: say('page.compose.review'), state: 'todo' }]
  const basisFaulty = wrong.has('bases')
  const basis: Step = {
    id: 'basis',
    name: say('page.step.basis'),
    state: basisFaulty ? 'attention' : 'done',
    note: basisFaulty ? say('page.step.faulty') : undefined,
  }
  // After the offences: they decide which convention carries the request.
  const at = steps.findIndex(({ id }) => id === 'section.offences') + 1
  return [
    ...steps.slice(0, at),
    basis,
    ...steps.slice(at),
    { id: 'review', name: say('page.compose.review'), state: 'todo' },
  ]
}
