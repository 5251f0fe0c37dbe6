import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { booksStatement, compileBooks } from '#adapters/books'
import { assembleNote, makeVkey } from '#core/audit/note'
import { Fault } from '#core/kernel/outcome'

/**
 * `npm run books`: checks and compiles the books, and says what is in them. With `--out <file> --sign <key>` it
 * writes them as one signed file for other installations; the key (PEM, Ed25519) is made where there is none.
 */
const { values } = parseArgs({
  options: { out: { type: 'string' }, sign: { type: 'string' }, name: { type: 'string' } },
})

/** The Ed25519 key of the publisher, from its file or new. */
function openKey(path: string) {
  if (!existsSync(path)) {
    const { privateKey } = generateKeyPairSync('ed25519')
    writeFileSync(path, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' })
  }
  return createPrivateKey(readFileSync(path))
}

function signBooks(hash: string, keyPath: string, name: string): { signature: string; vkey: string } {
  const key = openKey(keyPath)
  const spki = createPublicKey(key).export({ type: 'spki', format: 'der' })
  const vkey = makeVkey(name, new Uint8Array(spki.subarray(-32)))
  const text = booksStatement(hash)
  return { vkey, signature: assembleNote(text, vkey, new Uint8Array(sign(null, Buffer.from(text), key))) }
}

try {
  const books = compileBooks('knowledge')
  const provisions = books.instruments.flatMap((instrument) => instrument.provisions)
  const rows = books.participations.reduce((sum, { bound, signed }) => sum + bound.length + signed.length, 0)
  console.log(
    `books ${books.hash.slice(0, 16)}: ${books.instruments.length} instruments, ${provisions.length} provisions (${provisions.filter(({ checked }) => checked).length} compared with the text), ${rows} acts of participation, ${books.states.length} States, ${books.measures.length} measures, ${Object.keys(books.words).join(' ')}`,
  )
  if (values.out && values.sign) {
    const { signature, vkey } = signBooks(books.hash, values.sign, values.name ?? 'comity-books')
    writeFileSync(values.out, JSON.stringify({ books, signature }))
    console.log(`written to ${values.out}; give installations this verifier key by another way:\n${vkey}`)
  } else if (values.out) {
    writeFileSync(values.out, JSON.stringify({ books }))
    console.log(
      `written to ${values.out} without signature: no installation will take it (add --sign <key file>)`,
    )
  }
} catch (cause) {
  if (!(cause instanceof Fault)) throw cause
  console.error(cause.message)
  process.exitCode = 1
}
