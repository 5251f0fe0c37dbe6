import { Button } from '../parts/button.tsx'
import { CheckboxGroup, RadioGroup } from '../parts/choice-fields.tsx'
import { Fieldset, type FieldProps } from '../parts/field.tsx'
import { Select, TextArea, TextInput } from '../parts/text-fields.tsx'
import { useFormats, useSession } from '../session.tsx'
import { conventionOffences } from './convention-offences.ts'

type Row = Readonly<Record<string, unknown>>

interface Props {
  readonly common: FieldProps
  readonly value: unknown
  readonly onChange: (value: unknown) => void
}

const without = (row: Row, name: string, value: unknown): Row => {
  const { [name]: _gone, ...rest } = row
  return value === undefined || value === '' ? rest : { ...rest, [name]: value }
}

/** Offences with what the law turns on: the convention, the penalty in both States, the character of the offence. */
export function OffenceList({ common, value, onChange }: Props) {
  const { say } = useSession()
  const rows = Array.isArray(value) && value.length > 0 ? (value as Row[]) : [{}]
  const put = (next: readonly Row[]) =>
    onChange(next.some((row) => Object.keys(row).length > 0) ? next : undefined)
  return (
    <Fieldset {...common}>
      <div className="stack">
        {rows.map((row, at) => (
          <div key={at} className="group stack">
            {rows.length > 1 && (
              <div className="row row-between">
                <b>{say('page.list.nth', { n: at + 1 })}</b>
                <Button
                  size="small"
                  variant="quiet"
                  icon="trash"
                  onClick={() => put(rows.filter((_, index) => index !== at))}
                >
                  {say('page.list.remove', { n: at + 1 })}
                </Button>
              </div>
            )}
            <OffenceFields
              id={at === 0 ? common.id : `${common.id}-${at}`}
              row={row}
              onChange={(next) => put(rows.map((old, index) => (index === at ? next : old)))}
            />
          </div>
        ))}
        <div>
          <Button size="small" icon="plus" onClick={() => onChange([...rows, {}])}>
            {say('page.list.add')}
          </Button>
        </div>
      </div>
    </Fieldset>
  )
}

interface FieldsProps {
  readonly id: string
  readonly row: Row
  readonly onChange: (row: Row) => void
}

function OffenceFields({ id, row, onChange }: FieldsProps) {
  const { say } = useSession()
  const { say: law } = useFormats()
  const text = (name: string) => (typeof row[name] === 'string' ? row[name] : '')
  const set = (name: string, value: unknown) => onChange(without(row, name, value))
  const chosen = Array.isArray(row['conventionOffences'])
    ? (row['conventionOffences'] as string[])
    : undefined
  return (
    <>
      <TextInput
        id={id}
        label={law('offence.name')}
        value={text('name')}
        onChange={(next) => set('name', next)}
      />
      <TextInput
        id={`${id}-statute`}
        label={law('offence.statute')}
        value={text('statute')}
        onChange={(next) => set('statute', next)}
      />
      <TextArea
        id={`${id}-text`}
        label={law('offence.statuteText')}
        mark={say('page.optional')}
        value={text('statuteText')}
        onChange={(next) => set('statuteText', next)}
      />
      <div className="grid">
        <Penalty
          id={`${id}-here`}
          label={law('offence.maxMonthsRequesting')}
          value={row['maxMonthsRequesting']}
          onChange={(next) => set('maxMonthsRequesting', next)}
        />
        <Penalty
          id={`${id}-there`}
          label={law('offence.maxMonthsRequested')}
          value={row['maxMonthsRequested']}
          onChange={(next) => set('maxMonthsRequested', next)}
        />
      </div>
      <CheckboxGroup
        id={`${id}-conventions`}
        label={law('offence.conventionOffences')}
        hint={say('page.offence.conventions.hint')}
        value={chosen === undefined ? [] : chosen.length === 0 ? ['none'] : chosen}
        onChange={(next) =>
          set(
            'conventionOffences',
            next.length === 0
              ? undefined
              : next.at(-1) === 'none'
                ? []
                : next.filter((one) => one !== 'none'),
          )
        }
        options={[
          ...conventionOffences.map((one) => ({ value: one, label: law(`convention-offence.${one}`) })),
          { value: 'none', label: say('page.offence.none') },
        ]}
      />
      <div className="grid">
        {(['political', 'military', 'fiscal'] as const).map((trait) => (
          <RadioGroup
            key={trait}
            id={`${id}-${trait}`}
            inline
            label={law(`offence.${trait}`)}
            value={row[trait] === true ? 'yes' : row[trait] === false ? 'no' : 'unknown'}
            onChange={(next) => set(trait, next === 'yes' ? true : next === 'no' ? false : undefined)}
            options={['yes', 'no', 'unknown'].map((one) => ({
              value: one,
              label: say(`page.answer.${one}`),
            }))}
          />
        ))}
      </div>
    </>
  )
}

interface PenaltyProps {
  readonly id: string
  readonly label: string
  readonly value: unknown
  readonly onChange: (months: number | undefined) => void
}

const steps = [6, 12, 24, 36, 48, 60, 72, 84, 96, 120, 144, 180, 240, 300, 360]

/** A maximum penalty; *not known* is an answer of its own, and so are *not punishable* and *life*. */
function Penalty({ id, label, value, onChange }: PenaltyProps) {
  const { say } = useSession()
  const { say: law } = useFormats()
  const known = typeof value === 'number' ? value : undefined
  const all =
    known !== undefined && ![0, 1200, ...steps].includes(known)
      ? [...steps, known].sort((a, b) => a - b)
      : steps
  return (
    <Select
      id={id}
      label={label}
      width="full"
      placeholder={say('page.answer.unknown')}
      value={known === undefined ? '' : String(known)}
      onChange={(next) => onChange(next === '' ? undefined : Number(next))}
      options={[
        { value: '0', label: law('letter.notPunishable') },
        ...all.map((months) => ({
          value: String(months),
          label:
            months % 12 === 0 ? say('page.years', { n: months / 12 }) : law('letter.months', { n: months }),
        })),
        { value: '1200', label: law('letter.life') },
      ]}
    />
  )
}
