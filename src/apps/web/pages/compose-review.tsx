import { useState } from 'react'
import type { Defect } from '#core/kernel/outcome'
import { letterLanguages } from '#core/knowledge/check-books'
import { isOverridden, type readAndCheck } from '#core/request/check-request'
import { Button, LinkButton } from '../parts/button.tsx'
import { CheckboxGroup } from '../parts/choice-fields.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { FindingLine } from '../parts/finding.tsx'
import { Notice } from '../parts/notice.tsx'
import { TextArea } from '../parts/text-fields.tsx'
import { fileAddress, type ValueOf } from '../call.ts'
import { useFormats, useLibrary, useSignedIn } from '../session.tsx'
import { CaseFiles } from './case-files.tsx'
import { citationsOf } from './citations-of.ts'
import { NoPartnerNotice } from './no-partner-notice.tsx'
import { tellDefect, tellMend } from './tell-defect.ts'
import type { Draft } from './use-draft.ts'

interface Props {
  readonly checked: ReturnType<typeof readAndCheck>
  readonly draft: Draft
  readonly loaded: ValueOf<'read-case'>
  readonly onField: (field: string) => void
  readonly onSubmit: () => Promise<void>
  /** The request has left; what follows is a supplement. */
  readonly supplement: boolean
}

/** Languages, files, and everything the other State would send it back for; then the hand-over to a second person. */
export function ComposeReview({ checked, draft, loaded, onField, onSubmit, supplement }: Props) {
  const { say } = useSignedIn()
  const { request } = draft
  const [busy, setBusy] = useState(false)
  const open = checked.defects.filter((defect) => !isOverridden(request, defect))
  const errors = open.filter(({ severity }) => severity === 'error')
  const warnings = open.filter(({ severity }) => severity === 'warning')
  const setAside = checked.defects.filter((defect) => isOverridden(request, defect))
  const submit = () => {
    setBusy(true)
    void onSubmit().finally(() => setBusy(false))
  }
  return (
    <section className="stack-loose" aria-labelledby="step-title">
      <h2 id="step-title">{say('page.compose.review')}</h2>
      <Languages draft={draft} />
      {!supplement && <CaseFiles loaded={loaded} />}
      {errors.length > 0 ? (
        <DefectList
          title={say('page.review.errors', { n: errors.length })}
          defects={errors}
          draft={draft}
          onField={onField}
        />
      ) : (
        <Notice tone="success" title={say('page.review.complete')}>
          {say('page.review.complete.text')}
        </Notice>
      )}
      {warnings.length > 0 && (
        <DefectList
          title={say('page.review.warnings', { n: warnings.length })}
          defects={warnings}
          draft={draft}
          onField={onField}
        />
      )}
      {setAside.length > 0 && <SetAside defects={setAside} draft={draft} />}
      <NoPartnerNotice state={loaded.file.counterpart_state} />
      <Downloads loaded={loaded} draft={draft} />
      <div className="action-bar row">
        <Button
          variant="primary"
          icon="user"
          disabled={errors.length > 0 && !supplement}
          busy={busy}
          busyLabel={say('page.review.submitting')}
          onClick={submit}
        >
          {say(supplement ? 'page.review.supplement' : 'page.review.submit')}
        </Button>
        <span className="note">
          {say(supplement ? 'page.review.supplement.text' : 'page.review.submit.text')}
        </span>
      </div>
    </section>
  )
}

/** The languages in which the letter is made; the first is the one that counts. */
function Languages({ draft }: { readonly draft: Draft }) {
  const { say } = useSignedIn()
  const library = useLibrary()
  const formats = useFormats()
  const names = new Intl.DisplayNames([formats.language], { type: 'language' })
  const { request, change } = draft
  return (
    <CheckboxGroup
      id="letters"
      inline
      label={say('page.review.languages')}
      hint={say('page.review.languages.hint', { language: names.of(request.language) ?? request.language })}
      value={request.letters}
      onChange={(next) =>
        change((old) => ({ ...old, letters: [old.language, ...next.filter((one) => one !== old.language)] }))
      }
      options={letterLanguages(library.books.words).map((code) => ({
        value: code,
        label: names.of(code) ?? code,
        disabled: code === request.language,
      }))}
    />
  )
}

interface ListProps {
  readonly title: string
  readonly defects: readonly Defect[]
  readonly draft: Draft
  readonly onField: (field: string) => void
}

