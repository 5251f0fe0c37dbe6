import { useMemo } from 'react'
import { spell } from '#core/kernel/finding'
import { readRequest } from '#core/request/questions'
import { Request } from '#core/request/request'
import { Button } from '../parts/button.tsx'
import { Fieldset } from '../parts/field.tsx'
import { Select, TextArea } from '../parts/text-fields.tsx'
import { useFormats, useLibrary, useSignedIn } from '../session.tsx'
import type { LoadedCase } from './case-page.tsx'
import { citationsOf } from './citations-of.ts'

export interface Ground {
  readonly code: string
  readonly article: string
  readonly reason: string
}

interface Props {
  readonly loaded: LoadedCase
  readonly value: readonly Ground[]
  readonly onChange: (value: readonly Ground[]) => void
}

/** Grounds for refusal: only those that the bases of this request open, each with its article and the reason in words. */
export function GroundsField({ loaded, value, onChange }: Props) {
  const { say } = useSignedIn()
  const library = useLibrary()
  const formats = useFormats()
  const options = useMemo(() => {
    const { advice } = readRequest(library, Request.parse(loaded.request?.request))
    const risks = advice.flatMap((one) =>
      one.risks.map(({ ground, cites }) => ({
        code: ground,
        article: spell(cites[0]!),
        label: formats.say(`ground.${ground}`),
      })),
    )
    const obstacles = advice.flatMap((one) =>
      one.obstacles
        .filter(({ code }) => code !== 'BASIS')
        .map(({ code, finding }) => ({
          code: code.toLowerCase(),
          article: finding.cites[0] ? spell(finding.cites[0]) : '',
          label: formats.say(`obstacle.${code}`),
        })),
    )
    return [
      ...new Map(
        [...risks, ...obstacles]
          .filter(({ article }) => article)
          .map((one) => [`${one.code}|${one.article}`, one]),
      ).entries(),
    ]
  }, [library, loaded, formats])
  const rows = value.length > 0 ? value : [{ code: '', article: '', reason: '' }]
  const put = (at: number, change: Partial<Ground>) =>
    onChange(rows.map((row, index) => (index === at ? { ...row, ...change } : row)))
  return (
    <Fieldset id="grounds" label={say('page.grounds.label')} hint={say('page.grounds.hint')}>
      <div className="stack">
        {rows.map((row, at) => (
          <div key={at} className="group stack-tight">
            <Select
              id={at === 0 ? 'grounds' : `grounds-${at}`}
              label={say('page.grounds.ground')}
              width="full"
              placeholder={say('page.choose')}
              value={row.code ? `${row.code}|${row.article}` : ''}
              onChange={(next) =>
                put(at, { code: next.split('|')[0] ?? '', article: next.split('|')[1] ?? '' })
              }
              options={options.map(([id, { label, article }]) => ({
                value: id,
                label: `${label} (${citationsOf(library, formats, say, [article])[0]!.label})`,
              }))}
            />
            <TextArea
              id={`grounds-${at}-reason`}
              rows={3}
              label={say('page.grounds.reason')}
              value={row.reason}
              onChange={(reason) => put(at, { reason })}
            />
          </div>
        ))}
        <div>
          <Button
            size="small"
            icon="plus"
            onClick={() => onChange([...rows, { code: '', article: '', reason: '' }])}
          >
            {say('page.list.add')}
          </Button>
        </div>
      </div>
    </Fieldset>
  )
}
