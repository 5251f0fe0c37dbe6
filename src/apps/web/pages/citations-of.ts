import type { Library } from '#core/knowledge/books'
import type { Say } from '#core/knowledge/words'
import { parseCitation, type Formats } from '#core/request/format'
import type { CitationView } from '../parts/citation.tsx'
import { citeProvisions } from './use-law.tsx'

/** Citations spelled `uncac 46(8)` as chips with the words of the provision and a mark where nobody compared them. */
export const citationsOf = (
  library: Library,
  formats: Formats,
  say: Say,
  cites: readonly string[],
): CitationView[] =>
  citeProvisions(
    { library, say, state: formats.state, title: ({ title }) => title.en },
    cites.map(parseCitation),
  )
