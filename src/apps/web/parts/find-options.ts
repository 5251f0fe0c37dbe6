/** One of many: what is shown, and what else it is found by. */
export interface ComboOption {
  readonly value: string
  readonly label: string
  /** Other names and codes, e.g. `CIV`, `Ivory Coast`. */
  readonly keywords?: readonly string[] | undefined
  /** Shown at the end of the line, e.g. `party since 2006`. */
  readonly note?: string | undefined
}

const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[’'`\-.,()]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

/** 0 the name begins so; 1 a keyword is exactly so; 2 a word of the name begins so; 3 a keyword does; 4 within. */
function rank(option: ComboOption, sought: string): number | undefined {
  const name = plain(option.label)
  const others = (option.keywords ?? []).map(plain)
  if (name.startsWith(sought)) return 0
  if (others.includes(sought)) return 1
  if (name.includes(` ${sought}`)) return 2
  if (others.some((other) => other.startsWith(sought) || other.includes(` ${sought}`))) return 3
  return sought.length > 2 && name.includes(sought) ? 4 : undefined
}

/** The options that fit what was typed, best first; all of them when nothing was. */
export function findOptions(options: readonly ComboOption[], typed: string): readonly ComboOption[] {
  const sought = plain(typed)
  if (sought === '') return options
  return options
    .map((option, at) => ({ option, at, rank: rank(option, sought) }))
    .filter((one) => one.rank !== undefined)
    .sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0) || a.at - b.at)
    .map((one) => one.option)
}
