import { useState } from 'react'
import { Button } from '../button.tsx'
import { Combobox } from '../combobox.tsx'
import { DateRange } from '../date-fields.tsx'
import { ErrorSummary } from '../error-summary.tsx'
import { PageHead } from '../page-head.tsx'
import { PaperSheet } from '../paper.tsx'
import { Status } from '../status.tsx'
import { Stepper, type Step } from '../stepper.tsx'
import { TextArea, TextInput } from '../text-fields.tsx'
import { letter } from './letters.ts'
import { cites, dateWords, states } from './samples.ts'

const steps: readonly Step[] = [
  { id: 'to', name: 'To whom', state: 'done' },
  { id: 'basis', name: 'Legal basis', state: 'done' },
  { id: 'facts', name: 'The facts', state: 'todo' },
  { id: 'offences', name: 'Offences', state: 'done' },
  { id: 'measures', name: 'What is asked', state: 'attention', note: '1 answer missing' },
  { id: 'persons', name: 'Persons', state: 'todo' },
  { id: 'review', name: 'Review and send', state: 'todo' },
]

const comboWords = {
  open: 'Show all States',
  clear: 'Clear',
  none: 'No State of that name',
  count: (found: number) => `${found} States`,
}

function Form({ onField }: { readonly onField: (key: string) => void }) {
  const [state, setState] = useState('XBO')
  const [facts, setFacts] = useState(
    'Between 9 January 2023 and 14 November 2024, Marek OSTROV, then head of procurement of the State railways, is suspected of having accepted payments of EUR 1 240 000 in return for awarding four contracts.',
  )
  const [name, setName] = useState('')
  const [period, setPeriod] = useState({ from: '2023-01-01', until: '' })
  return (
    <div className="stack-loose">
      <Combobox
        id="state"
        label="Requested State"
        options={states}
        value={state}
        onChange={setState}
        words={comboWords}
      />
      <TextArea
        id="facts"
        label="Summary of the facts"
        hint="Who did what, when and where, and how this leads to the evidence that is sought. Do not name sources."
        why={{ label: 'Asked because of', cites: [cites.facts, cites.ets] }}
        value={facts}
        onChange={setFacts}
        onFocus={() => onField('facts')}
      />
      <TextInput
        id="name"
        label="Name of the account holder"
        mark="optional"
        value={name}
        onChange={setName}
        onFocus={() => onField('accounts')}
      />
      <DateRange
        id="period"
        label="Period of the account statements"
        error="Give the last day of the period. Without it Borduria must ask, and the request waits."
        words={{ ...dateWords, from: 'First day', until: 'Last day' }}
        value={period}
        onChange={setPeriod}
      />
    </div>
  )
}

function Preview({
  active,
  onSelect,
}: {
  readonly active: string
  readonly onSelect: (key: string) => void
}) {
  return (
    <div className="sticky">
      <PaperSheet
        paper={letter}
        active={active}
        onSelect={(from) => onSelect(from[0] ?? '')}
        selectLabel={(from) => `Change: ${from.join(', ')}`}
        openLabel="Still to be answered"
      />
    </div>
  )
}

const missing = [{ fieldId: 'period-until', text: 'Give the last day of the period', cites: [cites.facts] }]
const stepWords = {
  done: 'complete',
  todo: 'to do',
  attention: 'needs attention',
  position: 'Step 3 of 7: The facts',
}

/** A request in the making: the steps, the questions, and the letter as it grows. */
export function ComposeScene() {
  const [current, go] = useState('facts')
  const [field, setField] = useState('facts')
  return (
    <>
      <PageHead
        back={{ href: '?scene=queue', label: 'Cases' }}
        kicker="Mutual legal assistance to Borduria"
        title="New request"
        status={<Status boxed icon="edit" text="Draft" />}
        references={[{ label: 'Ours', value: 'XAR-OUT-MLA-2026-000131-7' }]}
      />
      <div className="columns">
        <div className="col-side">
          <Stepper
            label="Steps of the request"
            steps={steps}
            current={current}
            onSelect={go}
            words={stepWords}
          />
        </div>
        <div className="col-main split">
          <div className="stack-loose">
            <h2>The facts</h2>
            <ErrorSummary title="One answer is missing" errors={missing} focus={false} />
            <Form onField={setField} />
            <div className="action-bar row">
              <Button variant="primary">Continue</Button>
              <Button>Go to review</Button>
            </div>
          </div>
          <Preview active={field} onSelect={setField} />
        </div>
      </div>
    </>
  )
}
