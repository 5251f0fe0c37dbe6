import { yes, type Citation, type Finding } from '#core/kernel/finding'
import type { Library } from '#core/knowledge/books'
import type { Element } from '#core/knowledge/offence'
import type { SituationOffence } from '#core/law/situation'

/** One element of a convention offence, and whether the law of the requested State has it; undefined: not known. */
export interface ComparedElement {
  readonly offence: string
  readonly element: Element
  readonly there: boolean | undefined
}

/** The elements of the convention offences that the conduct is said to be, each with what is known of the law of the requested State. */
export const compareElements = (library: Library, offence: SituationOffence): readonly ComparedElement[] =>
  (offence.conventionOffences ?? []).flatMap((id) =>
    (library.offence(id)?.elements ?? []).map((element) => ({
      offence: id,
      element,
      there: offence.elements?.[`${id} ${element.id}`],
    })),
  )

/**
 * Does the comparison element by element tell that the conduct is not punishable in the requested State? Only an
 * element that is said to be wanting in every offence that was compared does; undefined: it tells nothing, since
 * elements alone, without a penalty, never tell that the conduct is punishable there.
 *
 * @source UNCAC art. 43(2): the conduct counts, not the name or category of the offence
 */
export function judgeElements(
  library: Library,
  offence: SituationOffence,
  cites: readonly Citation[],
): Finding | undefined {
  if (offence.elements === undefined) return undefined
  const compared = compareElements(library, offence)
  const ids = new Set(compared.map(({ offence: id }) => id))
  const wanting = new Set(compared.filter(({ there }) => there === false).map(({ offence: id }) => id))
  return ids.size > 0 && wanting.size === ids.size
    ? yes('dual-criminality.element-wanting', cites)
    : undefined
}
