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
  const faults = inBooks.length > 0 ? inBooks : scenarioFaults(folder, content)
  if (json) {
    console.log(JSON.stringify(faults, undefined, 2))
    return faults.length === 0
  }
  for (const { file, line, column, what, why, mend } of faults) {
    console.log(`${bad('✗')} ${file}:${line}:${column}: ${what}`)
    console.log(`    ${faint(why)}\n    ${mend}`)
  }
  const { instruments, states } = content
  console.log(
    faults.length === 0
      ? `${good('✓')} ${files} files, ${instruments.length} instruments, ${states.length} States: nothing is wrong.`
      : bad(
          `${faults.length} ${faults.length === 1 ? 'fault' : 'faults'} in ${new Set(faults.map(({ file }) => file)).size} of ${files} files.`,
        ),
  )
  return faults.length === 0
}
