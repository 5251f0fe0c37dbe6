import { join } from 'node:path'
import type { BookFault, BookSource, Place } from '#adapters/books-source'
import { nearest } from '#core/kernel/nearest'
import type { Books } from '#core/knowledge/books'
import type { EntryFault } from '#core/knowledge/entry-fault'

type Content = Omit<Books, 'hash'>

/** Files by shelf and name, and the names of those that could not be read. */
export interface Sources {
  readonly files: Map<string, BookSource>
  readonly unread: Set<string>
  /** Files of which a part could not be read; the rest was. */
  readonly partly: Set<string>
  /** The entries of such a file that were left out, by list and place. */
  readonly dropped: Map<string, ReadonlyMap<PropertyKey, readonly number[]>>
}

/** The same for a fault of an entry, which says itself where it is. */
export function placeEntryFault(told: EntryFault, sources: Sources): BookFault[] {
  const { at, path, names, ofAbsence, what, why, mend, warns } = told
  const source = sources.files.get(at)
  if (!source || names?.some((name) => sources.unread.has(name))) return []
  if (ofAbsence && sources.partly.has(at)) return []
  const [key, row, ...rest] = path
  const left = (key !== undefined && sources.dropped.get(at)?.get(key)) || []
  const place =
    typeof row === 'number'
      ? source.at([key!, left.reduce((sum, dropped) => (dropped <= sum ? sum + 1 : sum), row), ...rest])
      : source.at(path)
  return [{ file: source.file, ...place, what, why, mend, ...(warns ? { warns } : {}) }]
}

/**
 * Finds the line for a fault between files, as `checkBooks` tells it: `instruments/uncac: 46(9): what is wrong`.
 * What only follows from a file that could not be read is left out: mending that file mends it.
 */
export function placeFault(fault: string, folder: string, content: Content, sources: Sources): BookFault[] {
  const [where = '', ...rest] = fault.split(': ')
  if (/two files with one id|^offences\/\S+: defined twice$/.test(fault)) return []
  if (follows(fault, where, sources.unread) || (sources.partly.has(where) && /without a rule/.test(fault)))
    return []
  const source = sourceOf(where, rest[0] ?? '', sources)
  const message = rest.at(-1) ?? fault
  const about = rest.length > 1 ? rest.slice(0, -1).join(': ') : ''
  const place = source ? placeIn(source, where, about, message) : { line: 1, column: 1 }
  return [
    {
      file: source?.file ?? join(folder, `${where}.yaml`),
      ...place,
      what: `${about ? `${about}: ` : ''}${message}.`,
      ...reasonOf(message, about, content, source),
    },
  ]
}

function follows(fault: string, where: string, unread: ReadonlySet<string>): boolean {
  const own = where.slice(where.indexOf('/') + 1)
  const [, quoted] = /"([^"]+)"/.exec(fault) ?? []
  const named = [own, where, quoted, quoted?.split(' ')[0], quoted?.split(':')[0], fault.split(': ')[1]]
  if (where === 'words/en' && [...unread].some((name) => name.startsWith('words/'))) return true
  return named.some((name) => name !== undefined && unread.has(name))
}

/** A sentence stands in one of the parts of its language; where it is missing, in the part in which English has it. */
function sourceOf(where: string, id: string, { files }: Sources): BookSource | undefined {
  const found = files.get(where)
  if (!where.startsWith('words/')) return found
  const language = where.slice('words/'.length)
  const parts = [...files.keys()].filter((key) => key === where || key.startsWith(`${where}.`))
  const has = (key: string) => id in ((files.get(key)?.value ?? {}) as object)
  const holding = parts.find(has)
  if (holding) return files.get(holding)
  const english = [...files.keys()].find((key) => /^words\/en(\.|$)/.test(key) && has(key))
  return files.get(english?.replace('words/en', `words/${language}`) ?? '') ?? found
}

function placeIn(source: BookSource, where: string, about: string, message: string): Place {
  const path = pathOf(source, where, about, message)
  const [, quoted] = /"([^"]+)"/.exec(message) ?? []
  const named = quoted !== undefined ? source.find(path, quoted) : undefined
  if (named) return named
  if (quoted !== undefined && where.startsWith('offences/')) return source.atKey([...path, 'listed'], quoted)
  if (path.length === 0 && about !== '') return source.find([], about) ?? source.atKey([], about)
  return source.at(path)
}

/** Path of the entry that the fault is about: a provision by its article, a row by its State, an offence by its id. */
function pathOf({ value }: BookSource, where: string, about: string, message: string): PropertyKey[] {
  const file = value as Record<string, readonly Record<string, unknown>[] | undefined>
  const indexOf = (
    key: string,
    fits: (row: Record<string, unknown>) => boolean,
    last = false,
  ): PropertyKey[] => {
    const rows = file[key] ?? []
    const at = last ? rows.findLastIndex(fits) : rows.findIndex(fits)
    return at < 0 ? [] : [key, at]
  }
  const shelf = where.slice(0, where.indexOf('/'))
  const first = (...paths: PropertyKey[][]) => paths.find((path) => path.length > 0) ?? []
  switch (shelf) {
    case 'instruments':
      if (about === '' && message.startsWith('ended before')) return ['lastInForce']
      return indexOf('provisions', ({ article }) => article === about)
    case 'states':
      return indexOf('law', ({ article }) => article === about)
    case 'offences': {
      const id = where.slice(shelf.length + 1)
      return indexOf('offences', (row) => row['id'] === id, message === 'defined twice')
    }
    case 'participations': {
      const [, source] = /source "([^"]+)"/.exec(message) ?? []
      const fits = (row: Record<string, unknown>) =>
        row['state'] === about && (source === undefined || row['source'] === source)
      const last = message.includes('twice')
      return first(indexOf('bound', fits, last), indexOf('signed', fits), indexOf('declarations', fits))
    }
    default:
      return []
  }
}

