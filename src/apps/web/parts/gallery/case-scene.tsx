import { useState } from 'react'
import { Button } from '../button.tsx'
import { Confirm } from '../dialog.tsx'
import { FileList } from '../file-list.tsx'
import { FindingLine } from '../finding.tsx'
import { KeyValue } from '../key-value.tsx'
import { Notice } from '../notice.tsx'
import { PageHead } from '../page-head.tsx'
import { Seal } from '../signature.tsx'
import { Status } from '../status.tsx'
import { Timeline } from '../timeline.tsx'
import { cites, events, files, fileWords } from './samples.ts'

const recipient = [
  { label: 'To', value: 'Division for Mutual Assistance, Ministry of Justice, Borduria' },
  { label: 'By', value: 'Secure network', note: 'A signed receipt comes back within a minute.' },
  { label: 'Contains', value: 'Supplement, 1 page, English and French' },
]

function Context() {
  return (
    <aside className="col-context stack-loose" aria-label="About the case">
      <section className="stack-tight">
        <h2>In short</h2>
        <KeyValue
          rows={[
            { label: 'Requested State', value: 'Borduria' },
            { label: 'Basis', value: 'UNCAC, article 46', note: 'Both bound since 9 June 2011' },
            { label: 'Next', value: 'Their answer', note: 'expected by 24 April 2026' },
            { label: 'In charge', value: 'Ines Varga' },
          ]}
        />
      </section>
      <section className="stack-tight">
        <h2>What the law says</h2>
        <div>
          <FindingLine
            answer="no"
            answerText="No ground."
            tone="success"
            says="Bank secrecy is no ground to refuse."
            cites={[cites.bank]}
          />
          <FindingLine
            answer="unknown"
            answerText="Not known."
            says="Whether Borduria may refuse for want of dual criminality."
            asks={<a href="#ask">Is a house to be searched?</a>}
            cites={[cites.dual]}
          />
        </div>
      </section>
      <section className="stack-tight">
        <h2>Documents</h2>
        <FileList items={files} words={fileWords} />
      </section>
    </aside>
  )
}

function Head({ onSend }: { readonly onSend: () => void }) {
  return (
    <PageHead
      back={{ href: '?scene=queue', label: 'Cases' }}
      kicker="Mutual legal assistance, outgoing"
      title="Account statements of Litoral Consulting S.R.L."
      references={[
        { label: 'Ours', value: 'XAR-OUT-MLA-2026-000131-7' },
        { label: 'Theirs', value: 'BO-MLI-2026-0417' },
      ]}
      copy={{ label: (value) => `Copy ${value}`, done: 'Reference copied' }}
      status={<Status boxed tone="warning" icon="clock" text="Waiting for their answer" />}
      actions={
        <>
          <Button variant="primary" icon="reply" onClick={onSend}>
            Send a supplement
          </Button>
          <Button>Withdraw</Button>
        </>
      }
    />
  )
}

function Main() {
  return (
    <div className="col-main stack-loose">
      <Notice
        tone="warning"
        title="They asked for something on 2 April"
        action={
          <Button size="small" icon="reply">
            Answer
          </Button>
        }
      >
        The period for which account statements are sought is not stated. The form opens at that question.
      </Notice>
      <section className="stack">
        <h2>What happened</h2>
        <Timeline
          label="What happened"
          events={events}
          lanes={{ own: 'Arcadia', other: 'Borduria', internal: 'Internal: never leaves this office' }}
          fileWords={fileWords}
          since={{ id: 'e5', text: 'New since your last visit' }}
        />
      </section>
      <Seal
        verdict="valid"
        title="The seal of Borduria is valid"
        rows={[
          { label: 'Sealed by', value: 'Ministry of Justice, Borduria' },
          { label: 'On', value: '5 March 2026, 09:22' },
          { label: 'Key', value: <span className="mono">5F2A 90C1 77DE 4B08</span> },
        ]}
      />
    </div>
  )
}

/** One case: what happened, what is next, what it rests on. */
export function CaseScene() {
  const [asking, ask] = useState(false)
  const close = () => ask(false)
  return (
    <>
      <Head onSend={() => ask(true)} />
      <div className="columns">
        <Main />
        <Context />
      </div>
      <Confirm
        open={asking}
        title="Send this supplement?"
        facts={recipient}
        confirmLabel="Send to Borduria"
        cancelLabel="Go back"
        onConfirm={close}
        onCancel={close}
      >
        Once it is sent it cannot be taken back; it can only be withdrawn by a further letter.
      </Confirm>
    </>
  )
}
