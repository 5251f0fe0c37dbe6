/** The nought of each script whose digits officials type: Arabic, Persian, Devanagari, Bengali. */
const noughts = [0x660, 0x6f0, 0x966, 0x9e6]

/** Digits of any script, as 0 to 9. */
export const plainDigits = (text: string): string =>
  text.replace(/[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef]/g, (digit) => {
    const code = digit.charCodeAt(0)
    return String(code - (noughts.findLast((nought) => nought <= code) ?? 0))
  })

/**
 * A number as a person writes it; `undefined` where it is none or could be read in two ways, as `1,000` can.
 * Spaces between digits are ignored; a comma and a point both part the decimals.
 */
export function readNumber(text: string): number | undefined {
  const bare = plainDigits(text)
    .replace(/[\s\u00a0\u202f]/g, '')
    .replace('\u066b', '.')
  if (!/^-?\d+(?:[.,]\d+)?$/.test(bare) || /^-?\d{1,3}[.,]\d{3}$/.test(bare)) return undefined
  return Number(bare.replace(',', '.'))
}
