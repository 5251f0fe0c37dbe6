import { useState } from 'react'
import { Checkbox, CheckboxGroup, RadioGroup } from '../choice-fields.tsx'
import { Combobox } from '../combobox.tsx'
import { DateInput } from '../date-fields.tsx'
import type { FileItem } from '../file-list.tsx'
import { FileInput } from '../file-input.tsx'
import { NumberInput, Select, TextInput } from '../text-fields.tsx'
import { cites, dateWords, files, fileWords, states } from './samples.ts'
import { Specimen } from './specimen.tsx'

function Texts() {
  const [text, setText] = useState('')
  const [months, setMonths] = useState<number | undefined>(96)
  const [language, setLanguage] = useState('fr')
  const why = { label: 'Asked because of', cites: [cites.scope] }
  return (
    <div className="grid">
      <TextInput
        id="t-1"
        label="Authority that asks"
        hint="In full, as on its letters."
        why={why}
        value={text}
        onChange={setText}
      />
      <TextInput
        id="t-2"
        label="File number"
        error="Enter the number of the file."
        value=""
        onChange={() => {}}
        width="medium"
      />
      <NumberInput
        id="t-3"
        label="Highest penalty"
        unit="months"
        value={months}
        onChange={(value) => setMonths(value)}
        echo="8 years"
      />
      <Select
        id="t-4"
        label="Language of the letter"
        options={[
          { value: 'en', label: 'English' },
          { value: 'fr', label: 'French' },
        ]}
        value={language}
        onChange={setLanguage}
      />
      <TextInput id="t-5" label="Not open now" value="Closed on 2 April 2026" onChange={() => {}} disabled />
    </div>
  )
}

const measureOptions = [
  { value: 'bank', label: 'Account statements', hint: 'Of one account or of all that a person holds.' },
  { value: 'search', label: 'Search and seizure' },
  { value: 'witness', label: 'Hearing of a witness' },
]

function Choices() {
  const [coercive, setCoercive] = useState('no')
  const [measures, setMeasures] = useState<readonly string[]>(['bank'])
  const [urgent, setUrgent] = useState(false)
  const [reason, setReason] = useState('')
  return (
    <div className="grid">
      <RadioGroup
        id="c-1"
        label="Does the measure need compulsion?"
        hint="A search does; asking a register does not."
        why={{ label: 'Asked because of', cites: [cites.dual] }}
        inline
        options={[
          { value: 'yes', label: 'Yes' },
          { value: 'no', label: 'No' },
          { value: 'unknown', label: 'Not known' },
        ]}
        value={coercive}
        onChange={setCoercive}
      />
      <CheckboxGroup
        id="c-2"
        label="What is asked"
        error="Choose at least one measure."
        options={measureOptions}
        more={(value) =>
          value === 'bank' ? (
            <TextInput id="c-2-why" label="Which bank" value={reason} onChange={setReason} />
          ) : undefined
        }
        value={measures}
        onChange={setMeasures}
      />
      <Checkbox
        id="c-3"
        label="The matter is urgent"
        hint="Say why, and by when."
        checked={urgent}
        onChange={setUrgent}
      />
    </div>
  )
}

function DatesAndStates() {
  const [born, setBorn] = useState('1971')
  const [sent, setSent] = useState('2026-03-04')
  const [state, setState] = useState('')
  return (
    <div className="grid">
      <DateInput
        id="d-1"
        label="Date of birth"
        hint="As much as is known."
        words={dateWords}
        value={born}
        onChange={setBorn}
        birthday
      />
      <DateInput
        id="d-2"
        label="Date of the letter"
        words={dateWords}
        value={sent}
        onChange={setSent}
        echo={sent === '2026-03-04' ? 'Wednesday, 4 March 2026' : sent}
      />
      <Combobox
        id="d-3"
        label="State"
        hint="By name or code."
        options={states}
        value={state}
        onChange={setState}
        words={{
          open: 'Show all States',
          clear: 'Clear',
          none: 'No State of that name',
          count: (found) => `${found} States`,
        }}
      />
    </div>
  )
}

function Files() {
  const [list, setList] = useState<readonly FileItem[]>([
    ...files,
    { id: 'f3', name: 'exhibit-07-ledger.xlsx', sizeBytes: 2_410_000, progress: 0.62, note: 'Exhibit 7' },
    {
      id: 'f4',
      name: 'recording.mov',
      sizeBytes: 3_200_000_000,
      error: 'Larger than 2 GB. Send it in parts, or by courier with its fingerprint here.',
    },
  ])
  return (
    <FileInput
      id="f"
      label="Annexes"
      hint="PDF, Word or images, up to 2 GB each."
      files={list}
      onAdd={(added) =>
        setList([
          ...list,
          ...added.map((file) => ({ id: file.name, name: file.name, sizeBytes: file.size, progress: 0 })),
        ])
      }
      onRemove={(id) => setList(list.filter((file) => file.id !== id))}
      words={{ ...fileWords, choose: 'Choose files', drop: 'or drop them here' }}
    />
  )
}

/** Questions of every shape. */
export function FieldSpecimens() {
  return (
    <>
      <Specimen title="Text and numbers">
        <Texts />
      </Specimen>
      <Specimen title="Choices">
        <Choices />
      </Specimen>
      <Specimen title="Dates and States">
        <DatesAndStates />
      </Specimen>
      <Specimen title="Files">
        <Files />
      </Specimen>
    </>
  )
}
