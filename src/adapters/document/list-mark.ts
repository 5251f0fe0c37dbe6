/** How the entries of an ordered list are counted, and what stands around the count. */
interface ListMark {
  readonly shape: 'letters' | 'digits'
  readonly before: '(' | ''
  readonly after: ')'
}

/**
 * The mark of an ordered list, which must not be taken for the number of a paragraph: `(a)` in English,
 * `a)` in the other languages written in Latin letters, `1)` elsewhere and beyond the alphabet.
 */
export function listMark(language: string, length: number): ListMark {
  const locale = new Intl.Locale(language).maximize()
  const shape = locale.script === 'Latn' && length <= 26 ? 'letters' : 'digits'
  return { shape, before: locale.language === 'en' ? '(' : '', after: ')' }
}
