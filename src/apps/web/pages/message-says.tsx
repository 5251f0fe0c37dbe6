import { parseCitation } from '#core/request/format'
import type { Defect } from '#core/kernel/outcome'
import { KeyValue, type KeyValueRow } from '../parts/key-value.tsx'
import { Citations } from '../parts/citation.tsx'
import { useFormats, useLibrary, useSession } from '../session.tsx'
import { citationsOf } from './citations-of.ts'
import { tellDefect } from './tell-defect.ts'

interface Props {
  readonly kind: string
  readonly says: Readonly<Record<string, unknown>>
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
const listOf = <T,>(value: unknown): readonly T[] => (Array.isArray(value) ? (value as T[]) : [])

/** What a message says, without its frame: the same for what is prepared, sent and received. */
export function MessageSays({ kind, says }: Props) {
  const { say } = useSession()
  const formats = useFormats()
  const rows: KeyValueRow[] = []
  const put = (label: string, text: string) => text && rows.push({ label: say(label), value: text })
  put('page.says.received-on', textOf(says['receivedOn']) && formats.day(textOf(says['receivedOn'])))
  put('page.says.registered-as', textOf(says['registeredAs']))
  put('page.says.reason', textOf(says['reason']))
  put('page.says.until', textOf(says['until']) && formats.day(textOf(says['until'])))
  put('page.says.expected', textOf(says['expectedBy']) && formats.day(textOf(says['expectedBy'])))
  put('page.says.outstanding', textOf(says['outstanding']))
  return (
    <div className="stack-tight">
      {textOf(says['text']) && <p className="pre">{textOf(says['text'])}</p>}
      {kind === 'information-request' && <Defects defects={listOf<Defect>(says['defects'])} />}
      {kind === 'supplement' && <Fields facts={says['facts']} />}
      {kind === 'refusal' && <Grounds grounds={listOf(says['grounds'])} />}
      <Lines title={say('page.says.conditions')} lines={listOf<string>(says['conditions'])} />
      <Lines
        title={say('page.says.items')}
        lines={listOf<{ name: string; description: string }>(says['items']).map(
          ({ name, description }) => `${name}: ${description}`,
        )}
      />
      {rows.length > 0 && <KeyValue bare rows={rows} />}
    </div>
  )
}

function Lines({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  if (lines.length === 0) return null
  return (
    <div>
      <b>{title}</b>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  )
}

function Defects({ defects }: { readonly defects: readonly Defect[] }) {
  const { say } = useSession()
  const library = useLibrary()
  const formats = useFormats()
  return (
    <ol>
      {defects.map((defect) => (
        <li key={defect.rule + defect.field}>
          <b>{formats.say(`field.${defect.field.split(/[.[]/)[0]}`)}</b>: {tellDefect(defect, formats, say)}{' '}
          <Citations cites={citationsOf(library, formats, say, defect.cites)} />
        </li>
      ))}
    </ol>
  )
}

function Fields({ facts }: { readonly facts: unknown }) {
  const { say } = useSession()
  const formats = useFormats()
  return (
    <Lines
      title={say('page.says.fields')}
      lines={Object.keys(facts ?? {}).map((key) => formats.say(`field.${key}`))}
    />
  )
}

function Grounds({
  grounds,
}: {
  readonly grounds: readonly { code: string; article: string; reason: string }[]
}) {
  const formats = useFormats()
  return (
    <ul>
      {grounds.map(({ code, article, reason }) => (
        <li key={code + article}>
          {reason} ({article.includes(' ') ? formats.citation(parseCitation(article)) : article})
        </li>
      ))}
    </ul>
  )
}
