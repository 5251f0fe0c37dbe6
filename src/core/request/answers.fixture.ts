import fc from 'fast-check'
import { compileBooks } from '#adapters/books'
import { addDays, day } from '#core/kernel/day'
import { openLibrary, type Library } from '#core/knowledge/books'
import type { Field, FieldType } from '#core/knowledge/form'
import type { Block, Paper } from '#core/request/blocks'
import type { LetterFrame } from '#core/request/letter'
import { emptyRequest, type Request } from '#core/request/request'

export const library: Library = openLibrary(compileBooks('knowledge'))
export const languages = ['en', 'fr', 'es'] as const

/** Measures that have a form. */
export const measures = library.books.measures.filter(({ fields }) => fields.length > 0).map(({ id }) => id)
const form = library.form('mutual-legal-assistance')!

/** All fields of the form and of the measures, each once. */
export const fields: readonly Field[] = [
  ...new Map(
    [
      ...form.sections.flatMap((section) => section.fields),
      ...library.books.measures.flatMap((measure) => measure.fields),
    ].map((field) => [field.key, field]),
  ).values(),
]
const states = library.books.states.map(({ code }) => code)

let count = 0
/** A word that stands nowhere else, so that it can be found again in the letter. */
const word: fc.Arbitrary<string> = fc.constant(0).map(() => `w${++count}x`)
const words = fc.array(word, { minLength: 1, maxLength: 3 }).map((list) => list.join(' '))
const paragraphs = fc.array(words, { minLength: 1, maxLength: 3 }).map((list) => list.join('\n\n'))
const civilDay = fc.nat(30_000).map((after): string => addDays(day('1950-01-01'), after))
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined })
const many = <T>(arbitrary: fc.Arbitrary<T>) => fc.array(arbitrary, { minLength: 1, maxLength: 3 })
const offenceMonths = maybe(fc.constantFrom(0, 1, 12, 120, 1200))
/** Members that were not given are absent, as in JSON. */
const group = <T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }) =>
  fc.record(model).map((value) => JSON.parse(JSON.stringify(value)) as T)

/** Answers that fit a field, by its type. */
export function answersTo({ type, values }: Field): fc.Arbitrary<unknown> {
  const byType: Record<FieldType, fc.Arbitrary<unknown>> = {
    text: words,
    longtext: paragraphs,
    date: civilDay,
    'date-range': fc.tuple(civilDay, civilDay).map(([a, b]) => ({
      from: a < b ? a : b,
      until: a < b ? b : a,
    })),
    boolean: fc.boolean(),
    enum: fc.constantFrom(...(values ?? ['none'])),
    'enum-list': fc.subarray([...(values ?? ['none'])], { minLength: 1 }),
    number: fc.nat(10_000),
    'text-list': many(words),
    'question-list': many(words),
    'person-list': many(
      group({
        surname: word,
        given: maybe(word),
        originalScript: maybe(word),
        aliases: maybe(word),
        born: maybe(fc.constantFrom('1971', '1971-08', '1971-08-19')),
        birthplace: maybe(word),
        nationality: maybe(fc.constantFrom(...states)),
        address: maybe(words),
        language: maybe(word),
        identityDocument: maybe(word),
        role: maybe(word),
      }),
    ),
    authority: group({
      name: words,
      address: maybe(words),
      phone: maybe(word),
      email: maybe(word),
      person: maybe(word),
    }),
    'account-list': many(group({ number: word, holder: maybe(word), bank: words })),
    'place-list': many(group({ address: words, occupier: maybe(word), why: maybe(words) })),
    'provider-list': many(group({ provider: words, account: maybe(word) })),
    'document-list': many(group({ title: words, date: maybe(civilDay), language: maybe(word) })),
    'offence-list': many(
      group({
        name: words,
        statute: words,
        statuteText: maybe(paragraphs),
        maxMonthsRequesting: offenceMonths,
        maxMonthsRequested: offenceMonths,
        conventionOffences: maybe(fc.subarray(['uncac:15', 'untoc:5', 'ets-185:2'])),
        political: maybe(fc.boolean()),
        military: maybe(fc.boolean()),
        fiscal: maybe(fc.boolean()),
      }),
    ),
  }
  return byType[type]
}

/** Answers to any part of the fields. */
export const someFacts: fc.Arbitrary<Record<string, unknown>> = fc
  .tuple(...fields.map((field) => fc.option(answersTo(field), { nil: undefined, freq: 3 })))
  .map((answers) =>
    Object.fromEntries(
      fields
        .map((field, at) => [field.key, answers[at]] as const)
        .filter(([, answer]) => answer !== undefined),
    ),
  )

const pairs = [
  ['KEN', 'CHE'],
  ['CHE', 'DEU'],
  ['POL', 'DEU'],
  ['MAR', 'NLD'],
  ['BRA', 'CHE'],
  ['ARG', 'USA'],
  ['PRK', 'SMR'],
] as const

/** Requests between States with different bases, for any measures, with any part answered and nothing translated. */
export const requests: fc.Arbitrary<Request> = fc
  .record({
    pair: fc.constantFrom(...pairs),
    measures: fc.subarray(measures, { minLength: 1 }),
    asOf: fc.constantFrom('2026-11-24', '2019-05-01', '1999-05-01'),
    language: fc.constantFrom(...languages),
    facts: someFacts,
  })
  .map(({ pair: [requesting, requested], facts, ...start }) => ({
    ...emptyRequest({ ...start, requesting, requested }),
    facts,
  }))

export const frameOf = ({ requesting, requested }: Request): LetterFrame => ({
  from: { name: 'Central Authority A', state: requesting, address: '1 First Street' },
  to: { name: 'Central Authority B', state: requested },
  ourReference: 'AAA-OUT-MLA-2026-000001-X',
  date: '2026-11-24',
  draft: true,
})

/** Every piece of text of a block that a reader sees. */
export function textsOf(block: Block): readonly string[] {
  switch (block.kind) {
    case 'letterhead':
    case 'signature':
      return block.lines
    case 'reference':
      return block.rows.flat()
    case 'list':
      return block.items
    case 'table':
      return [...block.head, ...block.rows.flat()]
    case 'quotation':
      return [block.text, block.source ?? '']
    default:
      return [block.text]
  }
}

/** All that a reader of the paper sees. */
export const readPaper = (paper: Paper): string =>
  [paper.title, paper.reference, paper.marking ?? '', ...paper.blocks.flatMap(textsOf)].join('\n')
