import { canonicalJson } from '#core/kernel/canonical'
import { sha256Hex } from '#core/kernel/digest'
import { openLibrary, type Books, type Library } from '#core/knowledge/books'
import type { Participations } from '#core/knowledge/participation'
import type { Supposition } from '#core/knowledge/supposition'

/**
 * The books as they would be if a State joined or left an instrument, or withdrew a declaration. The hash is that of
 * the imagined books: no answer can be mistaken for one of the real ones.
 *
 * @throws RangeError where the instrument has no list of participation, or there is nothing to leave or withdraw
 */
export function suppose(library: Library, suppositions: readonly Supposition[]): Library {
  const files = new Map(library.books.participations.map((file) => [file.instrument, file]))
  for (const supposed of suppositions) {
    const file = files.get(supposed.instrument)
    if (!file) throw new RangeError(`The books have no list of participation of ${supposed.instrument}.`)
    files.set(supposed.instrument, change(file, supposed))
  }
  const participations = [...files.values()]
  const { hash, ...content } = library.books
  const imagined = sha256Hex(new TextEncoder().encode(`what if ${hash} ${canonicalJson(suppositions)}`))
  const books: Books = { ...content, participations, hash: imagined }
  return openLibrary(books)
}

function change(file: Participations, supposed: Supposition): Participations {
  const sources = { ...file.sources, supposed: 'supposed, not in the books' }
  const { state } = supposed
  switch (supposed.kind) {
    case 'joins':
      return join(file, supposed, sources)
    case 'leaves': {
      const running = (from: string | undefined, until: string | undefined) =>
        (from === undefined || from < supposed.until) && (until === undefined || supposed.until < until)
      if (!file.bound.some((row) => row.state === state && running(row.from, row.until)))
        throw new RangeError(
          `${state} is not bound by ${file.instrument} on the day before ${supposed.until}.`,
        )
      return {
        ...file,
        sources,
        bound: file.bound
          .filter((row) => row.state !== state || row.from === undefined || row.from < supposed.until)
          .map((row) =>
            row.state === state && running(row.from, row.until) ? { ...row, until: supposed.until } : row,
          ),
      }
    }
    case 'withdraws-declaration': {
      const declarations = file.declarations.filter(
        (row) => row.state !== state || row.article !== supposed.article,
      )
      if (declarations.length === file.declarations.length)
        throw new RangeError(
          `${state} has no declaration under ${file.instrument} ${supposed.article} in the books.`,
        )
      return { ...file, declarations }
    }
  }
}

type Joins = Extract<Supposition, { kind: 'joins' }>

function join(
  file: Participations,
  { state, from }: Joins,
  sources: Participations['sources'],
): Participations {
  const already = file.bound.find(
    (row) =>
      row.state === state &&
      row.from !== undefined &&
      row.from <= from &&
      (row.until === undefined || from < row.until),
  )
  if (already)
    throw new RangeError(`${state} is bound by ${file.instrument} since ${already.from ?? ''} already.`)
  const others = file.bound.filter(
    (row) => row.state !== state || (row.until !== undefined && row.until <= from),
  )
  const row = { state, act: 'accession', from, source: 'supposed', confidence: 'high' } as const
  return { ...file, sources, bound: [...others, row] }
}
