import type { Field } from '#core/knowledge/form'
import type { Block } from '#core/request/blocks'
import type { Formats } from '#core/request/format'
import type { Request } from '#core/request/request'
import { isAnswered, type Offence, type Person } from '#core/request/values'

type Row = Readonly<Record<string, unknown>>

/** Columns of the lists that become tables, in order; `day` and `state` say how a cell is written. */
const columns: Partial<
  Record<Field['type'], readonly (readonly [key: string, word: string, as?: 'day' | 'state'])[]>
> = {
  'account-list': [
    ['number', 'account.number'],
    ['holder', 'account.holder'],
    ['bank', 'account.bank'],
  ],
  'place-list': [
    ['address', 'place.address'],
    ['occupier', 'place.occupier'],
    ['why', 'place.why'],
  ],
  'provider-list': [
    ['provider', 'provider.provider'],
    ['account', 'provider.account'],
  ],
  'document-list': [
    ['title', 'document.title'],
    ['date', 'document.date', 'day'],
    ['language', 'document.language'],
  ],
}

/**
 * One answer as it enters the letter: text as a sentence or numbered paragraphs, lists as lists, groups as
 * tables. The text is taken in the language of the letter where a translation exists; where none does, the
 * original stands, so that nothing is lost, and the check names the gap.
 *
 * @param sentence id of the sentence that takes the answer in; absent: label and answer
 * @param numbered the running number of the paragraphs of facts, moved on by this function
 */
export function answerBlocks(
  field: Field,
  value: unknown,
  request: Request,
  formats: Formats,
  sentence: string | undefined,
  numbered: { next: number },
): Block[] {
  const from = [field.key]
  const { say } = formats
  const translated = (key: string, original: string) =>
    translationOf(request, formats.language, key) ?? original
  const put = (text: string): readonly string[] => {
    if (!sentence) return [`${say(`field.${field.key}`)}: ${text}`]
    const [said, bare] = [say(sentence, { value: text }), say(sentence, { value: '' })]
    // A sentence that ends in a colon takes nothing in: then the answer stands below it.
    return said === bare ? [said, text] : [said]
  }
  const told = (text: string): Block[] => put(text).map((part) => ({ kind: 'paragraph', text: part, from }))
  const lead = (): Block => ({
    kind: 'paragraph',
    text: sentence ? say(sentence, { value: '' }) : `${say(`field.${field.key}`)}:`,
    from,
  })

  switch (field.type) {
    case 'boolean':
      return value === true ? (sentence ? [lead()] : told(say('letter.yes'))) : []
    case 'date':
      return told(formats.day(String(value)))
    case 'date-range':
      return [{ kind: 'paragraph', text: rangeText(field, value as Row, formats), from }]
    case 'enum':
      return told(say(`value.${field.key}.${String(value)}`))
    case 'enum-list':
      return [
        lead(),
        {
          kind: 'list',
          ordered: false,
          items: (value as string[]).filter(isAnswered).map((item) => say(`value.${field.key}.${item}`)),
          from,
        },
      ]
    case 'text':
    case 'number':
      return told(translated(field.key, String(value)))
    case 'longtext':
      return longText(field, translated(field.key, String(value)), put, numbered)
    case 'text-list':
    case 'question-list':
      return [
        lead(),
        {
          kind: 'list',
          ordered: field.type === 'question-list',
          items: (value as string[])
            .map((item, at) => (isAnswered(item) ? translated(`${field.key}[${at}]`, item) : item))
            .filter(isAnswered),
          from,
        },
      ]
    case 'authority':
      return told(authorityText(value as Row))
    case 'person-list':
      return [
        lead(),
        ...(value as Person[]).filter(isAnswered).map((person) => personTable(person, formats, from)),
      ]
    case 'offence-list':
      return offenceBlocks(
        (value as Offence[]).map((offence, at) => inLanguage(offence, `${field.key}[${at}]`, translated)),
        request,
        formats,
        lead(),
        from,
      )
    default:
      return [
        lead(),
        tableOf(
          field,
          (value as Row[]).map((row, at) => inLanguage(row, `${field.key}[${at}]`, translated)),
          formats,
          from,
        ),
      ]
  }
}

/** A group with its words in the language of the letter. */
const inLanguage = <T extends object>(
  group: T,
  key: string,
  translated: (key: string, original: string) => string,
): T =>
  Object.fromEntries(
    Object.entries(group ?? {}).map(([member, value]) => [
      member,
      typeof value === 'string' ? translated(`${key}.${member}`, value) : value,
    ]),
  ) as T

