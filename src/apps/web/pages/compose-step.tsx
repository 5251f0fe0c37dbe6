import type { readAndCheck } from '#core/request/check-request'
import { translationKeys } from '#core/request/check-request'
import type { Question } from '#core/request/questions'
import { isAnswered } from '#core/request/values'
import { Notice } from '../parts/notice.tsx'
import { TextArea } from '../parts/text-fields.tsx'
import { useFormats, useLibrary, useSession } from '../session.tsx'
import { AnswerField } from './answer-field.tsx'
import { citationsOf } from './citations-of.ts'
import { tellDefect } from './tell-defect.ts'
import type { Draft } from './use-draft.ts'

interface Props {
  readonly step: string
  readonly checked: ReturnType<typeof readAndCheck>
  readonly draft: Draft
  readonly onActive: (field: string) => void
  /** After the request has left: the fields that the other State opened again. */
  readonly reopened: readonly string[] | undefined
}

/** The questions of one step: only those that basis, measure and facts call for, each with the article that asks. */
export function ComposeStep({ step, checked, draft, onActive, reopened }: Props) {
  const { say } = useSession()
  const formats = useFormats()
  const mine = checked.questions.filter(
    ({ section, field }) => section === step && (!reopened || reopened.includes(field.key)),
  )
  const needed = mine.filter((question) => question.needed || reopened !== undefined)
  const offered = mine.filter((question) => !needed.includes(question))
  return (
    <section className="stack-loose" aria-labelledby="step-title">
      <div className="stack-tight">
        <h2 id="step-title">{formats.say(step)}</h2>
        <p className="muted">
          {step.startsWith('measure.') ? formats.say(`${step}.hint`) : formats.say(`${step}.intro`)}
        </p>
      </div>
      {reopened && (
        <Notice tone="warning" title={say('page.compose.reopened')}>
          {say('page.compose.reopened.text')}
        </Notice>
      )}
      {needed.map((question) => (
        <QuestionField
          key={question.field.key}
          question={question}
          checked={checked}
          draft={draft}
          onActive={onActive}
        />
      ))}
      {offered.length > 0 && (
        <details
          className="more"
          open={offered.some(({ field }) => isAnswered(draft.request.facts[field.key]))}
        >
          <summary>{say('page.compose.offered', { n: offered.length })}</summary>
          <div className="stack-loose">
            {offered.map((question) => (
              <QuestionField
                key={question.field.key}
                question={question}
                checked={checked}
                draft={draft}
                onActive={onActive}
              />
            ))}
          </div>
        </details>
      )}
    </section>
  )
}

function QuestionField({
  question,
  checked,
  draft,
  onActive,
}: Omit<Props, 'step' | 'reopened'> & { readonly question: Question }) {
  const { say } = useSession()
  const library = useLibrary()
  const formats = useFormats()
  const { field, needed, cites } = question
  const value = draft.request.facts[field.key]
  const defect = checked.defects.find(
    (one) =>
      one.field.split(/[.[]/)[0] === field.key &&
      one.rule !== 'missing' &&
      one.rule !== 'translation-missing',
  )
  return (
    <div onFocus={() => onActive(field.key)}>
      <AnswerField
        field={field}
        value={value}
        onChange={(next) => draft.setFact(field.key, next)}
        common={{
          id: field.key,
          label: formats.say(`field.${field.key}`),
          hint: (
            <>
              {formats.say(`field.${field.key}.help`)}
              {field.example && (
                <span className="example">{say('page.compose.example', { example: field.example })}</span>
              )}
            </>
          ),
          ...(needed ? {} : { mark: say('page.optional') }),
          ...(cites.length > 0
            ? { why: { label: say('page.compose.why'), cites: citationsOf(library, formats, say, cites) } }
            : {}),
          ...(defect ? { error: tellDefect(defect, formats, say) } : {}),
        }}
      />
      <Translations question={question} draft={draft} />
    </div>
  )
}

/** The same answer in the other languages of the letter, with who stands for the translation. */
function Translations({
  question: { field },
  draft,
}: {
  readonly question: Question
  readonly draft: Draft
}) {
  const { say } = useSession()
  const formats = useFormats()
  const { request, change } = draft
  const others = request.letters.filter((language) => language !== request.language)
  const value = request.facts[field.key]
  if (!field.translate || others.length === 0 || !isAnswered(value)) return null
  const names = new Intl.DisplayNames([formats.language], { type: 'language' })
  const set = (language: string, key: string, text: string) =>
    change((old) => {
      const { [key]: _gone, ...rest } = old.translations[language] ?? {}
      return {
        ...old,
        translations: {
          ...old.translations,
          [language]: text.trim() ? { ...rest, [key]: { text, kind: 'by-officer' } } : rest,
        },
      }
    })
  return (
    <div className="translations stack">
      {others.flatMap((language) =>
        translationKeys(field, value).map((key) => (
          <TextArea
            key={language + key}
            id={`${language}-${key}`}
            lang={language}
            rows={2}
            label={say('page.compose.translation', {
              language: names.of(language) ?? language,
              part: partOf(key, field.key),
            })}
            value={request.translations[language]?.[key]?.text ?? ''}
            onChange={(text) => set(language, key, text)}
          />
        )),
      )}
    </div>
  )
}

const partOf = (key: string, field: string): string => {
  const at = /\[(\d+)\]/.exec(key.slice(field.length))
  return at ? ` ${Number(at[1]) + 1}` : ''
}
