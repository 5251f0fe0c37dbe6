import { byKey, fieldChanges, plain, remaining, type EditionChange } from '#apps/cli/books/change'
import type { Declaration, Participation, Participations } from '#core/knowledge/participation'

/** Who is bound from when until when, who only signed, and who declared what, where that is other. */
export function participationChanges(
  before: readonly Participations[],
  after: readonly Participations[],
): EditionChange[] {
  const [was, is] = [byKey(before, (file) => file.instrument), byKey(after, (file) => file.instrument)]
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((of): EditionChange[] => {
    const [a, b] = [was.get(of) ?? empty(of), is.get(of) ?? empty(of)]
    return [
      ...rowChanges('participation', of, a.bound, b.bound, tellBound),
      ...rowChanges('participation', of, a.signed, b.signed, ({ on }) => `signed${on ? ` on ${on}` : ''}`),
      ...rowChanges('declaration', of, a.declarations, b.declarations, tellDeclaration),
      ...(a.complete === b.complete
        ? []
        : [
            {
              area: 'participation',
              of,
              change: 'changed',
              says: b.complete
                ? 'the list is now complete: a State that is not named is not bound'
                : 'the list is no longer complete: of a State that is not named nothing is known',
            } as const,
          ]),
    ]
  })
}

const empty = (instrument: string): Participations => ({
  instrument,
  readOn: '',
  sources: {},
  complete: false,
  bound: [],
  signed: [],
  declarations: [],
})

const tellBound = ({ from, until, act, confidence }: Participation): string =>
  `bound ${from ? `from ${from}` : 'from a day that is not known'}${until ? ` until ${until} (first day no longer bound)` : ''} by ${act} (confidence ${confidence})`

const tellDeclaration = ({ article, kind, says, effect, towards, from, until }: Declaration): string =>
  `${kind} under ${article}${towards ? ` towards ${towards.join(', ')}` : ''}${from ? ` from ${from}` : ''}${until ? ` until ${until}` : ''}: ${says.trim()}${effect ? ` (counts as ${plain(Object.values(effect))})` : ''}`

/** Rows of one State that differ: one that went and one that came are one that changed. */
function rowChanges<T extends { readonly state: string; readonly article?: string }>(
  area: 'participation' | 'declaration',
  of: string,
  before: readonly T[],
  after: readonly T[],
  tell: (row: T) => string,
): EditionChange[] {
  const [gone, come] = remaining(before, after)
  const changes: EditionChange[] = []
  for (const row of gone) {
    const about = `${of} ${row.state}`
    const at = come.findIndex(({ state, article }) => state === row.state && article === row.article)
    if (at < 0) {
      changes.push({ area, of: about, change: 'removed', says: tell(row) })
      continue
    }
    const [now] = come.splice(at, 1)
    const [old, fresh] = [tell(row), tell(now!)]
    if (old !== fresh) changes.push({ area, of: about, change: 'changed', says: `${old} → ${fresh}` })
    else changes.push(...fieldChanges(area, about, row, now!))
  }
  for (const row of come) changes.push({ area, of: `${of} ${row.state}`, change: 'added', says: tell(row) })
  return changes
}
