import { words } from '#apps/cli/law/codes'
import type { Chosen } from '#apps/cli/law/open-chosen'
import { readCases, type ReadCase } from '#apps/cli/law/read-cases'
import { readConfig } from '#apps/cli/config'
import { bad, faint, strong } from '#apps/cli/say'
import { openAnyBooks } from '#apps/house/publish'
import { openLaw } from '#apps/house/books'
import { Fault } from '#core/kernel/outcome'
import { openLibrary, type Library } from '#core/knowledge/books'
import { advise, type Advice } from '#core/law/advise'
import { differenceOf, type Change } from '#core/law/difference'
import type { GivenFault } from '#core/law/given'

export interface CasesDiffering extends Chosen {
  readonly json?: boolean
  readonly fromBooks?: string
  readonly toBooks?: string
}

/** A case whose answer is another one, or that only one of the editions refuses. */
export interface CaseDifference {
  readonly id: string
  readonly changes: readonly Change[]
  readonly refusedBefore?: readonly GivenFault[]
  readonly refusedAfter?: readonly GivenFault[]
}

/** `comity diff <cases>`: the answers that change from one edition of the books to another. */
export async function differenceOfCases(path: string, options: CasesDiffering): Promise<boolean> {
  const config = readConfig()
  const key = options.vkey ?? config.booksKey
  const open = async (file: string | undefined): Promise<Library> =>
    file === undefined ? openLaw(config) : openLibrary((await openAnyBooks(file, key)).books)
  const [before, after] = [await open(options.fromBooks), await open(options.toBooks)]
  const [was, is] = [readCases(before, path), readCases(after, path)]
  const differences = is.flatMap((one, at) => differenceOfCase(before, after, was[at]!, one))
  if (options.json) console.log(JSON.stringify(differences, undefined, 2))
  else tell(differences, is.length, before, after)
  const refused = is.filter((one, at) => one.refused && was[at]!.refused)
  for (const one of refused)
    for (const { path: where, why, mend } of one.refused!)
      console.error(bad(`${path}:${one.line}: ${one.id}: ${where}: ${why} ${mend}`))
  return refused.length === 0
}

function differenceOfCase(before: Library, after: Library, was: ReadCase, is: ReadCase): CaseDifference[] {
  if (was.refused && is.refused) return []
  if (was.refused || is.refused)
    return [
      {
        id: is.id,
        changes: [],
        ...(was.refused ? { refusedBefore: was.refused } : {}),
        ...(is.refused ? { refusedAfter: is.refused } : {}),
      },
    ]
  const [a, b] = [adviseOrTell(before, was), adviseOrTell(after, is)]
  if ('why' in a || 'why' in b)
    return [
      {
        id: is.id,
        changes: [],
        ...('why' in a ? { refusedBefore: [a] } : {}),
        ...('why' in b ? { refusedAfter: [b] } : {}),
      },
    ]
  const changes = differenceOf(a, b)
  return changes.length > 0 ? [{ id: is.id, changes }] : []
}

function adviseOrTell(library: Library, { situation }: ReadCase): Advice | GivenFault {
  try {
    return advise(library, situation!)
  } catch (cause) {
    if (!(cause instanceof Fault)) throw cause
    return { path: '(books)', why: cause.message, mend: 'Correct this edition of the books.' }
  }
}

/** One change of an answer in a line. */
export const tellCaseChange = ({ what, id, before, after }: Change): string =>
  `${words(what)}${id === what ? '' : ` ${id}`}: ${before || 'not there'} → ${after || 'not there'}`

function tell(differences: readonly CaseDifference[], all: number, before: Library, after: Library): void {
  console.log(
    `${strong(`${differences.length} of ${all} answers change`)} ${faint(`from ${before.books.hash.slice(0, 12)} to ${after.books.hash.slice(0, 12)}`)}`,
  )
  for (const { id, changes, refusedBefore, refusedAfter } of differences) {
    console.log(`\n${strong(id)}`)
    for (const change of changes) console.log(`  ${tellCaseChange(change)}`)
    for (const { path, why } of refusedBefore ?? []) console.log(`  before refused: ${path}: ${why}`)
    for (const { path, why } of refusedAfter ?? []) console.log(`  now refused: ${path}: ${why}`)
  }
}
