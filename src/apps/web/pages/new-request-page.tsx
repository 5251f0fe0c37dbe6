import { useDeferredValue, useState, type FormEvent } from 'react'
import { useLocation, useSearchParams } from 'wouter'
import type { Day } from '#core/kernel/day'
import type { Library } from '#core/knowledge/books'
import { letterLanguages } from '#core/knowledge/check-books'
import { advise, type Advice } from '#core/law/advise'
import { Button } from '../parts/button.tsx'
import { CheckboxGroup } from '../parts/choice-fields.tsx'
import { Combobox } from '../parts/combobox.tsx'
import { ErrorSummary, type FormError } from '../parts/error-summary.tsx'
import { FindingLine } from '../parts/finding.tsx'
import { Notice } from '../parts/notice.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Select, TextInput } from '../parts/text-fields.tsx'
import { call, type Answer } from '../call.ts'
import { pageLanguages } from '../preferences.ts'
import { useFormats, useLibrary, useSignedIn } from '../session.tsx'
import { citationsOf } from './citations-of.ts'
import { FailureNotice } from './failure-notice.tsx'
import { NoPartnerNotice } from './no-partner-notice.tsx'
import { stateOptions } from './state-options.ts'

interface Start {
  readonly requested: string
  readonly measures: readonly string[]
  readonly title: string
  readonly language: string
}

/** Which other State, for what: the law is shown while one chooses, and the case opens with its number. */
export function NewRequestPage() {
  const { say, me, language } = useSignedIn()
  const library = useLibrary()
  const [, navigate] = useLocation()
  const [search] = useSearchParams()
  const letters = letterLanguages(library.books.words)
  const [start, setStart] = useState<Start>({
    requested: search.get('requested') ?? '',
    measures: (search.get('measures') ?? '').split(',').filter(Boolean),
    title: '',
    language: letters.includes(me.house.languages[0] ?? '')
      ? me.house.languages[0]!
      : letters.includes(language)
        ? language
        : 'en',
  })
  const [errors, setErrors] = useState<readonly FormError[]>([])
  const [failure, setFailure] = useState<Exclude<Answer<unknown>, { ok: true }>>()
  const [busy, setBusy] = useState(false)
  const set = (change: Partial<Start>) => setStart({ ...start, ...change })
  const errorOf = (id: string) => errors.find(({ fieldId }) => fieldId === id)?.text

  const open = async (event: FormEvent) => {
    event.preventDefault()
    const found = missing(start, say)
    setErrors(found)
    if (found.length > 0) return
    setBusy(true)
    const answer = await call('open-request', { ...start, measures: [...start.measures] })
    setBusy(false)
    if (answer.ok) navigate(`/cases/${answer.value.caseId}/compose`)
    else setFailure(answer)
  }

  return (
    <form className="stack-loose" noValidate onSubmit={(event) => void open(event)}>
      <PageHead
        back={{ href: '/', label: say('page.nav.work') }}
        kicker={say('page.mechanism')}
        title={say('page.new.title')}
      >
        {say('page.new.text')}
      </PageHead>
      <ErrorSummary title={say('page.errors', { n: errors.length })} errors={errors} />
      {failure && <FailureNotice failure={failure} />}
      <div className="split">
        <div className="stack-loose">
          <StartFields start={start} set={set} errorOf={errorOf} letters={letters} />
          <div className="row">
            <Button type="submit" variant="primary" busy={busy} busyLabel={say('page.new.opening')}>
              {say('page.new.open')}
            </Button>
          </div>
        </div>
        <Outlook library={library} start={start} />
      </div>
    </form>
  )
}

interface FieldsProps {
  readonly start: Start
  readonly set: (change: Partial<Start>) => void
  readonly errorOf: (id: string) => string | undefined
  /** Languages in which letters can be made. */
  readonly letters: readonly string[]
}

