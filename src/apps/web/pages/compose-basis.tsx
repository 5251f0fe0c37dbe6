import { spell } from '#core/kernel/finding'
import type { readAndCheck } from '#core/request/check-request'
import { Button } from '../parts/button.tsx'
import { FindingLine } from '../parts/finding.tsx'
import { Notice } from '../parts/notice.tsx'
import { Select, TextArea } from '../parts/text-fields.tsx'
import { useFormats, useLibrary, useSession } from '../session.tsx'
import { citationsOf } from './citations-of.ts'
import { tellDefect } from './tell-defect.ts'
import type { Draft } from './use-draft.ts'

interface Props {
  readonly checked: ReturnType<typeof readAndCheck>
  readonly draft: Draft
  readonly onField: (field: string) => void
}

/** The legal basis as it follows from the facts so far, and which one a person puts first, with the reason. */
export function ComposeBasis({ checked, draft, onField }: Props) {
  const { say } = useSession()
  const library = useLibrary()
  const formats = useFormats()
  const { request, change } = draft
  const advised = [
    ...new Set(checked.reading.advice.flatMap(({ bases }) => bases.map(({ instrument }) => instrument.id))),
  ]
  const first = checked.reading.advice[0]?.bases[0]?.instrument.id ?? ''
  const chosen = request.bases[0] ?? first
  const defect = checked.defects.find(({ field }) => field === 'bases')
  const undecided = checked.reading.advice.some(({ considered }) =>
    considered.some(({ role }) => role === 'possible'),
  )
  return (
    <section className="stack-loose" aria-labelledby="step-title">
      <div className="stack-tight">
        <h2 id="step-title">{say('page.step.basis')}</h2>
        <p className="muted">{say('page.basis.text')}</p>
      </div>
      {undecided && advised.every((id) => library.instrument(id)?.class === 'national-law') && (
        <Notice
          tone="warning"
          title={say('page.basis.undecided')}
          action={<Button onClick={() => onField('offences')}>{say('page.review.go')}</Button>}
        >
          {say('page.basis.undecided.text')}
        </Notice>
      )}
      {checked.reading.advice.map((advice) => (
        <Measure key={advice.situation.measure} advice={advice} />
      ))}
      {advised.length > 1 && (
        <Select
          id="bases"
          width="full"
          label={say('page.basis.first')}
          hint={say('page.basis.first.hint')}
          error={defect && tellDefect(defect, formats, say)}
          value={chosen}
          onChange={(id) => change((old) => ({ ...old, bases: id === first ? [] : [id] }))}
          options={advised.map((id) => ({
            value: id,
            label: `${library.instrument(id)?.short ?? id}${id === first ? ` (${say('page.basis.proposed')})` : ''}`,
          }))}
        />
      )}
      {request.bases.length > 0 && (
        <TextArea
          id="bases-reason"
          rows={2}
          label={say('page.basis.reason')}
          value={request.basesReason ?? ''}
          onChange={(text) => change((old) => withReason(old, text))}
        />
      )}
    </section>
  )
}

function withReason(request: Draft['request'], text: string): Draft['request'] {
  const { basesReason: _gone, ...rest } = request
  return text === '' ? rest : { ...rest, basesReason: text }
}

type Advice = Props['checked']['reading']['advice'][number]

/** One measure: its bases, what stands or may stand against it, and what is still open. */
function Measure({ advice }: { readonly advice: Advice }) {
  const { say } = useSession()
  const library = useLibrary()
  const formats = useFormats()
  const { situation, bases, obstacles, considered } = advice
  const possible = considered.filter(({ role }) => role === 'possible')
  return (
    <section className="stack-tight">
      <h3>{formats.say(`measure.${situation.measure}`)}</h3>
      {bases.map(({ instrument, role, articles }) => (
        <FindingLine
          key={instrument.id}
          answer="yes"
          tone={role === 'fallback' ? 'warning' : 'success'}
          answerText={`${formats.say(`role.${role}`)}:`}
          says={instrument.title[formats.language as 'en'] ?? instrument.title.en}
          cites={citationsOf(
            library,
            formats,
            say,
            articles.map((article) => `${instrument.id} ${article}`),
          )}
        />
      ))}
      {possible.length > 0 && (
        <FindingLine
          answer="unknown"
          answerText={`${formats.say('role.possible')}:`}
          says={possible.map(({ instrument }) => instrument.short).join(', ')}
        />
      )}
      {obstacles.map(({ code, duty, finding }) => (
        <FindingLine
          key={code + finding.says}
          answer={finding.answer}
          tone={
            finding.answer === 'yes'
              ? duty === 'shall'
                ? 'danger'
                : 'warning'
              : finding.answer === 'no'
                ? 'success'
                : 'warning'
          }
          answerText={`${formats.say(`obstacle.${code}`)}:`}
          says={formats.say(finding.says)}
          cites={citationsOf(library, formats, say, finding.cites.map(spell))}
        />
      ))}
    </section>
  )
}
