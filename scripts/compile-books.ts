import { parseArgs } from 'node:util'
import { compileBooks } from '#adapters/books'
import { publishBooks } from '#apps/house/publish'
import { Fault } from '#core/kernel/outcome'
import type { Books } from '#core/knowledge/books'

/**
 * `npm run books`: checks and compiles the books, and says what is in them. With `--out <file> --sign <key>` it
 * writes them as one signed file for other installations; the key (PEM, Ed25519) is made where there is none. An
 * edition with a version is made by `comity books pack`.
 */
const { values } = parseArgs({
  options: { out: { type: 'string' }, sign: { type: 'string' }, name: { type: 'string' } },
})

function tellBooks({ hash, instruments, participations, states, measures, words }: Books): string {
  const provisions = instruments.flatMap((instrument) => instrument.provisions)
  const rows = participations.reduce((sum, { bound, signed }) => sum + bound.length + signed.length, 0)
  return `books ${hash.slice(0, 16)}: ${instruments.length} instruments, ${provisions.length} provisions (${provisions.filter(({ checked }) => checked).length} compared with the text), ${rows} acts of participation, ${states.length} States, ${measures.length} measures, ${Object.keys(words).join(' ')}`
}

try {
  console.log(tellBooks(compileBooks('knowledge')))
  if (values.out && values.sign) {
    const { vkey } = await publishBooks({
      folder: 'knowledge',
      out: values.out,
      key: values.sign,
      publisher: values.name ?? 'comity-books',
    })
    console.log(`written to ${values.out}; give installations this verifier key by another way:\n${vkey}`)
  } else if (values.out) {
    console.error('A file without signature would be taken by no installation: add --sign <key file>.')
    process.exitCode = 1
  }
} catch (cause) {
  if (!(cause instanceof Fault)) throw cause
  console.error(cause.message)
  process.exitCode = 1
}
