import { createElement, useMemo, type ReactNode } from 'react'
import { spell, type Citation } from '#core/kernel/finding'
import type { Library } from '#core/knowledge/books'
import type { Instrument, Provision } from '#core/knowledge/instrument'
import { hasWord, type Say } from '#core/knowledge/words'
import type { Formats } from '#core/request/format'
import type { CitationView } from '../parts/citation.tsx'
import { useFormats, useLibrary, useSession } from '../session.tsx'

type Values = Parameters<Say>[1]

/** The books as a page tells them: sentences, names, days and citations in the language of the reader. */
export interface Law {
  readonly library: Library
  readonly formats: Formats
  readonly language: string
  /** Words of the page. */
  readonly say: Say
  /** Words of the law as text, for names of controls; `tell` where it stands in the page. */
  readonly law: Say
  /** Words of the law, marked where the books have them in English only. */
  readonly tell: (id: string, values?: Values) => ReactNode
  readonly day: (text: string) => string
  readonly state: (code: string) => string
  /** Names of languages, by BCP 47. */
  readonly languages: (tags: readonly string[]) => string
  /** Several names in a row. */
  readonly list: (names: readonly string[]) => string
  readonly title: (instrument: Instrument) => string
  readonly cite: (at: Citation) => CitationView
  readonly cites: (all: readonly Citation[]) => CitationView[]
}

/** The entry of the books for an article; `46(15)(a)` is told by `46(15)`. */
export const provisionOf = (instrument: Instrument, article: string): Provision | undefined =>
  instrument.provisions.find((provision) => provision.article === article) ??
  instrument.provisions.find((provision) => article.startsWith(`${provision.article}(`))

/** Where the page of the instrument shows a provision. */
export const anchorOf = (article: string): string => `art-${article.replace(/[^A-Za-z0-9()-]/g, '-')}`

/** Address of the page of an instrument. */
export const addressOf = (instrument: string, article?: string): string =>
  `/law/${encodeURIComponent(instrument)}${article ? `#${anchorOf(article)}` : ''}`

/** A name in another script inside a sentence keeps its own direction. @source Unicode Bidirectional Algorithm, FSI and PDI */
export const isolate = (text: string): string => `\u2068${text}\u2069`

/** `UNCAC, art. 46(8)`; `National law, practice`; the title alone where the books have no article. */
function label(short: string, article: string): string {
  if (article === '' || article === 'title') return short
  return /^(\d|[IVX]+\b)/.test(article) ? `${short}, art. ${article}` : `${short}, ${article}`
}

/** A name that the platform knows in the language of the reader, where the books do not. */
function namesIn(language: string, type: 'region' | 'language') {
  const names = new Intl.DisplayNames([language], { type, fallback: 'none' })
  return (code: string): string | undefined => names.of(code)
}

const inEnglish = (text: ReactNode): ReactNode => createElement('span', { lang: 'en', dir: 'ltr' }, text)

function speakLaw(
  library: Library,
  formats: Formats,
  language: string,
): Pick<Law, 'tell' | 'title' | 'state'> {
  const regionName = namesIn(language, 'region')
  return {
    tell: (id, values) =>
      hasWord(library.books.words, language, id)
        ? formats.say(id, values)
        : inEnglish(formats.say(id, values)),
    title: ({ title }) => title[language as 'en'] ?? title.en,
    state: (code) => {
      const state = library.state(code)
      return state?.name[language as 'en'] ?? (state && regionName(state.alpha2)) ?? formats.state(code)
    },
  }
}

/** What a citation needs to be told in the language of the reader. */
interface Citing {
  readonly library: Library
  readonly say: Say
  readonly title: (instrument: Instrument) => string
  readonly state: (code: string) => string
}

/** Series that tell a reader nothing. */
const noSeries = ['', '-', 'none', 'not known']

/** A provision as a chip: what it says in our words, whether anybody compared them, and where to read the text itself. */
function citeProvision({ library, say, title, state }: Citing, at: Citation): CitationView {
  const law = at.instrument.startsWith('law:') ? at.instrument.slice(4) : undefined
  const instrument = law === undefined ? library.instrument(at.instrument) : library.law(law)
  if (!instrument) return { label: spell(at) }
  const provision = provisionOf(instrument, at.article)
  // The own law of a State is told by the name of the State.
  const name = law === undefined ? instrument.short : say('page.law.law-of', { state: isolate(state(law)) })
  const told = law !== undefined && at.article ? `${name}, ${at.article}` : label(name, at.article)
  if (!provision) return { label: told }
  const source = instrument.sources[provision.source]
  return {
    label: told,
    title: law === undefined ? label(title(instrument), at.article) : told,
    text: provision.says,
    lang: 'en',
    ...(provision.checked ? {} : { unchecked: say('page.cite.unchecked') }),
    where: [
      ...(noSeries.includes(instrument.series)
        ? []
        : [say('page.cite.published', { series: instrument.series })]),
      ...(source ? [say('page.cite.read', { source })] : []),
    ],
    ...(law === undefined
      ? { href: addressOf(instrument.id, provision.article), linkLabel: say('page.cite.open') }
      : {}),
  }
}

/** Several of them, each once. */
export const citeProvisions = (citing: Citing, all: readonly Citation[]): CitationView[] =>
  [...new Map(all.map((at) => [spell(at), at])).values()].map((at) => citeProvision(citing, at))

function makeLaw(library: Library, formats: Formats, say: Say, language: string): Law {
  const languageName = namesIn(language, 'language')
  const list = new Intl.ListFormat(language, { type: 'unit', style: 'long' })
  const spoken = speakLaw(library, formats, language)
  const citing = { library, say, ...spoken }
  return {
    library,
    formats,
    language,
    say,
    law: formats.say,
    day: formats.day,
    languages: (tags) => list.format(tags.map((tag) => languageName(tag) ?? tag)),
    list: (names) => list.format(names),
    ...spoken,
    cite: (at) => citeProvision(citing, at),
    cites: (all) => citeProvisions(citing, all),
  }
}

export function useLaw(): Law {
  const library = useLibrary()
  const formats = useFormats()
  const { say, language } = useSession()
  return useMemo(() => makeLaw(library, formats, say, language), [library, formats, say, language])
}
