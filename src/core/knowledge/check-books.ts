import { IntlMessageFormat } from 'intl-messageformat'
import { checkReferences } from '#core/knowledge/check-references'
import type { Books } from '#core/knowledge/books'
import type { Instrument } from '#core/knowledge/instrument'
import type { Participations } from '#core/knowledge/participation'

type Content = Omit<Books, 'hash'>

/** What the schemas of single files cannot see: references between files, dates against each other, words. */
export function checkBooks(content: Content): string[] {
  return [
    ...content.instruments.flatMap(checkInstrument),
    ...content.participations.flatMap((file) => checkParticipations(file, content)),
    ...checkNames(content),
    ...checkReferences(content),
    ...checkFields(content),
    ...checkWords(content),
  ]
}

function checkInstrument({ id, provisions, sources, inForce, lastInForce }: Instrument): string[] {
  const faults = provisions
    .filter(({ source }) => !(source in sources))
    .map(
      ({ article, source }) =>
        `instruments/${id}: ${article}: source "${source}" is not in the list of sources`,
    )
  if (inForce && lastInForce && lastInForce < inForce)
    faults.push(`instruments/${id}: ended before it came into force`)
  return faults
}

function checkParticipations(file: Participations, { instruments, states }: Content): string[] {
  const at = `participations/${file.instrument}`
  const instrument = instruments.find(({ id }) => id === file.instrument)
  const faults: string[] = instrument ? [] : [`${at}: no such instrument`]
  const known = new Set(states.map(({ code }) => code))
  for (const row of [...file.bound, ...file.signed, ...file.declarations]) {
    if (!known.has(row.state)) faults.push(`${at}: ${row.state}: no such State in states/`)
    if (!(row.source in file.sources))
      faults.push(`${at}: ${row.state}: source "${row.source}" is not in the list of sources`)
  }
  for (const row of file.bound) {
    if (
      row.from &&
      instrument?.inForce &&
      row.from < instrument.inForce &&
      instrument.class !== 'union-order'
    ) {
      faults.push(`${at}: ${row.state}: bound before the instrument came into force`)
    }
    if (row.from && row.until && row.until <= row.from)
      faults.push(`${at}: ${row.state}: no longer bound before it was bound`)
    const overlap =
      row.from !== undefined &&
      file.bound.some(
        (other) =>
          other !== row &&
          other.state === row.state &&
          other.from !== undefined &&
          other.from < (row.until ?? '9999') &&
          row.from! < (other.until ?? '9999'),
      )
    if (overlap) faults.push(`${at}: ${row.state}: bound twice on one day`)
  }
  return faults
}

/** Every name that a rule or a form uses must be known: instruments, measures. */
function checkNames({ instruments, measures, forms }: Content): string[] {
  const ids = new Set(instruments.map(({ id }) => id))
  const measureIds = new Set(measures.map(({ id }) => id))
  const faults: string[] = []
  if (ids.size !== instruments.length) faults.push('instruments: two files with one id')
  for (const { id, provisions } of instruments) {
    for (const { article, rules } of provisions) {
      for (const rule of rules ?? []) {
        const named = [
          ...('measures' in rule ? (rule.measures ?? []) : []),
          ...('only' in rule ? (rule.only ?? []) : []),
          ...('except' in rule ? (rule.except ?? []) : []),
          ...('exceptMeasures' in rule ? (rule.exceptMeasures ?? []) : []),
        ]
        for (const name of named)
          if (!measureIds.has(name)) faults.push(`instruments/${id}: ${article}: unknown measure "${name}"`)
      }
    }
  }
  if (forms.length === 0) faults.push('forms: none')
  return faults
}

/** A field that two measures share is one field; `when` names fields that exist. */
function checkFields({ measures, forms }: Content): string[] {
  const faults: string[] = []
  const seen = new Map<string, { text: string; where: string }>()
  const places = [
    ...forms.flatMap(({ id, sections }) =>
      sections.flatMap(({ fields }) => fields.map((field) => ({ field, where: `forms/${id}` }))),
    ),
    ...measures.flatMap(({ id, fields }) => fields.map((field) => ({ field, where: `measures/${id}` }))),
  ]
  for (const { field, where } of places) {
    const text = JSON.stringify(field)
    const before = seen.get(field.key)
    if (before && before.text !== text)
      faults.push(`${where}: ${field.key}: defined differently in ${before.where}`)
    seen.set(field.key, { text, where })
  }
  for (const { field, where } of places) {
    const named = [field.when?.answered, field.when?.is?.field].filter((key) => key !== undefined)
    for (const key of named)
      if (!seen.has(key))
        faults.push(`${where}: ${field.key}: asks about a field "${key}" that does not exist`)
  }
  return faults
}

/** All languages say the same sentences with the same placeholders, and every sentence can be read. */
function checkWords({ words, measures, forms }: Content): string[] {
  const faults: string[] = []
  const english = words['en']
  if (!english) return ['words: English is missing']
  const placeholders = new Map<string, string>()
  for (const [language, sentences] of Object.entries(words)) {
    for (const [id, sentence] of Object.entries(sentences)) {
      const found = readPlaceholders(sentence, language)
      if (found === undefined) faults.push(`words/${language}: ${id}: is no ICU message`)
      else if (language === 'en') placeholders.set(id, found)
      if (!(id in english)) faults.push(`words/${language}: ${id}: is not in English`)
    }
  }
  for (const [language, sentences] of Object.entries(words)) {
    const lettersToo = sentences['letter.title'] !== undefined
    for (const [id, expected] of placeholders) {
      // A language may serve the pages alone, and say of the law what it can; letters are offered only in languages that have them.
      const sentence = sentences[id]
      if (sentence === undefined && !lettersToo && !id.startsWith('page.')) continue
      if (sentence === undefined) faults.push(`words/${language}: ${id}: is missing`)
      else if ((readPlaceholders(sentence, language) ?? expected) !== expected)
        faults.push(`words/${language}: ${id}: other placeholders than in English`)
    }
  }
  const fields = [
    ...forms.flatMap(({ sections }) => sections.flatMap((section) => section.fields)),
    ...measures.flatMap((measure) => measure.fields),
  ]
  for (const { key, values } of fields) {
    for (const id of [`field.${key}`, ...(values ?? []).map((value) => `value.${key}.${value}`)]) {
      if (!(id in english)) faults.push(`words/en: ${id}: is missing`)
    }
  }
  for (const { id } of measures)
    if (!(`measure.${id}` in english)) faults.push(`words/en: measure.${id}: is missing`)
  return faults
}

function readPlaceholders(sentence: string, language: string): string | undefined {
  if (!sentence.includes('{')) return ''
  try {
    const names = new Set<string>()
    collect(new IntlMessageFormat(sentence, language, undefined, { ignoreTag: true }).getAst(), names)
    return [...names].sort().join(' ')
  } catch {
    return undefined
  }
}

interface Element {
  readonly type: number
  readonly value?: unknown
  readonly options?: Readonly<Record<string, { readonly value: readonly Element[] }>>
}

/** Names of arguments in the tree of a message: everything but literals (0) and the number sign (7). */
function collect(elements: readonly unknown[], names: Set<string>): void {
  for (const element of elements as readonly Element[]) {
    if (element.type !== 0 && element.type !== 7 && typeof element.value === 'string')
      names.add(element.value)
    for (const option of Object.values(element.options ?? {})) collect(option.value, names)
  }
}

/** Languages in which letters can be made: those that have their words. */
export const letterLanguages = (words: Books['words']): string[] =>
  Object.keys(words).filter((language) => words[language]?.['letter.title'] !== undefined)