type Reason = Pick<BookFault, 'why' | 'mend'>

const meant = (word: string, known: readonly string[], otherwise: string): string => {
  const near = nearest(word, known)
  return near ? `Did you mean "${near}"?` : otherwise
}

/** Why a fault between files matters, and how it is mended: by the words with which `checkBooks` tells it. */
function reasonOf(message: string, about: string, content: Content, source: BookSource | undefined): Reason {
  const word = /"([^"]+)"/.exec(message)?.[1] ?? about
  for (const [shape, why, mend] of reasons)
    if (shape.test(message)) return { why, mend: mend(word, content, source) }
  return { why: 'Answers that rest on it would be wrong or missing.', mend: 'Correct one of the two places.' }
}

const sourcesIn = (source: BookSource | undefined): string[] =>
  Object.keys((source?.value as { sources?: object } | undefined)?.sources ?? {})

const provisionsIn = ({ instruments }: Content): string[] =>
  instruments.flatMap(({ id, provisions }) => provisions.map(({ article }) => `${id} ${article}`))

type Mend = (word: string, content: Content, source: BookSource | undefined) => string
const reasons: readonly (readonly [shape: RegExp, why: string, mend: Mend])[] = [
  [
    /unknown measure/,
    'A rule about a measure that does not exist never speaks.',
    (word, { measures }) =>
      meant(
        word,
        measures.map(({ id }) => id),
        'Use an id of measures/, or add the measure.',
      ),
  ],
  [
    /unknown instrument/,
    'A rule about an instrument that does not exist never speaks: nothing would be displaced or added to.',
    (word, { instruments }) =>
      meant(
        word,
        instruments.map(({ id }) => id),
        'Use an id of instruments/, or add the instrument.',
      ),
  ],
  [
    /unknown State/,
    'A State that the books do not know is never asked.',
    (word, { states }) =>
      meant(
        word,
        states.map(({ code }) => code),
        'Use an ISO 3166-1 alpha-3 code, or add states/<code>.yaml.',
      ),
  ],
  [
    /unknown offence/,
    'It could not be proposed to anybody.',
    (word, { offences }) =>
      meant(
        word,
        offences.map(({ id }) => id),
        'Use an id of offences/, or add the offence.',
      ),
  ],
  [
    /no provision/,
    'A reference that leads nowhere replaces nothing and lists nothing.',
    (word, content) =>
      meant(
        word,
        provisionsIn(content).filter((one) => one.startsWith(`${word.split(' ')[0]} `)),
        'Spell it as the instrument does: its id, a space, the article.',
      ),
  ],
  [
    /no such State/,
    'What is said of a State without a file would be shown without a name.',
    (word, { states }) =>
      meant(
        word,
        states.map(({ code }) => code),
        'Correct the code, or add states/<code>.yaml.',
      ),
  ],
  [
    /no such instrument/,
    'Nobody would be bound by it.',
    () => 'Correct "instrument", or add the file to instruments/.',
  ],
  [
    /not in the list of sources/,
    'Whoever doubts the sentence could not look it up.',
    (word, _content, source) => meant(word, sourcesIn(source), 'Add the source to "sources" of this file.'),
  ],
  [
    /bound twice/,
    'On such a day two rows would decide, and they may differ.',
    () => 'Let the first row end ("until") where the second begins.',
  ],
  [
    /bound before the instrument/,
    'A State would be bound by what was not in force.',
    () => 'Correct "from" here or "inForce" of the instrument.',
  ],
  [
    /no longer bound before/,
    'The State would be bound on no day.',
    () => 'Exchange or correct "from" and "until"; "until" is the first day no longer bound.',
  ],
  [/ended before/, 'It would be in force on no day.', () => 'Correct "inForce" or "lastInForce".'],
  [
    /without a rule of the kind offences/,
    'It would reach every offence, although it speaks only of its own.',
    () => 'Add { kind: offences, of: convention } to the article that says which.',
  ],
  [
    /other placeholders/,
    'A letter in this language would miss a name or a date.',
    () => 'Use the same {names} as the English sentence.',
  ],
  [/is missing/, 'It would be shown in English or as an id.', () => 'Add the sentence to this file.'],
  [
    /is not in English/,
    'English is what every other language is compared with.',
    () => 'Add it to the English words, or take it away here.',
  ],
  [
    /no ICU message/,
    'It cannot be said.',
    () => "Look at its braces; write '{' in quotation marks where a brace is meant.",
  ],
  [
    /defined (differently|twice)|stands twice|two files/,
    'One name would mean two things.',
    () => 'Keep one, or give the other another name.',
  ],
  [/asks about a field/, 'The question would never be asked.', () => 'Correct the name of the field.'],
]
