import type { FieldType } from '#core/knowledge/form'
import { Button } from '../parts/button.tsx'
import { Combobox } from '../parts/combobox.tsx'
import { DateInput } from '../parts/date-fields.tsx'
import { Fieldset, type FieldProps } from '../parts/field.tsx'
import { TextInput } from '../parts/text-fields.tsx'
import { useFormats, useLibrary, useSession } from '../session.tsx'
import { useDateWords } from './date-words.ts'
import { comboWords } from './new-request-page.tsx'
import { stateOptions } from './state-options.ts'

type Kind = 'text' | 'date' | 'partial-date' | 'state'
type Row = Readonly<Record<string, unknown>>

/** Members of each kind of group, in the order in which one asks for them; words are `<word>.<member>`. */
const groups: Partial<
  Record<
    FieldType,
    { readonly word: string; readonly members: readonly (readonly [name: string, kind: Kind])[] }
  >
> = {
  'person-list': {
    word: 'person',
    members: [
      ['surname', 'text'],
      ['given', 'text'],
      ['role', 'text'],
      ['born', 'partial-date'],
      ['birthplace', 'text'],
      ['nationality', 'state'],
      ['address', 'text'],
      ['language', 'text'],
      ['identityDocument', 'text'],
      ['aliases', 'text'],
      ['originalScript', 'text'],
    ],
  },
  authority: {
    word: 'authority',
    members: [
      ['name', 'text'],
      ['person', 'text'],
      ['address', 'text'],
      ['phone', 'text'],
      ['email', 'text'],
    ],
  },
  'account-list': {
    word: 'account',
    members: [
      ['number', 'text'],
      ['holder', 'text'],
      ['bank', 'text'],
    ],
  },
  'place-list': {
    word: 'place',
    members: [
      ['address', 'text'],
      ['occupier', 'text'],
      ['why', 'text'],
    ],
  },
  'provider-list': {
    word: 'provider',
    members: [
      ['provider', 'text'],
      ['account', 'text'],
    ],
  },
  'document-list': {
    word: 'document',
    members: [
      ['title', 'text'],
      ['date', 'date'],
      ['language', 'text'],
    ],
  },
}

interface Props {
  readonly type: FieldType
  readonly common: FieldProps
  readonly value: unknown
  readonly onChange: (value: unknown) => void
}

const withMember = (row: Row, name: string, value: string): Row => {
  const { [name]: _gone, ...rest } = row
  return value === '' ? rest : { ...rest, [name]: value }
}

/** Groups of answers that belong together: persons, accounts, places; a single one for an authority. */
export function GroupList({ type, common, value, onChange }: Props) {
  const { say } = useSession()
  const single = type === 'authority'
  const rows: readonly Row[] = single
    ? [(value as Row | undefined) ?? {}]
    : Array.isArray(value) && value.length > 0
      ? (value as Row[])
      : [{}]
  const put = (next: readonly Row[]) => {
    const any = next.some((row) => Object.keys(row).length > 0)
    onChange(any ? (single ? next[0] : next) : undefined)
  }
  return (
    <Fieldset {...common}>
      <div className="stack">
        {rows.map((row, at) => (
          <div key={at} className={single ? 'stack-tight' : 'group stack-tight'}>
            {!single && rows.length > 1 && (
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
            <Members
              type={type}
              id={at === 0 ? common.id : `${common.id}-${at}`}
              row={row}
              onChange={(next) => put(rows.map((old, index) => (index === at ? next : old)))}
            />
          </div>
        ))}
        {!single && (
          <div>
            <Button size="small" icon="plus" onClick={() => onChange([...rows, {}])}>
              {say('page.list.add')}
            </Button>
          </div>
        )}
      </div>
    </Fieldset>
  )
}

interface MembersProps {
  readonly type: FieldType
  readonly id: string
  readonly row: Row
  readonly onChange: (row: Row) => void
}

function Members({ type, id, row, onChange }: MembersProps) {
  const formats = useFormats()
  const library = useLibrary()
  const { say, language } = useSession()
  const dates = useDateWords()
  const group = groups[type]!
  return (
    <div className="grid">
      {group.members.map(([name, kind], at) => {
        const props = {
          id: at === 0 ? id : `${id}-${name}`,
          label: formats.say(`${group.word}.${name}`),
          value: typeof row[name] === 'string' ? row[name] : '',
          onChange: (text: string) => onChange(withMember(row, name, text)),
        }
        if (kind === 'state')
          return (
            <Combobox
              key={name}
              {...props}
              options={stateOptions(library, language)}
              words={comboWords(say)}
            />
          )
        if (kind === 'text') return <TextInput key={name} {...props} />
        return <DateInput key={name} {...props} words={dates} birthday={false} />
      })}
    </div>
  )
}
