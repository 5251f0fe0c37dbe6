import { Fault } from '#core/kernel/outcome'

/** Whether the typesetter gave up for want of a font. */
export const isUnshown = (fault: unknown): boolean =>
  fault instanceof Fault && fault.code === 'document.unshown'

/**
 * A judge of characters that asks `shows` once for each character and remembers; ASCII needs no asking.
 *
 * @returns the text with each character that no font shows spelled as its code point, e.g. `[U+4E2D]`
 */
export function spellUnshown(shows: (character: string) => boolean): (text: string) => string {
  const known = new Map<string, boolean>()
  const isShown = (character: string): boolean => {
    const before = known.get(character)
    if (before !== undefined) return before
    const now = shows(character)
    known.set(character, now)
    return now
  }
  return (text) =>
    text.replace(/[^\n -~]/gu, (character) => (isShown(character) ? character : codePoint(character)))
}

const codePoint = (character: string) =>
  `[U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}]`
