import { useState } from 'react'
import { dayOf } from '#core/kernel/day'
import { composeLetter } from '#core/request/letter'
import { officeOf } from '#core/request/office'
import { Request } from '#core/request/request'
import { Button } from '../parts/button.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { PaperSheet } from '../parts/paper.tsx'
import { Progress } from '../parts/progress.tsx'
import { SaveState, Status } from '../parts/status.tsx'
import { Stepper } from '../parts/stepper.tsx'
import { Tabs } from '../parts/tabs.tsx'
import type { ValueOf } from '../call.ts'
import { useFormats, useLibrary, useSignedIn } from '../session.tsx'
import { useCall } from '../use-call.ts'
import { lookOf } from './case-words.ts'
import { ComposeBasis } from './compose-basis.tsx'
import { ComposeReview } from './compose-review.tsx'
import { ComposeStep } from './compose-step.tsx'
import { FailureNotice } from './failure-notice.tsx'
import { useComposing, type Composing } from './use-composing.ts'

type Loaded = ValueOf<'read-case'>

/** The request in the making: steps, questions, and the letter beside them as it grows. */
export function ComposePage({ params }: { readonly params: Readonly<Record<string, string>> }) {
  const { say } = useSignedIn()
  const { value, failure, reload } = useCall('read-case', { caseId: params['id']! })
  if (failure) return <FailureNotice failure={failure} onRetry={() => void reload()} />
  if (!value) return <Progress label={say('page.loading')} />
  const request = Request.safeParse(value.request?.request)
  if (!request.success || !value.request) return <FailureNotice failure={{ ok: false, fault: true }} />
  return (
    <Composer key={value.file.id} loaded={value} start={request.data} revision={value.request.revision} />
  )
}

interface ComposerProps {
  readonly loaded: Loaded
  readonly start: Request
  readonly revision: number
}

function Composer({ loaded, start, revision }: ComposerProps) {
  const { say, me } = useSignedIn()
  const formats = useFormats()
  const composing = useComposing(loaded, start, revision)
  const { draft, shown, active, failure, goToField } = composing
  return (
    <>
      <PageHead
        back={{ href: `/cases/${loaded.file.id}`, label: say('page.compose.back') }}
        kicker={say('page.compose.kicker', { state: formats.state(loaded.file.counterpart_state) })}
        title={loaded.file.title}
        status={<Status boxed {...lookOf(loaded.file.state)} text={say(`page.state.${loaded.file.state}`)} />}
        references={[{ label: say('page.case.ours'), value: loaded.file.reference }]}
        actions={<SaveState stage={draft.stage} text={say(`page.save.${draft.stage}`)} />}
      />
      {draft.failure && (
        <FailureNotice
          failure={draft.failure}
          action={<Button onClick={() => location.reload()}>{say('page.reload')}</Button>}
        />
      )}
      {failure && <FailureNotice failure={failure} />}
      <div className="columns">
        <div className="col-side">
          <Steps composing={composing} />
        </div>
        <div className="col-main split">
          <div className="stack-loose">
            <CurrentStep composing={composing} loaded={loaded} />
          </div>
          <Letter
            request={shown}
            loaded={loaded}
            active={active}
            onSelect={(from) => from[0] && goToField(from[0])}
            office={me.house}
          />
        </div>
      </div>
    </>
  )
}

function Steps({ composing: { steps, step, at, go } }: { readonly composing: Composing }) {
  const { say } = useSignedIn()
  return (
    <Stepper
      label={say('page.compose.steps')}
      steps={steps}
      current={step.id}
      onSelect={(id) => go(id)}
      words={{
        done: say('page.step.done'),
        todo: say('page.step.todo'),
        attention: say('page.step.attention'),
        position: say('page.step.position', { n: at + 1, of: steps.length, name: step.name }),
      }}
    />
  )
}

interface CurrentProps {
  readonly composing: Composing
  readonly loaded: Loaded
}

/** The step in hand with the way on; the review stands at the end. */
function CurrentStep({ composing, loaded }: CurrentProps) {
  const { say } = useSignedIn()
  const { step, steps, at, checked, draft, reopened, go, goToField, submit, setActive } = composing
  if (step.id === 'review') {
    const common = { checked, draft, loaded, onField: goToField, onSubmit: submit }
    return <ComposeReview {...common} supplement={reopened !== undefined} />
  }
  return (
    <>
      {step.id === 'basis' ? (
        <ComposeBasis checked={checked} draft={draft} onField={goToField} />
      ) : (
        <ComposeStep
          step={step.id}
          checked={checked}
          draft={draft}
          onActive={setActive}
          reopened={reopened}
        />
      )}
      <div className="action-bar row">
        <Button variant="primary" iconEnd="forward" onClick={() => go(steps[at + 1]!.id)}>
          {say('page.compose.continue')}
        </Button>
        <Button onClick={() => go('review')}>{say('page.compose.to-review')}</Button>
      </div>
    </>
  )
}

interface LetterProps {
  readonly request: Request
  readonly loaded: Loaded
  readonly active: string | undefined
  readonly onSelect: (from: readonly string[]) => void
  readonly office: { readonly name: string; readonly state: string; readonly address?: string }
}

/** The letter in each of its languages, made in this page from the same blocks as DOCX and PDF. */
function Letter({ request, loaded, active, onSelect, office }: LetterProps) {
  const { say } = useSignedIn()
  const library = useLibrary()
  const formats = useFormats()
  const [language, setLanguage] = useState(request.letters[0]!)
  const { file } = loaded
  const today = dayOf(new Date().toISOString())
  const sheet = (spoken: string) => {
    const frame = {
      from: office,
      to: officeOf(library, file.counterpart_state),
      ourReference: file.reference,
      date: today,
      draft: file.state === 'drafting',
      ...(file.their_reference ? { theirReference: file.their_reference } : {}),
    }
    return (
      <PaperSheet
        paper={composeLetter(library, request, frame, spoken)}
        active={active}
        onSelect={onSelect}
        selectLabel={(from) =>
          say('page.compose.change', { what: from.map((key) => formats.say(`field.${key}`)).join(', ') })
        }
        openLabel={say('page.compose.open')}
      />
    )
  }
  const names = new Intl.DisplayNames([formats.language], { type: 'language' })
  const shown = request.letters.includes(language) ? language : request.letters[0]!
  return (
    <div className="sticky">
      <Tabs
        label={say('page.compose.letter')}
        current={shown}
        onChange={setLanguage}
        tabs={request.letters.map((code) => ({
          id: code,
          label: names.of(code) ?? code,
          panel: shown === code ? sheet(code) : null,
        }))}
      />
    </div>
  )
}
