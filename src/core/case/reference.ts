/** What a reference number says of itself. */
export interface ReferenceParts {
  /** ISO 3166-1 alpha-3 of the authority that gives the number. */
  readonly state: string
  readonly direction: 'OUT' | 'IN'
  readonly kind: string
  readonly year: number
  readonly number: number
}

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/**
 * The check character over letters and digits; it catches every single wrong character, and all but about two
 * in a thousand swaps of neighbours.
 *
 * @source ISO/IEC 7064, hybrid system MOD 37,36
 */
export function checkCharacter(text: string): string {
  let product = 36
  for (const character of text.toUpperCase().replace(/[^0-9A-Z]/g, '')) {
    const sum = (product + alphabet.indexOf(character)) % 36 || 36
    product = (sum * 2) % 37
  }
  return alphabet[(37 - product) % 36]!
}

/** `PAN-OUT-MLA-2026-000012-7`. */
export function formatReference({ state, direction, kind, year, number }: ReferenceParts): string {
  const text = `${state}-${direction}-${kind}-${year}-${String(number).padStart(6, '0')}`
  return `${text}-${checkCharacter(text)}`
}

/** Whether the check character fits; spaces, dashes and small letters do not matter. */
export function isReference(text: string): boolean {
  const compact = text.toUpperCase().replace(/[^0-9A-Z]/g, '')
  return compact.length > 10 && checkCharacter(compact.slice(0, -1)) === compact.at(-1)
}
