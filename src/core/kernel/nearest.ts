/**
 * The word that somebody most likely meant; undefined where none is near enough to be proposed.
 *
 * Near: at most a third of its letters have to be changed, put in, left out or exchanged with their neighbour.
 */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  const wanted = word.toLowerCase()
  let best: string | undefined
  let least = Math.max(1, Math.floor(wanted.length / 3)) + 1
  for (const one of known) {
    if (Math.abs(one.length - wanted.length) >= least) continue
    const steps = stepsBetween(wanted, one.toLowerCase())
    if (steps < least) [best, least] = [one, steps]
  }
  return best
}

/** How a mistake is mended where a word is known that was probably meant; otherwise `else`. */
export function suggest(word: string, known: Iterable<string>, otherwise: string): string {
  const meant = nearest(word, known)
  return meant === undefined || meant === word ? otherwise : `Did you mean "${meant}"?`
}

/** Changes of one letter, or of two neighbours, that turn one word into the other. @source Damerau (1964), restricted */
function stepsBetween(a: string, b: string): number {
  let [older, old]: number[][] = [[], Array.from({ length: b.length + 1 }, (_, at) => at)]
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      let steps = Math.min(old![j]! + 1, row[j - 1]! + 1, old![j - 1]! + same)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        steps = Math.min(steps, older![j - 2]! + 1)
      row.push(steps)
    }
    ;[older, old] = [old!, row]
  }
  return old![b.length]!
}
