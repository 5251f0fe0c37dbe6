import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { compileBooks } from '#adapters/books'
import { Fault } from '#core/kernel/outcome'

/** `npm run books`: checks and compiles the books, and says what is in them. */
const { values } = parseArgs({ options: { out: { type: 'string' } } })

try {
  const books = compileBooks('knowledge')
  const provisions = books.instruments.flatMap((instrument) => instrument.provisions)
  const rows = books.participations.reduce((sum, { bound, signed }) => sum + bound.length + signed.length, 0)
  console.log(
    `books ${books.hash.slice(0, 16)}: ${books.instruments.length} instruments, ${provisions.length} provisions (${provisions.filter(({ checked }) => checked).length} compared with the text), ${rows} acts of participation, ${books.states.length} States, ${books.measures.length} measures, ${Object.keys(books.words).join(' ')}`,
  )
  if (values.out) writeFileSync(values.out, JSON.stringify({ books }))
} catch (cause) {
  if (!(cause instanceof Fault)) throw cause
  console.error(cause.message)
  process.exitCode = 1
}
