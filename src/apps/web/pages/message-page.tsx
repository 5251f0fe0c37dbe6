import { useState } from 'react'
import { useLocation } from 'wouter'
import { isDay } from '#core/kernel/day'
import type { Defect } from '#core/kernel/outcome'
import { letterLanguages } from '#core/knowledge/check-books'
import { useAnnounce } from '../parts/announcer.tsx'
import { Button, LinkButton } from '../parts/button.tsx'
import { CheckboxGroup } from '../parts/choice-fields.tsx'
import { DateInput } from '../parts/date-fields.tsx'
import { Notice } from '../parts/notice.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Progress } from '../parts/progress.tsx'
import { TextArea } from '../parts/text-fields.tsx'
import { call, type Answer, type InputOf } from '../call.ts'
import { useFormats, useLibrary, useSignedIn } from '../session.tsx'
import { useCall } from '../use-call.ts'
import { CaseFiles } from './case-files.tsx'
import type { LoadedCase } from './case-page.tsx'
import { useDateWords } from './date-words.ts'
import { FailureNotice } from './failure-notice.tsx'
import { GroundsField, type Ground } from './grounds-field.tsx'
import { LineList } from './line-list.tsx'
import { ReopenFields } from './reopen-fields.tsx'

/** What a kind of message asks its author for. Each part is shown only where its kind has it. */
interface Shape {
  readonly text: 'needed' | 'optional'
  /** The name under which the text travels. */
  readonly textAs?: 'reason'
  readonly defects?: true
  readonly grounds?: true
  readonly conditions?: true
  readonly items?: true
  readonly outstanding?: true
  readonly day?: 'until' | 'expectedBy'
}

const shapes: Readonly<Record<string, Shape>> = {
  'information-request': { text: 'needed', defects: true, day: 'until' },
  supplement: { text: 'needed' },
  acceptance: { text: 'optional', conditions: true, day: 'expectedBy' },
  'partial-result': { text: 'needed', items: true, conditions: true, outstanding: true },
  result: { text: 'needed', items: true, conditions: true },
  refusal: { text: 'optional', grounds: true },
  postponement: { text: 'needed', textAs: 'reason', day: 'until' },
  withdrawal: { text: 'needed', textAs: 'reason' },
  closing: { text: 'needed' },
}

type Kind = InputOf<'prepare-message'>['kind']

/** A message to the other State: written here, released by a second person. */
export function MessagePage({ params }: { readonly params: Readonly<Record<string, string>> }) {
  const { say } = useSignedIn()
  const { value, failure, reload } = useCall('read-case', { caseId: params['id']! })
  if (failure) return <FailureNotice failure={failure} onRetry={() => void reload()} />
  if (!value) return <Progress label={say('page.loading')} />
  const shape = shapes[params['kind']!]
  const open = value.moves.some(({ event }) => event === params['kind'])
  if (!shape || !open) {
    return (
      <Notice
        tone="warning"
        title={say('page.message.not-open')}
        action={<LinkButton href={`/cases/${value.file.id}`}>{say('page.compose.back')}</LinkButton>}
      >
        {say('page.message.not-open.text')}
      </Notice>
    )
  }
  return <MessageForm key={params['kind']} loaded={value} kind={params['kind'] as Kind} shape={shape} />
}

interface Writing {
  readonly text: string
  readonly day: string
  readonly conditions: readonly string[]
  readonly outstanding: string
  readonly defects: readonly Defect[]
  readonly grounds: readonly Ground[]
  readonly files: readonly string[]
  readonly languages: readonly string[]
}

function MessageForm({
  loaded,
  kind,
  shape,
}: {
  readonly loaded: LoadedCase
  readonly kind: Kind
  readonly shape: Shape
}) {
  const { say, me } = useSignedIn()
  const library = useLibrary()
  const formats = useFormats()
  const announce = useAnnounce()
  const [, navigate] = useLocation()
  const letters = letterLanguages(library.books.words)
  const [writing, setWriting] = useState<Writing>(() => ({
    text: '',
    day: '',
    conditions: [],
    outstanding: '',
    defects: [],
    grounds: [],
    files: loaded.attachments
      .filter(({ origin, message_id }) => origin === 'ours' && message_id === null)
      .map(({ id }) => id),
    languages: me.house.languages.filter((one) => letters.includes(one)).slice(0, 1),
  }))
  const [failure, setFailure] = useState<Exclude<Answer<unknown>, { ok: true }>>()
  const [busy, setBusy] = useState(false)
  const set = (change: Partial<Writing>) => setWriting((old) => ({ ...old, ...change }))
  const prepare = async () => {
    setBusy(true)
    const answer = await call('prepare-message', {
      caseId: loaded.file.id,
      version: loaded.file.version,
      kind,
      body: bodyOf(writing, shape, loaded),
      attachments: shape.items ? [...writing.files] : [],
      languages: writing.languages.length > 0 ? [...writing.languages] : ['en'],
    })
    setBusy(false)
    if (!answer.ok) return setFailure(answer)
    announce(say('page.message.prepared'), { show: true })
    navigate(`/cases/${loaded.file.id}`)
  }
  return (
    <div className="stack-loose">
      <PageHead
        back={{ href: `/cases/${loaded.file.id}`, label: say('page.compose.back') }}
        kicker={`${say('page.message.to')} ${formats.state(loaded.file.counterpart_state)}`}
        title={say(`page.event.${kind}`)}
        references={[
          { label: say('page.case.ours'), value: loaded.file.reference },
          {
            label: say('page.case.theirs'),
            value: loaded.file.their_reference ?? say('page.case.theirs.none'),
          },
        ]}
      >
        {say(`page.message.about.${kind}`)}
      </PageHead>
      {failure && <FailureNotice failure={failure} />}
      <MessageFields loaded={loaded} kind={kind} shape={shape} writing={writing} set={set} />
      <PrepareBar needs={needsOf(writing, shape)} busy={busy} onPrepare={() => void prepare()} />
    </div>
  )
}