/** An answer in the language of the letter, where it was written in another one and translated. */
export const translationOf = (request: Request, language: string, key: string): string | undefined =>
  language === request.language ? undefined : request.translations[language]?.[key]?.text

/** Both days of a range in its own sentence; one day alone has a sentence of its own. */
function rangeText({ key }: Field, range: Row, { say, day }: Formats): string {
  const from = typeof range['from'] === 'string' ? day(range['from']) : '…'
  const until = typeof range['until'] === 'string' ? day(range['until']) : '…'
  return from === until ? say(`letter.${key}.day`, { value: from }) : say(`letter.${key}`, { from, until })
}

/** Facts come in numbered paragraphs, so that both States can point at one; other narratives keep their lead. */
function longText(
  field: Field,
  text: string,
  put: (text: string) => readonly string[],
  numbered: { next: number },
): Block[] {
  const from = [field.key]
  const paragraphs = text
    .split(/\n\s*\n/)
    .map((part) => part.trim())
    .filter(Boolean)
  if (field.key === 'facts')
    return paragraphs.map((part) => ({ kind: 'paragraph', text: part, number: numbered.next++, from }))
  return paragraphs
    .flatMap((part, at) => (at === 0 ? put(part) : [part]))
    .map((part) => ({ kind: 'paragraph', text: part, from }))
}

const authorityText = (value: Row): string =>
  ['name', 'person', 'address', 'phone', 'email']
    .map((key) => value[key])
    .filter(isAnswered)
    .join(', ')

const personKeys = [
  'role',
  'born',
  'birthplace',
  'nationality',
  'address',
  'language',
  'identityDocument',
  'aliases',
  'originalScript',
] as const

/** Surname in capitals, as letters of request write it, with the name in its own script beside. */
function personTable(person: Partial<Person>, { say, day, state }: Formats, from: readonly string[]): Block {
  const name = [person.surname?.toUpperCase(), person.given].filter(Boolean).join(', ')
  const cell = (key: (typeof personKeys)[number]): string => {
    const value = person[key]!
    return key === 'born' ? day(value) : key === 'nationality' ? state(value) : value
  }
  const rows = personKeys
    .filter((key) => isAnswered(person[key]))
    .map((key) => [say(`person.${key}`), cell(key)] as const)
  return { kind: 'table', head: [say('person.surname'), name], rows, from }
}

function offenceBlocks(
  offences: readonly Offence[],
  request: Request,
  { say, months, state }: Formats,
  lead: Block,
  from: readonly string[],
): Block[] {
  const given = offences.filter(isAnswered)
  const penalty = (count: number | undefined) => (count === undefined ? '—' : months(count))
  const showsRequested = given.some(({ maxMonthsRequested }) => maxMonthsRequested !== undefined)
  const table: Block = {
    kind: 'table',
    head: [
      say('offence.name'),
      say('offence.statute'),
      say('letter.maxPenalty', { state: state(request.requesting) }),
      ...(showsRequested ? [say('letter.maxPenalty', { state: state(request.requested) })] : []),
    ],
    rows: given.map((offence) => [
      offence.name ?? '',
      offence.statute ?? '',
      penalty(offence.maxMonthsRequesting),
      ...(showsRequested ? [penalty(offence.maxMonthsRequested)] : []),
    ]),
    from,
  }
  const texts = given.flatMap(({ statuteText, statute }): Block[] =>
    statuteText ? [{ kind: 'quotation', text: statuteText, source: statute, from }] : [],
  )
  return [lead, table, ...texts]
}

function tableOf(
  field: Field,
  rows: readonly Row[],
  { say, day, state }: Formats,
  from: readonly string[],
): Block {
  const given = rows.filter(isAnswered)
  const shown = (columns[field.type] ?? []).filter(([key]) => given.some((row) => isAnswered(row[key])))
  const write = (value: unknown, as: 'day' | 'state' | undefined) =>
    !isAnswered(value)
      ? '—'
      : as === 'day'
        ? day(String(value))
        : as === 'state'
          ? state(String(value))
          : String(value)
  return {
    kind: 'table',
    head: shown.map(([, word]) => say(word)),
    rows: given.map((row) => shown.map(([key, , as]) => write(row[key], as))),
    from,
  }
}
