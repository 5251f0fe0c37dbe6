import { imagine } from '#apps/cli/law/read-what-if'
import { readCases, type ReadCase } from '#apps/cli/law/read-cases'
import { tellAnswer } from '#apps/cli/law/tell-answer'
import { readDay } from '#apps/cli/law/names'
import { openChosen, type Chosen } from '#apps/cli/law/open-chosen'
import { bad } from '#apps/cli/say'
import { Fault } from '#core/kernel/outcome'
import type { Library } from '#core/knowledge/books'
import type { GivenFault } from '#core/law/given'
import { answerOnBooks, type AnswerOnBooks } from '#operations/law/books-behind'

export interface Advising extends Chosen {
  readonly asOf?: string | undefined
  readonly whatIf?: readonly string[] | undefined
  readonly json?: boolean | undefined
}

/** One element of what is printed: the answer, or why there is none. */
export type Answered =
  ({ readonly id: string } & AnswerOnBooks) | { readonly id: string; readonly refused: readonly GivenFault[] }

/** Answers one case; books that contradict themselves are told of this case and do not stop the others. */
export function answerCase(library: Library, { id, situation, refused }: ReadCase): Answered {
  if (!situation) return { id, refused: refused ?? [] }
  try {
    return { id, ...answerOnBooks(library, situation) }
  } catch (cause) {
    if (!(cause instanceof Fault)) throw cause
    const mend = 'Correct the books, and check them with "comity books check".'
    return { id, refused: [{ path: '(books)', why: cause.message, mend }] }
  }
}

/** `comity advise`: answers every case of a file, with nothing but the books. @returns whether none was refused */
export async function adviseCases(
  path: string,
  { asOf, whatIf, json, ...chosen }: Advising,
): Promise<boolean> {
  const day = asOf === undefined ? undefined : readDay(asOf)
  const library = imagine(await openChosen(chosen), whatIf ?? [])
  const cases = readCases(library, path, day)
  const answered = cases.map((one) => answerCase(library, one))
  if (json) console.log(JSON.stringify(answered, undefined, 2))
  else for (const [at, one] of answered.entries()) console.log(tellAnswer(library, cases[at]!, one))
  for (const [at, one] of answered.entries()) {
    if (!('refused' in one)) continue
    for (const { path: where, why, mend } of one.refused)
      console.error(bad(`${path}:${cases[at]!.line}: ${one.id}: ${where}: ${why} ${mend}`))
  }
  if (whatIf?.length) console.error(`Imagined, not the law: ${whatIf.join('; ')}.`)
  return answered.every((one) => !('refused' in one))
}
