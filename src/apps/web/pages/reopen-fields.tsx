import { useMemo } from 'react'
import type { Defect } from '#core/kernel/outcome'
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
  const offered = useMemo(() => {
    const request = Request.parse(loaded.request?.request)
    const { questions, defects } = readAndCheck(library, request)
    const found = defects.filter(
      ({ rule }) => rule !== 'translation-missing' && rule !== 'obstacle' && rule !== 'no-basis',
    )
    const fields = new Set(found.map(({ field }) => field.split(/[.[]/)[0]))
    const others = questions
      .filter(({ field }) => !fields.has(field.key))
      .map(({ field, cites }): Defect => ({
        rule: 'more-needed',
        field: field.key,
        severity: 'error',
        cites,
      }))
    return [...found, ...others]
  }, [library, loaded])
  const idOf = (defect: Defect) => `${defect.rule}:${defect.field}`
  return (
    <CheckboxGroup
      id="reopen"
      label={say('page.reopen.label')}
      hint={say('page.reopen.hint')}
      value={value.map(idOf)}
      onChange={(ids) => onChange(offered.filter((defect) => ids.includes(idOf(defect))))}
      options={offered.map((defect) => ({
        value: idOf(defect),
        label: formats.say(`field.${defect.field.split(/[.[]/)[0]}`),
        ...(defect.rule === 'more-needed' ? {} : { hint: tellDefect(defect, formats, say) }),
      }))}
    />
  )
}