function StartFields({ start, set, errorOf, letters }: FieldsProps) {
  const { say, me, language } = useSignedIn()
  const library = useLibrary()
  const formats = useFormats()
  const composable = library.books.measures.filter(({ fields }) => fields.length > 0)
  return (
    <>
      <Combobox
        id="requested"
        label={say('page.new.requested')}
        hint={say('page.new.requested.hint')}
        options={stateOptions(library, language, me.house.state)}
        value={start.requested}
        onChange={(requested) => set({ requested })}
        words={comboWords(say)}
        error={errorOf('requested')}
      />
      {start.requested && <NoPartnerNotice state={start.requested} />}
      <CheckboxGroup
        id="measures"
        label={say('page.new.measures')}
        hint={say('page.new.measures.hint')}
        value={start.measures}
        onChange={(measures) => set({ measures })}
        options={composable.map(({ id }) => ({
          value: id,
          label: formats.say(`measure.${id}`),
          hint: formats.say(`measure.${id}.hint`),
        }))}
        error={errorOf('measures')}
      />
      <TextInput
        id="title"
        label={say('page.new.name')}
        hint={say('page.new.name.hint')}
        value={start.title}
        onChange={(title) => set({ title })}
        error={errorOf('title')}
        maxLength={200}
      />
      <Select
        id="language"
        label={say('page.new.language')}
        hint={say('page.new.language.hint')}
        value={start.language}
        onChange={(next) => set({ language: next })}
        options={letters.map((code) => ({ value: code, label: pageLanguages[code as 'en'] }))}
      />
    </>
  )
}

const missing = ({ requested, measures, title }: Start, say: (id: string) => string): FormError[] => [
  ...(requested ? [] : [{ fieldId: 'requested', text: say('page.new.requested.missing') }]),
  ...(measures.length > 0 ? [] : [{ fieldId: 'measures', text: say('page.new.measures.missing') }]),
  ...(title.trim().length >= 3 ? [] : [{ fieldId: 'title', text: say('page.new.name.missing') }]),
]

export const comboWords = (say: (id: string, values?: Record<string, string | number>) => string) => ({
  open: say('page.combo.open'),
  clear: say('page.combo.clear'),
  none: say('page.combo.none'),
  count: (found: number) => say('page.combo.count', { n: found }),
})

/** On which basis the request would stand, as far as the law can tell before any fact is known. */
function Outlook({ library, start }: { readonly library: Library; readonly start: Start }) {
  const { say, me } = useSignedIn()
  const formats = useFormats()
  const { requested, measures } = useDeferredValue(start)
  if (!requested || measures.length === 0) {
    return (
      <aside className="panel">
        <p className="muted">{say('page.new.outlook.empty')}</p>
      </aside>
    )
  }
  const asOf = new Date().toISOString().slice(0, 10) as Day
  const advice = measures.map((measure) =>
    advise(library, {
      requesting: me.house.state,
      requested,
      mechanism: 'mutual-legal-assistance',
      measure,
      asOf,
      offences: [],
      facts: {},
    }),
  )
  return (
    <aside className="panel stack sticky" aria-live="polite">
      <h2>{say('page.new.outlook')}</h2>
      {advice.map(({ situation, bases, considered, channel, language }) => (
        <section key={situation.measure} className="stack-tight">
          <h3>{formats.say(`measure.${situation.measure}`)}</h3>
          <Bases bases={bases} possible={considered.filter(({ role }) => role === 'possible')} />
          <p className="note">
            {channel.channels.map((one) => formats.say(`channel.${one}`)).join('; ') ||
              formats.say('channel.not-known')}{' '}
            · {language.languages.join(', ').toUpperCase() || formats.say('language.not-known')}
          </p>
        </section>
      ))}
      <Notice tone="info">{say('page.new.outlook.note')}</Notice>
      <a
        href={`/law?${new URLSearchParams({ from: me.house.state, to: requested, measure: measures.join(',') }).toString()}`}
      >
        {say('page.new.outlook.more')}
      </a>
    </aside>
  )
}

interface BasesProps {
  readonly bases: Advice['bases']
  readonly possible: Advice['considered']
}

/** What carries the request; what may carry it once the facts are known; and what is left if nothing does. */
function Bases({ bases, possible }: BasesProps) {
  const { say } = useSignedIn()
  const library = useLibrary()
  const formats = useFormats()
  const treaties = bases.filter(({ role }) => role !== 'fallback')
  return (
    <>
      {treaties.map(({ instrument, role, articles }) => (
        <FindingLine
          key={instrument.id}
          answer="yes"
          tone="success"
          answerText={`${formats.say(`role.${role}`)}:`}
          says={instrument.short}
          cites={citationsOf(
            library,
            formats,
            say,
            articles.slice(0, 3).map((article) => `${instrument.id} ${article}`),
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
      {treaties.length === 0 && (
        <FindingLine
          answer="no"
          icon="scales"
          answerText={say(possible.length > 0 ? 'page.new.otherwise' : 'page.new.only')}
          says={formats.say('role.fallback')}
        />
      )}
    </>
  )
}
