import { loadBooks } from '#adapters/books'
import { day } from '#core/kernel/day'
import { openLibrary } from '#core/knowledge/books'
import { mechanisms } from '#core/knowledge/instrument'
import { reach } from '#core/law/world'
import { clock, medianOf, sorted, type Figure } from './figure.ts'

/*
 * The whole world, in a process of its own so that its memory can be told: `node bench/world.ts` writes the figures
 * as JSON to standard output.
 */

const library = openLibrary(loadBooks('knowledge', 'dist/books.json'))
const codes = library.books.states.map(({ code }) => code)

function measureWorld(): Figure[] {
  const asOf = day('2026-11-24')
  const samples: number[] = []
  let count = 0
  for (let round = 0; round < 5; round++) {
    count = 0
    const began = clock()
    for (const mechanism of mechanisms)
      for (const requesting of codes)
        for (const requested of codes)
          if (requesting !== requested) {
            reach(library, requesting, requested, mechanism, asOf)
            count++
          }
    samples.push(clock() - began)
  }
  const rss = process.resourceUsage().maxRSS / 1000
  const told = `${codes.length} States and territories towards each other, six mechanisms, one day: ${count} decisions on one core`
  return [
    {
      what: 'The whole world',
      median: medianOf(samples),
      worst: sorted(samples).at(-1)!,
      limit: 3000,
      unit: 'ms',
      how: `${told}, five times, the first one cold`,
    },
    {
      what: 'Memory for the whole world',
      median: rss,
      worst: rss,
      limit: 400,
      unit: 'MB',
      how: 'the most that the process ever had resident, with the books',
    },
  ]
}

process.stdout.write(`${JSON.stringify(measureWorld())}\n`)
