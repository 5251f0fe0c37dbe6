import { globSync } from 'node:fs'
import { join } from 'node:path'
import { readCases } from '#apps/cli/law/read-cases'
import type { Explained } from '#apps/house/publish'
import { suggest } from '#core/kernel/nearest'
import { openLibrary, type Library } from '#core/knowledge/books'

type Fault = Explained['faults'][number]

/** Scenarios beside the books that cannot be meant, or that name offences and elements which the books do not have. */
export function scenarioFaults(folder: string, content: Explained['content']): Fault[] {
  const library = openLibrary({ hash: 'being checked', ...content })
  return globSync(join(folder, 'scenarios/*.yaml'))
    .sort()
    .flatMap((file) => faultsOf(library, file))
}

function faultsOf(library: Library, file: string): Fault[] {
  try {
    return readCases(library, file).flatMap(({ id, line, situation, refused }) => {
      const fault = (what: string, why: string, mend: string): Fault => ({
        file,
        line,
        column: 1,
        what: `${id}: ${what}`,
        why,
        mend,
      })
      const unknown = (situation?.offences ?? []).flatMap(({ elements }) =>
        Object.keys(elements ?? {}).flatMap((spelled) => elementFault(library, spelled, fault)),
      )
      return [
        ...(refused ?? []).map(({ path, why, mend }) => fault(`${path} is refused.`, why, mend)),
        ...unknown,
      ]
    })
  } catch (cause) {
    const why = 'A scenario that cannot be read tests nothing.'
    return [{ file, line: 1, column: 1, what: (cause as Error).message, why, mend: 'Correct the file.' }]
  }
}

/** An element is spelled `uncac:15 public-official`. */
function elementFault(
  library: Library,
  spelled: string,
  fault: (what: string, why: string, mend: string) => Fault,
): Fault[] {
  const [offence = '', element = ''] = spelled.split(/ (.*)/)
  const known = library.offence(offence)?.elements?.map(({ id }) => id) ?? []
  if (known.includes(element)) return []
  const all = library.books.offences.flatMap(({ id, elements }) =>
    (elements ?? []).map((one) => `${id} ${one.id}`),
  )
  return [
    fault(
      `the element "${spelled}" is unknown.`,
      'An element that no offence has decides nothing.',
      suggest(
        spelled,
        all,
        known.length > 0
          ? `${offence} has: ${known.join(', ')}.`
          : 'Spell it as an offence, a space, and one of its elements.',
      ),
    ),
  ]
}
