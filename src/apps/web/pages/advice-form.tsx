import { Button } from '../parts/button.tsx'
import { AdviceFacts } from './advice-facts.tsx'
import { StarterInput, type QuestionProps } from './advice-starters.tsx'

/** All questions at once: who asks whom, for what, on which day; and what is known of the case. */
export function AdviceForm(props: QuestionProps) {
  const { law, question, onChange } = props
  const { from, to, mechanism } = question
  return (
    <form
      className="stack-loose"
      noValidate
      aria-label={law.say('page.law.question')}
      onSubmit={(event) => event.preventDefault()}
    >
      <div className="stack">
        <StarterInput {...props} name="from" />
        <StarterInput {...props} name="to" />
        <div className="no-print">
          <Button size="small" variant="quiet" icon="sort" onClick={() => onChange({ from: to, to: from })}>
            {law.say('page.law.swap')}
          </Button>
        </div>
      </div>
      <StarterInput {...props} name="mechanism" />
      {mechanism && <StarterInput {...props} name="measure" />}
      <StarterInput {...props} name="on" />
      <AdviceFacts {...props} />
    </form>
  )
}
