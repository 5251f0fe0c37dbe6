/** A stretch of text that runs one way. */
interface Stretch {
  readonly text: string
  readonly rtl: boolean
}

/**
 * Cuts text where its direction turns. Signs and spaces belong to the words of the other direction only
 * when such words stand on both sides of them; all others go with the paper.
 */
export function cutByDirection(text: string, paper: 'ltr' | 'rtl'): readonly Stretch[] {
  const foreign = paper === 'rtl' ? words.ltr : words.rtl
  return text
    .split(foreign)
    .map((part, at) => ({ text: part, rtl: (paper === 'rtl') !== (at % 2 === 1) }))
    .filter((stretch) => stretch.text !== '')
}

// Words, and the signs between two of them, as one captured group: `split` puts it at the odd places.
// No brackets: a pair must not be cut in two.
const rtlWord = '[\\p{sc=Arab}\\p{sc=Hebr}\\p{sc=Syrc}\\p{sc=Thaa}\\p{sc=Nkoo}]+'
const ltrWord = '[\\p{sc=Latn}\\p{sc=Cyrl}\\p{sc=Grek}\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}0-9]+'
const between = "[ \\u00a0\\u202f.,:;&'’/@+_-]{1,3}"
const words = {
  rtl: new RegExp(`(${rtlWord}(?:${between}${rtlWord})*)`, 'u'),
  ltr: new RegExp(`(${ltrWord}(?:${between}${ltrWord})*)`, 'u'),
}
