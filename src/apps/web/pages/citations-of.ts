import type { Citation } from '#core/kernel/finding'
import { provisionOf, type Library } from '#core/knowledge/books'
import { parseCitation, type Formats } from '#core/request/format'
import type { CitationView } from '../parts/citation.tsx'
import type { Say } from '#core/knowledge/words'

/** Citations spelled `uncac 46(8)` as chips with the words of the provision and a mark where nobody compared them. */
export function citationsOf(
  library: Library,
  formats: Formats,
  say: Say,
  cites: readonly string[],
): CitationView[] {
  return [...new Set(cites)].map((text) => {
    const at = parseCitation(text)
    if (at.instrument.startsWith('law:')) return citeLaw(library, formats, say, at)
    const instrument = library.instrument(at.instrument)
    const provision = instrument?.provisions.find(
      ({ article }) => article === at.article || at.article.startsWith(`${article}(`),
    )
    return {
      label: formats.citation(at),
      ...(instrument
        ? {
            title: instrument.title.en,
            href: `/law/${encodeURIComponent(instrument.id)}`,
            linkLabel: say('page.cite.open'),
          }
        : {}),
      ...(provision ? { text: provision.says } : {}),
      ...(provision && !provision.checked ? { unchecked: say('page.cite.unchecked') } : {}),
    }
  })
}

/** The own law of a State, cited as `law:CHE …`. */
function citeLaw(library: Library, formats: Formats, say: Say, at: Citation): CitationView {
  const provision = provisionOf(library, at)
  const name = say('page.law.law-of', { state: formats.state(at.instrument.slice(4)) })
  return {
    label: at.article ? `${name}, ${at.article}` : name,
    ...(provision ? { text: provision.says } : {}),
    ...(provision && !provision.checked ? { unchecked: say('page.cite.unchecked') } : {}),
  }
}
