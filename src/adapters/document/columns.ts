/**
 * Shares of the width for the columns of a table; they add up to 1.
 *
 * When every cell fits on one line, each column gets its due. Otherwise it gets room for its longest word,
 * unless that is a monster, and the rest is dealt out by the square root of what is missing, so that one
 * talkative column does not starve the others.
 *
 * @param room characters that fit side by side in the whole table
 */
export function shareWidths(rows: readonly (readonly string[])[], room = 88): readonly number[] {
  const columns = Array.from({ length: rows[0]?.length ?? 0 }, (_, at) => rows.map((row) => row[at] ?? ''))
  const natural = columns.map((cells) => padding + longest(cells.flatMap((cell) => cell.split('\n'))))
  const least = columns.map((cells, at) =>
    Math.min(
      natural[at]!,
      padding + Math.min(longestWord, longest(cells.flatMap((cell) => cell.split(/\s+/)))),
    ),
  )
  if (sum(natural) <= room || sum(least) >= room) return shares(sum(natural) <= room ? natural : least)

  const hunger = natural.map((want, at) => Math.sqrt(want - least[at]!))
  const rest = (room - sum(least)) / Math.max(1, sum(hunger))
  return shares(least.map((width, at) => Math.min(natural[at]!, width + rest * hunger[at]!)))
}

/** Whether each of so many columns holds nothing but amounts or counts, which are read from their last digit. */
export function findFigures(rows: readonly (readonly string[])[], columns: number): readonly boolean[] {
  return Array.from({ length: columns }, (_, at) => {
    const cells = rows.map((row) => row[at]?.trim() ?? '').filter((cell) => cell !== '')
    return cells.length > 0 && cells.every((cell) => figure.test(cell))
  })
}
const figure = /^(\p{Lu}{3}|\p{Sc})?\s?[-+−]?\d[\d\s.,'’]*(\p{Lu}{3}|\p{Sc}|%)?$/u

/** Characters; an IBAN without spaces has at most 34. */
const longestWord = 24
const padding = 3

const longest = (words: readonly string[]) => words.reduce((length, word) => Math.max(length, word.length), 1)
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)
const shares = (widths: readonly number[]) => widths.map((width) => width / sum(widths))
