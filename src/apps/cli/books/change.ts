import { canonicalJson } from '#core/kernel/canonical'

/** One thing that is other in one edition than in the other. */
export interface EditionChange {
  readonly area:
    | 'instrument'
    | 'provision'
    | 'participation'
    | 'declaration'
    | 'state'
    | 'law'
    | 'measure'
    | 'offence'
    | 'form'
    | 'words'
  /** What it is about, e.g. `ets-024 6(1)(a)` or `ets-024 FRA`. */
  readonly of: string
  readonly change: 'added' | 'removed' | 'changed'
  readonly says: string
}

export const byKey = <T>(rows: readonly T[], key: (row: T) => string): Map<string, T> =>
  new Map(rows.map((row) => [key(row), row]))

const fieldWords: Readonly<Record<string, string>> = {
  inForce: 'in force',
  lastInForce: 'last day in force',
  endNotKnown: 'end not known',
  classIn: 'class for single mechanisms',
  from: 'from',
  until: 'until (first day no longer bound)',
  deposited: 'deposited on',
  says: 'what it says',
  conditional: 'falls away where an assistance treaty binds',
  always: 'binds whatever the basis',
}

/** A value for a person: no braces, no quotation marks of a format. */
export function plain(value: unknown): string {
  if (value === undefined || value === null) return 'nothing'
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(plain).join(', ')
  if (typeof value === 'object')
    return Object.entries(value)
      .map(([key, one]) => `${key} ${plain(one)}`)
      .join(', ')
  return String(value as string | number).trim()
}

const same = (a: unknown, b: unknown): boolean => canonicalJson(a ?? null) === canonicalJson(b ?? null)

/** Members of one thing that differ, each as before → after; long ones only by name. */
export function fieldChanges(
  area: EditionChange['area'],
  of: string,
  before: object,
  after: object,
): EditionChange[] {
  const [was, is] = [before as Record<string, unknown>, after as Record<string, unknown>]
  return [...new Set([...Object.keys(was), ...Object.keys(is)])].flatMap((key): EditionChange[] => {
    if (same(was[key], is[key])) return []
    const name = fieldWords[key] ?? key
    const [a, b] = [plain(was[key]), plain(is[key])]
    const says = a.length + b.length > 400 ? `${name} is another one` : `${name}: ${a} → ${b}`
    return [{ area, of, change: 'changed', says }]
  })
}

/** Rows of which only one edition has the like, in words. */
export function onlyIn<T>(
  area: EditionChange['area'],
  of: string,
  before: readonly T[],
  after: readonly T[],
  tell: (row: T) => string,
): EditionChange[] {
  const [gone, come] = remaining(before, after)
  return [
    ...gone.map((row): EditionChange => ({ area, of, change: 'removed', says: tell(row) })),
    ...come.map((row): EditionChange => ({ area, of, change: 'added', says: tell(row) })),
  ]
}

/** Both lists without what stands, word for word, in both. */
export function remaining<T>(before: readonly T[], after: readonly T[]): readonly [T[], T[]] {
  const [was, is] = [before.map(canonicalJson), after.map(canonicalJson)]
  return [
    before.filter((_row, at) => !is.includes(was[at]!)),
    after.filter((_row, at) => !was.includes(is[at]!)),
  ]
}
