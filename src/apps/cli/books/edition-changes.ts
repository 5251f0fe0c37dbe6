import { provisionChanges } from '#apps/cli/books/provision-changes'
import { byKey, fieldChanges, onlyIn, type EditionChange } from '#apps/cli/books/change'
import { participationChanges } from '#apps/cli/books/participation-changes'
import { words } from '#apps/cli/law/codes'
import type { Books } from '#core/knowledge/books'
import type { Instrument } from '#core/knowledge/instrument'
import type { State } from '#core/knowledge/state'

/** What changed from one edition of the books to another, in legal words; nothing where they say the same. */
export function editionChanges(before: Books, after: Books): EditionChange[] {
  return [
    ...instrumentChanges(before.instruments, after.instruments),
    ...participationChanges(before.participations, after.participations),
    ...stateChanges(before.states, after.states),
    ...plainChanges('measure', before.measures, after.measures),
    ...plainChanges('offence', before.offences, after.offences),
    ...plainChanges('form', before.forms, after.forms),
    ...wordChanges(before.words, after.words),
  ]
}

function instrumentChanges(before: readonly Instrument[], after: readonly Instrument[]): EditionChange[] {
  const [was, is] = [byKey(before, ({ id }) => id), byKey(after, ({ id }) => id)]
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((of): EditionChange[] => {
    const [a, b] = [was.get(of), is.get(of)]
    if (!a || !b) {
      const { title, class: kind, inForce, provisions } = (a ?? b)!
      const says = `${title.en}: ${words(kind)}, in force ${inForce ?? 'not known'}, ${provisions.length} articles`
      return [{ area: 'instrument', of, change: a ? 'removed' : 'added', says }]
    }
    const { provisions: oldOnes, sources: _old, ...old } = a
    const { provisions: newOnes, sources: _new, ...now } = b
    return [
      ...fieldChanges('instrument', of, old, now),
      ...provisionChanges('provision', of, oldOnes, newOnes),
    ]
  })
}

function stateChanges(before: readonly State[], after: readonly State[]): EditionChange[] {
  const [was, is] = [byKey(before, ({ code }) => code), byKey(after, ({ code }) => code)]
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((of): EditionChange[] => {
    const [a, b] = [was.get(of), is.get(of)]
    if (!a || !b) return [{ area: 'state', of, change: a ? 'removed' : 'added', says: (a ?? b)!.name.en }]
    const { law: oldLaw, memberships: oldOnes, authorities: oldOffices, sources: _old, ...old } = a
    const { law: newLaw, memberships: newOnes, authorities: newOffices, sources: _new, ...now } = b
    return [
      ...fieldChanges('state', of, old, now),
      ...onlyIn(
        'state',
        of,
        oldOnes ?? [],
        newOnes ?? [],
        (one) =>
          `member of ${one.of}${one.from ? ` from ${one.from}` : ''}${one.until ? ` until ${one.until}` : ''} (${one.confidence})`,
      ),
      ...onlyIn(
        'state',
        of,
        oldOffices,
        newOffices,
        (one) => `authority ${one.name} for ${one.for} (${one.channel})`,
      ),
      ...provisionChanges('law', `law:${of}`, oldLaw ?? [], newLaw ?? []),
    ]
  })
}

function plainChanges<T extends { readonly id: string }>(
  area: 'measure' | 'offence' | 'form',
  before: readonly T[],
  after: readonly T[],
): EditionChange[] {
  const [was, is] = [byKey(before, ({ id }) => id), byKey(after, ({ id }) => id)]
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((of): EditionChange[] => {
    const [a, b] = [was.get(of), is.get(of)]
    if (!a || !b) return [{ area, of, change: a ? 'removed' : 'added', says: '' }]
    return fieldChanges(area, of, a, b)
  })
}

function wordChanges(before: Books['words'], after: Books['words']): EditionChange[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((language) => {
    const [was, is] = [before[language] ?? {}, after[language] ?? {}]
    return [...new Set([...Object.keys(was), ...Object.keys(is)])].flatMap((id): EditionChange[] => {
      const [a, b] = [was[id], is[id]]
      if (a === b) return []
      const change = a === undefined ? 'added' : b === undefined ? 'removed' : 'changed'
      const says = [a === undefined ? undefined : `“${a}”`, b === undefined ? undefined : `“${b}”`]
        .filter(Boolean)
        .join(' → ')
      return [{ area: 'words', of: `${language} ${id}`, change, says }]
    })
  })
}
