import { Button } from '../button.tsx'
import { Empty } from '../empty.tsx'
import { ErrorSummary } from '../error-summary.tsx'
import { FindingLine } from '../finding.tsx'
import { KeyValue } from '../key-value.tsx'
import { Notice } from '../notice.tsx'
import { Progress } from '../progress.tsx'
import { Seal } from '../signature.tsx'
import { SaveState, Status } from '../status.tsx'
import { DataTable } from '../table.tsx'
import { cites } from './samples.ts'
import { Specimen } from './specimen.tsx'

function Notices() {
  return (
    <div className="stack measure">
      <Notice title="The books were compared with the depositary on 3 March 2026" />
      <Notice tone="success" title="Request sent">
        A signed receipt came back after 19 seconds. Borduria acknowledges within one working day.
      </Notice>
      <Notice tone="warning" title="The line is slow" action={<Button size="small">Try again</Button>}>
        Your draft is kept on this computer and goes out by itself when the line is back.
      </Notice>
      <Notice tone="danger" title="The seal does not match the letter">
        Do not act on this letter. Ask the sender by telephone, by the number in the register.
      </Notice>
    </div>
  )
}

function States() {
  return (
    <>
      <div className="row">
        <Status boxed text="Draft" icon="edit" />
        <Status boxed tone="info" text="Under execution" />
        <Status boxed tone="success" text="Executed in full" />
        <Status boxed tone="warning" icon="clock" text="Due in 3 days" />
        <Status boxed tone="danger" text="Refused" />
      </div>
      <div className="row">
        <Status text="Withdrawn" />
        <Status tone="info" text="With the court" />
        <Status tone="success" text="Accepted" />
        <Status tone="warning" text="Waiting" icon="clock" />
        <Status tone="danger" text="Overdue" />
        <SaveState stage="saved" text="Saved 14:05" />
        <SaveState stage="saving" text="Saving" />
        <SaveState stage="waiting" text="No line; kept here" />
        <SaveState stage="failed" text="Not saved" />
      </div>
    </>
  )
}

function Findings() {
  return (
    <div className="measure">
      <FindingLine
        answer="yes"
        answerText="Yes."
        tone="success"
        says="Both States are bound by the Convention on 4 March 2026."
        cites={[cites.bank]}
      />
      <FindingLine
        answer="yes"
        answerText="Applies."
        tone="danger"
        says="The offence is punishable by death, and no assurance was given."
        cites={[cites.ets]}
      />
      <FindingLine
        answer="no"
        answerText="No."
        says="No reservation touches this request."
        cites={[cites.dual]}
      />
      <FindingLine
        answer="unknown"
        answerText="Not known."
        says="Whether refusal for want of dual criminality is open."
        asks={<Button size="small">Answer: is the conduct an offence in Borduria?</Button>}
        cites={[cites.dual, { label: 'Criminal Code 332' }]}
      />
    </div>
  )
}

function Waiting() {
  return (
    <div className="grid">
      <Progress label="Answers" value={12} max={15} text="12 of 15" />
      <Progress label="Reading the letter" />
      <Seal
        verdict="invalid"
        title="The seal is not valid"
        text="The letter was changed after it was sealed."
        rows={[{ label: 'Sealed by', value: 'not known' }]}
      />
    </div>
  )
}

function EmptyTable() {
  const columns = [
    { key: 'a', head: 'Reference', cell: () => '' },
    { key: 'b', head: 'State', cell: () => '' },
  ]
  const empty = <p className="muted">No case matches these filters.</p>
  return <DataTable caption="An empty table" columns={columns} rows={[]} rowKey={String} empty={empty} />
}

function Empties() {
  return (
    <div className="grid">
      <Empty drawing="tray" title="Nothing waits for you">
        New letters appear here as they arrive.
      </Empty>
      <Empty drawing="letter" title="No letter yet" action={<Button>Start a request</Button>} />
      <Empty drawing="search" title="Nothing was found">
        Look for a reference, a surname or a State.
      </Empty>
      <Empty drawing="calendar" title="Nothing is due">
        The next time limit ends on 15 May 2026.
      </Empty>
      <Empty drawing="line" title="The line is down">
        Your work is kept here and goes out when it is back.
      </Empty>
      <Empty
        drawing="folder"
        title="This page does not exist"
        action={<a href="#home">Go to your cases</a>}
      />
    </div>
  )
}

const errors = [
  {
    fieldId: 't-2',
    text: 'Enter the number of the file',
    help: 'It stands on the first page of the order.',
    cites: [cites.ets],
  },
  { fieldId: 'c-2', text: 'Choose at least one measure' },
  { fieldId: 'd-1', text: 'Enter a year of birth' },
]

const answers = [
  {
    label: 'Requesting authority',
    value: 'District Court of Port Meridian',
    action: <a href="#c">Change</a>,
  },
  {
    label: 'Offence',
    value: 'Passive bribery',
    note: 'Criminal Code, section 332(1)',
    action: <a href="#d">Change</a>,
  },
]

const shown = [
  { title: 'Notices', part: <Notices /> },
  {
    title: 'What is wrong',
    part: <ErrorSummary title="Three answers need attention" focus={false} errors={errors} />,
  },
  { title: 'Where it stands', part: <States /> },
  { title: 'What the law says', part: <Findings /> },
  { title: 'Names and values', part: <KeyValue rows={answers} /> },
  { title: 'Waiting', part: <Waiting /> },
  { title: 'Nothing here', part: <Empties /> },
  { title: 'A table without rows', part: <EmptyTable /> },
]

/** What the page says by itself. */
export function MessageSpecimens() {
  return shown.map(({ title, part }) => (
    <Specimen key={title} title={title}>
      {part}
    </Specimen>
  ))
}