interface BarProps {
  readonly needs: readonly string[]
  readonly busy: boolean
  readonly onPrepare: () => void
}

/** The button stays within reach of the keyboard while it is not ready, and says what is still missing. */
function PrepareBar({ needs, busy, onPrepare }: BarProps) {
  const { say } = useSignedIn()
  const formats = useFormats()
  const list = new Intl.ListFormat(formats.language, { type: 'conjunction' })
  const what = list.format(needs.map((need) => say(`page.message.needs.${need}`)))
  return (
    <div className="action-bar row">
      <Button
        variant="primary"
        icon="user"
        busy={busy}
        busyLabel={say('page.saving')}
        aria-disabled={needs.length > 0}
        aria-describedby="prepare-note"
        onClick={onPrepare}
      >
        {say('page.message.prepare')}
      </Button>
      <span className="note" id="prepare-note" aria-live="polite">
        {needs.length > 0 ? say('page.message.needs', { what }) : say('page.message.prepare.text')}
      </span>
    </div>
  )
}

/** What is still missing, by the words `page.message.needs.*`, in the order of the page. */
const needsOf = ({ text, defects, grounds, day }: Writing, shape: Shape): readonly string[] => [
  ...(shape.defects && defects.length === 0 ? ['defects'] : []),
  ...(shape.grounds && !grounds.some(({ reason, article }) => reason.trim() && article.trim())
    ? ['grounds']
    : []),
  ...(shape.text === 'needed' && text.trim() === '' ? ['text'] : []),
  ...(shape.day && day !== '' && !isDay(day) ? ['day'] : []),
]

function bodyOf(writing: Writing, shape: Shape, loaded: LoadedCase): Record<string, unknown> {
  const text = writing.text.trim()
  const chosen = loaded.attachments.filter(({ id }) => writing.files.includes(id))
  return {
    ...(text ? { [shape.textAs ?? 'text']: text } : {}),
    ...(shape.defects ? { defects: writing.defects } : {}),
    ...(shape.grounds ? { grounds: writing.grounds.filter(({ reason }) => reason.trim()) } : {}),
    ...(shape.conditions ? { conditions: writing.conditions.filter((line) => line.trim()) } : {}),
    ...(shape.items
      ? {
          items: chosen.map(({ name, size_bytes }) => ({
            name,
            description: `${Math.ceil(size_bytes / 1000)} kB`,
          })),
        }
      : {}),
    ...(shape.outstanding && writing.outstanding.trim() ? { outstanding: writing.outstanding.trim() } : {}),
    ...(shape.day && isDay(writing.day) ? { [shape.day]: writing.day } : {}),
  }
}

interface FieldsProps {
  readonly loaded: LoadedCase
  readonly kind: Kind
  readonly shape: Shape
  readonly writing: Writing
  readonly set: (change: Partial<Writing>) => void
}

function MessageFields({ loaded, kind, shape, writing, set }: FieldsProps) {
  const { say } = useSignedIn()
  const library = useLibrary()
  const formats = useFormats()
  const dates = useDateWords()
  const names = new Intl.DisplayNames([formats.language], { type: 'language' })
  const optional = { mark: say('page.optional') }
  return (
    <div className="stack-loose measure">
      {shape.defects && (
        <ReopenFields loaded={loaded} value={writing.defects} onChange={(defects) => set({ defects })} />
      )}
      {shape.grounds && (
        <GroundsField loaded={loaded} value={writing.grounds} onChange={(grounds) => set({ grounds })} />
      )}
      <TextArea
        id="message-text"
        label={say(`page.message.text.${kind}`)}
        {...(shape.text === 'optional' ? optional : {})}
        rows={6}
        value={writing.text}
        onChange={(text) => set({ text })}
      />
      {shape.items && (
        <CaseFiles loaded={loaded} label={say('page.message.items')} onChange={(files) => set({ files })} />
      )}
      {shape.outstanding && (
        <TextArea
          id="outstanding"
          label={say('page.says.outstanding')}
          {...optional}
          rows={2}
          value={writing.outstanding}
          onChange={(outstanding) => set({ outstanding })}
        />
      )}
      {shape.conditions && (
        <LineList
          common={{
            id: 'conditions',
            label: say('page.says.conditions'),
            hint: say('page.message.conditions.hint'),
            ...optional,
          }}
          long={false}
          value={writing.conditions}
          onChange={(value) => set({ conditions: (value as readonly string[] | undefined) ?? [] })}
        />
      )}
      {shape.day && (
        <DateInput
          id="message-day"
          label={say(`page.message.${shape.day}`)}
          {...optional}
          words={dates}
          value={writing.day}
          onChange={(day) => set({ day })}
        />
      )}
      <CheckboxGroup
        id="message-languages"
        inline
        label={say('page.message.languages')}
        hint={say('page.message.languages.hint')}
        value={writing.languages}
        onChange={(languages) => set({ languages })}
        options={letterLanguages(library.books.words).map((code) => ({
          value: code,
          label: names.of(code) ?? code,
        }))}
      />
    </div>
  )
}
