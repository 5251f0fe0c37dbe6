import { useMemo } from 'react'
import type { Defect } from '#core/kernel/outcome'
import type { Library } from '#core/knowledge/books'
import { readAndCheck } from '#core/request/check-request'
import { Request } from '#core/request/request'
import { CheckboxGroup } from '../parts/choice-fields.tsx'
import { useFormats, useLibrary, useSignedIn } from '../session.tsx'
import type { LoadedCase } from './case-page.tsx'
import { tellDefect } from './tell-defect.ts'

interface Props {
  readonly loaded: LoadedCase
  readonly value: readonly Defect[]
  readonly onChange: (value: readonly Defect[]) => void
}

/**
 * Which fields of the request are opened again. What the rules found stands first; any other question can be
 * asked again, too. Exactly these fields open at the other end, with the provisions that ask for them.
 */
export function ReopenFields({ loaded, value, onChange }: Props) {
  const { say } = useSignedIn()
  const library = useLibrary()
  const formats = useFormats()
  const { found, others, facts } = useMemo(() => offerFields(library, loaded), [library, loaded])
  const pick = (from: readonly Defect[]) => (ids: readonly string[]) =>
    onChange([
      ...value.filter((defect) => !from.includes(defect)),
      ...from.filter((defect) => ids.includes(idOf(defect))),
    ])
  const group = (id: string, label: string, hint: string, defects: readonly Defect[]) => (
    <CheckboxGroup
      id={id}
      label={label}
      hint={hint}
      value={value.map(idOf)}
      onChange={pick(defects)}
      options={defects.map((defect) => ({
        value: idOf(defect),
        label: formats.say(`field.${keyOf(defect)}`),
        hint:
          defect.rule === 'more-needed'
            ? glance(facts[keyOf(defect)], say)
            : tellDefect(defect, formats, say),
      }))}
    />
  )
  return (
    <div className="stack">
      {found.length > 0 && group('reopen', say('page.reopen.found'), say('page.reopen.hint'), found)}
      <details className="more" open={found.length === 0}>
        <summary>{say('page.reopen.others')}</summary>
        {group('reopen-others', say('page.reopen.label'), say('page.reopen.others.hint'), others)}
      </details>
    </div>
  )
}

const keyOf = ({ field }: Defect): string => field.split(/[.[]/)[0]!
const idOf = ({ rule, field }: Defect): string => `${rule}:${field}`

/** What the rules found, and every other question of this request, as something to ask for. */
function offerFields(library: Library, loaded: LoadedCase) {
  const request = Request.parse(loaded.request?.request)
  const { questions, defects } = readAndCheck(library, request)
  const notFields = ['translation-missing', 'obstacle', 'no-basis', 'language-not-accepted']
  const found = defects.filter(({ rule }) => !notFields.includes(rule))
  const fields = new Set(found.map(keyOf))
  const others = questions
    .filter(({ field }) => !fields.has(field.key))
    .map(({ field, cites }): Defect => ({ rule: 'more-needed', field: field.key, severity: 'error', cites }))
  return { found, others, facts: request.facts }
}

/** The beginning of an answer, so that one sees what is there already. */
function glance(answer: unknown, say: (id: string) => string): string {
  if (answer === undefined) return say('page.reopen.unanswered')
  if (typeof answer === 'boolean') return say(answer ? 'page.answer.yes' : 'page.answer.no')
  const words: string[] = []
  const gather = (value: unknown): void => {
    if (typeof value === 'string' || typeof value === 'number') words.push(String(value))
    else if (value !== null && typeof value === 'object') Object.values(value).forEach(gather)
  }
  gather(answer)
  const text = words.join(', ')
  return text.length > 90 ? `${text.slice(0, 90)}…` : text
}
