import { Button, IconButton } from '../parts/button.tsx'
import { Fieldset, type FieldProps } from '../parts/field.tsx'
import { TextArea, TextInput } from '../parts/text-fields.tsx'
import { useSession } from '../session.tsx'

interface Props {
  readonly common: FieldProps
  readonly value: unknown
  readonly onChange: (value: unknown) => void
  /** Several lines each, for questions. */
  readonly long: boolean
}

/** A list of texts, one box each; an empty box at the end waits for the next. */
export function LineList({ common, value, onChange, long }: Props) {
  const { say } = useSession()
  const lines = Array.isArray(value) && value.length > 0 ? (value as string[]) : ['']
  const put = (next: readonly string[]) => onChange(next.some((line) => line.trim()) ? [...next] : undefined)
  const Box = long ? TextArea : TextInput
  return (
    <Fieldset {...common}>
      <div className="stack-tight">
        {lines.map((line, at) => (
          <div key={at} className="row row-fixed line">
            <span className="line-number muted">{at + 1}</span>
            <div className="line-box">
              <Box
                id={at === 0 ? common.id : `${common.id}-${at}`}
                labelHidden
                label={say('page.list.item', { label: common.label, n: at + 1 })}
                value={line}
                onChange={(text: string) => put(lines.map((old, index) => (index === at ? text : old)))}
              />
            </div>
            {lines.length > 1 && (
              <IconButton
                icon="trash"
                size="small"
                label={say('page.list.remove', { n: at + 1 })}
                onClick={() => put(lines.filter((_, index) => index !== at))}
              />
            )}
          </div>
        ))}
        <div>
          <Button size="small" icon="plus" onClick={() => onChange([...lines, ''])}>
            {say('page.list.add')}
          </Button>
        </div>
      </div>
    </Fieldset>
  )
}
