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

function citeLaw(library: Library, say: Say, title: Law['title']): Pick<Law, 'cite' | 'cites'> {
  const cite = (at: Citation): CitationView => {
    const instrument = library.instrument(at.instrument)
    if (!instrument) return { label: spell(at) }
    const provision = provisionOf(instrument, at.article)
    if (!provision) return { label: label(instrument.short, at.article) }
    return {
      label: label(instrument.short, at.article),
      title: label(title(instrument), at.article),
      text: provision.says,
      lang: 'en',
      ...(provision.checked ? {} : { unchecked: say('page.law.unchecked') }),
      href: addressOf(instrument.id, provision.article),
      linkLabel: say('page.law.open-instrument'),
    }
  }
  return {
    cite,
    cites: (all) => [...new Map(all.map((at) => [spell(at), at])).values()].map(cite),
  }
}

function makeLaw(library: Library, formats: Formats, say: Say, language: string): Law {
  const languageName = namesIn(language, 'language')
  const list = new Intl.ListFormat(language, { type: 'unit', style: 'long' })
  const spoken = speakLaw(library, formats, language)
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
    ...citeLaw(library, say, spoken.title),
  }
}

export function useLaw(): Law {
  const library = useLibrary()
  const formats = useFormats()
  const { say, language } = useSession()
  return useMemo(() => makeLaw(library, formats, say, language), [library, formats, say, language])
}
