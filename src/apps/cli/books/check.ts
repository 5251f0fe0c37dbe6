import { bad, faint, good } from '#apps/cli/say'
import { join } from 'node:path'
import { scenarioFaults } from '#apps/cli/books/scenario-faults'
import { programFolder } from '#apps/house/books'
import { explainFolder } from '#apps/house/publish'

/** `comity books check`: every fault of a folder of books, explained. @returns whether there is none */
export async function checkFolder(
  named: string | undefined,
  { json }: { readonly json?: boolean },
): Promise<boolean> {
  const folder = named ?? join(programFolder, 'knowledge')
  const { faults: inBooks, files, content } = await explainFolder(folder)
  const refused = inBooks.some(({ warns }) => !warns)
  const faults = refused ? inBooks : [...inBooks, ...scenarioFaults(folder, content)]
  const wrong = faults.filter(({ warns }) => !warns)
  if (json) {
    console.log(JSON.stringify(faults, undefined, 2))
    return wrong.length === 0
  }
  for (const { file, line, column, what, why, mend, warns } of faults) {
    console.log(`${warns ? '!' : bad('✗')} ${file}:${line}:${column}: ${what}`)
    console.log(`    ${faint(why)}\n    ${mend}`)
  }
  const { instruments, states } = content
  const warnings = faults.length - wrong.length
  const beside = warnings > 0 ? ` ${count(warnings, 'warning')}: the books can be used all the same.` : ''
  console.log(
    wrong.length === 0
      ? `${good('✓')} ${files} files, ${instruments.length} instruments, ${states.length} States: nothing is wrong.${beside}`
      : bad(
          `${count(wrong.length, 'fault')} in ${new Set(wrong.map(({ file }) => file)).size} of ${files} files.${beside}`,
        ),
  )
  return wrong.length === 0
}

const count = (n: number, one: string): string => `${n} ${n === 1 ? one : `${one}s`}`