function DefectList({ title, defects, draft, onField }: ListProps) {
  const { say } = useSignedIn()
  const library = useLibrary()
  const formats = useFormats()
  const [asideOf, setAsideOf] = useState<Defect>()
  return (
    <section className="stack-tight section">
      <h3>{title}</h3>
      {defects.map((defect) => (
        <FindingLine
          key={defect.rule + defect.field}
          answer="no"
          tone={defect.severity === 'error' ? 'danger' : 'warning'}
          answerText=""
          says={tellDefect(defect, formats, say)}
          cites={citationsOf(library, formats, say, defect.cites)}
          asks={
            <span className="row">
              <span>{tellMend(defect, formats)}</span>
              {!defect.field.startsWith('measures.') && (
                <Button size="small" onClick={() => onField(defect.field)}>
                  {say('page.review.go')}
                </Button>
              )}
              {defect.severity === 'error' &&
                defect.rule !== 'malformed' &&
                defect.rule !== 'no-basis' &&
                defect.field !== 'bases' && (
                  <Button size="small" variant="quiet" onClick={() => setAsideOf(defect)}>
                    {say('page.review.aside')}
                  </Button>
                )}
            </span>
          }
        />
      ))}
      {asideOf && <AsideDialog defect={asideOf} draft={draft} onClose={() => setAsideOf(undefined)} />}
    </section>
  )
}

/** Setting a rule aside: a person decides, and the reason travels with the request. */
function AsideDialog({
  defect,
  draft,
  onClose,
}: {
  readonly defect: Defect
  readonly draft: Draft
  readonly onClose: () => void
}) {
  const { say } = useSignedIn()
  const formats = useFormats()
  const [reason, setReason] = useState('')
  const keep = () => {
    draft.change((old) => ({
      ...old,
      overrides: [...old.overrides, { rule: defect.rule, field: defect.field, reason: reason.trim() }],
    }))
    onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={say('page.review.aside.title')}
      closeLabel={say('page.cancel')}
      actions={
        <>
          <Button variant="primary" disabled={reason.trim().length < 10} onClick={keep}>
            {say('page.review.aside.keep')}
          </Button>
          <Button onClick={onClose}>{say('page.cancel')}</Button>
        </>
      }
    >
      <p>{tellDefect(defect, formats, say)}</p>
      <TextArea
        id="aside-reason"
        label={say('page.review.aside.reason')}
        hint={say('page.review.aside.hint')}
        value={reason}
        onChange={setReason}
      />
    </Dialog>
  )
}

function SetAside({ defects, draft }: { readonly defects: readonly Defect[]; readonly draft: Draft }) {
  const { say } = useSignedIn()
  const formats = useFormats()
  const reasonOf = (defect: Defect) =>
    draft.request.overrides.find(({ rule, field }) => rule === defect.rule && field === defect.field)
      ?.reason ?? ''
  const back = (defect: Defect) =>
    draft.change((old) => ({
      ...old,
      overrides: old.overrides.filter(({ rule, field }) => rule !== defect.rule || field !== defect.field),
    }))
  return (
    <section className="stack-tight section">
      <h3>{say('page.review.set-aside')}</h3>
      {defects.map((defect) => (
        <FindingLine
          key={defect.rule + defect.field}
          answer="unknown"
          tone="info"
          answerText=""
          says={tellDefect(defect, formats, say)}
          asks={
            <span className="row">
              <span>{say('page.review.because', { reason: reasonOf(defect) })}</span>
              <Button size="small" variant="quiet" onClick={() => back(defect)}>
                {say('page.review.back')}
              </Button>
            </span>
          }
        />
      ))}
    </section>
  )
}

function Downloads({ loaded, draft }: Pick<Props, 'loaded' | 'draft'>) {
  const { say } = useSignedIn()
  const formats = useFormats()
  const names = new Intl.DisplayNames([formats.language], { type: 'language' })
  return (
    <section className="stack-tight section">
      <h3>{say('page.review.download')}</h3>
      <div className="row">
        {draft.request.letters.flatMap((language) =>
          (['pdf', 'docx'] as const).map((format) => (
            <LinkButton
              key={language + format}
              size="small"
              icon="download"
              download
              href={fileAddress('print-letter', { caseId: loaded.file.id, format, language })}
            >
              {`${names.of(language) ?? language} · ${format.toUpperCase()}`}
            </LinkButton>
          )),
        )}
      </div>
    </section>
  )
}
