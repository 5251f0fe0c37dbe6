import type { Library } from '#core/knowledge/books'
import type { Office } from '#core/request/letter'

/**
 * The office of a State that receives requests for assistance, from the books; where none is recorded, the
 * letter goes to the competent authority without a name, and nothing is guessed.
 */
export function officeOf(library: Library, state: string): Office {
  const found = library.state(state)?.authorities.find(({ for: purpose }) => /mla|mutual/i.test(purpose))
  if (!found) return { name: '', state }
  return { name: found.name, state, ...(found.address ? { address: found.address } : {}) }
}
