import { provisionOf } from '#core/knowledge/books'
import type { Citation } from '#core/kernel/finding'
import { spell } from '#core/kernel/finding'
import type { CitationView } from '../parts/citation.tsx'
import { isolate, type Law } from './use-law.tsx'

/** The books as the advice tells them: the own law of a State, cited as `law:CHE …`, is told by the name of the State. */
export function withStateLaws(law: Law): Law {
  const cite = (at: Citation): CitationView => {
    if (!at.instrument.startsWith('law:')) return law.cite(at)
    const name = law.say('page.law.law-of', { state: isolate(law.state(at.instrument.slice(4))) })
    const provision = provisionOf(law.library, at)
    const label = at.article ? `${name}, ${at.article}` : name
    if (!provision) return { label }
    return {
      label,
      title: label,
      text: provision.says,
      lang: 'en',
      ...(provision.checked ? {} : { unchecked: law.say('page.law.unchecked') }),
    }
  }
  return {
    ...law,
    cite,
    cites: (all) => [...new Map(all.map((at) => [spell(at), at])).values()].map(cite),
  }
}
