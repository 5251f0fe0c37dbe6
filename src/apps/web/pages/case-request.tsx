import { useMemo } from 'react'
import { readAndCheck } from '#core/request/check-request'
import { composeLetter } from '#core/request/letter'
import { Request } from '#core/request/request'
import { LinkButton } from '../parts/button.tsx'
import { FindingLine } from '../parts/finding.tsx'
import { Notice } from '../parts/notice.tsx'
import { PaperSheet } from '../parts/paper.tsx'
import { fileAddress } from '../call.ts'
import { useFormats, useLibrary, useSignedIn } from '../session.tsx'
import { officeOf } from '#core/request/office'
import type { LoadedCase } from './case-page.tsx'
import { citationsOf } from './citations-of.ts'
import { tellDefect } from './tell-defect.ts'

/** The request as the letter says it, with the check by the same rules that the other end uses. */
export function CaseRequest({ loaded }: { readonly loaded: LoadedCase }) {
  const { say } = useSignedIn()
  const read = Request.safeParse(loaded.request?.request)
  if (!read.success) return <Notice tone="warning">{say('page.case.no-request')}</Notice>
  return (
    <div className="stack-loose">
      <Basis request={read.data} />
      <Check request={read.data} />
      <Letter loaded={loaded} request={read.data} />
    </div>
  )
}

function Basis({ request }: { readonly request: Request }) {
  const { say } = useSignedIn()
  const library = useLibrary()
  const formats = useFormats()
  const { reading } = useMemo(() => readAndCheck(library, request), [library, request])
  return (
    <section className="stack-tight">
      <h3>{say('page.case.basis')}</h3>
      {reading.advice.map(({ situation, bases }) =>
        bases.map(({ instrument, role, articles }) => (
          <FindingLine
            key={situation.measure + instrument.id}
            answer="yes"
            tone={role === 'fallback' ? 'warning' : 'neutral'}
            answerText={`${formats.say(`measure.${situation.measure}`)}: ${formats.say(`role.${role}`)}`}
            says={instrument.title[formats.language as 'en'] ?? instrument.title.en}
            cites={citationsOf(
              library,
              formats,
              say,
              articles.map((article) => `${instrument.id} ${article}`),
            )}
          />
        )),
      )}
    </section>
  )
}

function Check({ request }: { readonly request: Request }) {
  const { say } = useSignedIn()
  const library = useLibrary()
  const formats = useFormats()
  const { defects } = useMemo(() => readAndCheck(library, request), [library, request])
  const shown = defects.filter(({ rule }) => rule !== 'translation-missing')
  return (
    <section className="stack-tight section">
      <h3>{say('page.case.check')}</h3>
      {shown.length === 0 && (
        <FindingLine
          answer="yes"
          tone="success"
          answerText={say('page.review.complete')}
          says={say('page.case.check.none')}
        />
      )}
      {shown.map((defect) => {
        const aside = request.overrides.find(
          ({ rule, field }) => rule === defect.rule && field === defect.field,
        )
        return (
          <FindingLine
            key={defect.rule + defect.field}
            answer="no"
            tone={aside ? 'info' : defect.severity === 'error' ? 'danger' : 'warning'}
            answerText=""
            says={tellDefect(defect, formats, say)}
            cites={citationsOf(library, formats, say, defect.cites)}
            asks={aside ? say('page.review.because', { reason: aside.reason }) : undefined}
          />
        )
      })}
    </section>
  )
}

function Letter({ loaded, request }: { readonly loaded: LoadedCase; readonly request: Request }) {
  const { say, me } = useSignedIn()
  const library = useLibrary()
  const formats = useFormats()
  const { file } = loaded
  const names = new Intl.DisplayNames([formats.language], { type: 'language' })
  const shown = request.letters.includes(formats.language) ? formats.language : request.letters[0]!
  const ours = {
    name: me.house.name,
    state: me.house.state,
    ...(me.house.address ? { address: me.house.address } : {}),
  }
  const mine = file.side === 'requesting'
  const paper = composeLetter(
    library,
    request,
    {
      from: mine ? ours : officeOf(library, file.counterpart_state),
      to: mine ? officeOf(library, file.counterpart_state) : ours,
      ourReference: (mine ? file.reference : file.their_reference) ?? '',
      ...(mine && file.their_reference ? { theirReference: file.their_reference } : {}),
      date: file.opened_at.slice(0, 10),
      draft: file.state === 'drafting' || file.state === 'in-review',
    },
    shown,
  )
  return (
    <section className="stack section">
      <div className="row row-between">
        <h3>{say('page.compose.letter')}</h3>
        {mine && (
          <div className="row">
            {request.letters.flatMap((language) =>
              (['pdf', 'docx'] as const).map((format) => (
                <LinkButton
                  key={language + format}
                  size="small"
                  icon="download"
                  download
                  href={fileAddress('print-letter', { caseId: file.id, format, language })}
                >
                  {`${names.of(language) ?? language} · ${format.toUpperCase()}`}
                </LinkButton>
              )),
            )}
          </div>
        )}
      </div>
      <PaperSheet paper={paper} openLabel={say('page.compose.open')} />
    </section>
  )
}
