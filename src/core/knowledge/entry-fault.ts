import type { Books } from '#core/knowledge/books'

export type Content = Omit<Books, 'hash'>

/** One thing that is wrong with an entry of the books as it was read: which, what, why it matters, and how it is mended. */
export interface EntryFault {
  /** Shelf and name of the file, e.g. `instruments/ets-024`. */
  readonly at: string
  /** Where in the file, e.g. `['provisions', 3, 'rules', 0]`. */
  readonly path: readonly PropertyKey[]
  readonly what: string
  readonly why: string
  readonly mend: string
  /** What it leads to. Where that could not be read, mending it mends this. */
  readonly names?: readonly string[]
  /** Told because something is not there: not told where a part of the file could not be read. */
  readonly ofAbsence?: true
  /** Worth mending, and changes no answer. */
  readonly warns?: true
}

/** The article itself and all around it: `46(3)(f)`, `46(3)`, `46`; `Annex A F`, `Annex A`. */
function* around(article: string): Generator<string> {
  for (let one = article; one !== ''; one = one.replace(/\s*\([^()]*\)$|\s+\S+$|^[^\s()]+$/, '')) yield one
}

/** Whether a list of articles has this one, a paragraph of it, or the article of which it is a paragraph. */
export function hasArticle(articles: readonly string[], article: string): boolean {
  for (const one of around(article)) if (articles.includes(one)) return true
  return articles.some(
    (known) => known.startsWith(`${article}(`) || known.startsWith(`${article} `) || within(known, article),
  )
}

/** `92` lies in `92-98`, and `603(3)` in `603(1)-(3)`. */
function within(range: string, article: string): boolean {
  const [, around = '', first, last] = /^(?:(.*)\()?(\d+)\)?-\(?(\d+)\)?$/.exec(range) ?? []
  const [, before = '', number] = (around === '' ? /^()(\d+)/ : /^(.*)\((\d+)\)$/).exec(article) ?? []
  return around === before && Number(first) <= Number(number) && Number(number) <= Number(last)
}

/** Places of what an earlier one says already. */
export function againAt<T>(
  rows: readonly T[],
  key: (row: T) => string,
): readonly (readonly [number, number])[] {
  const first = new Map<string, number>()
  return rows.flatMap((row, at): (readonly [number, number])[] => {
    const before = first.get(key(row))
    if (before !== undefined) return [[at, before]]
    first.set(key(row), at)
    return []
  })
}
