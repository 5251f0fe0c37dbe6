import { generateKeyPairSync, sign } from 'node:crypto'
import { packStatement, type Edition, type Pack } from '#adapters/books-pack'
import { makeVkey, signNote } from '#core/audit/note'
import type { Books } from '#core/knowledge/books'

/** A publisher of books for tests, with a key of its own. */
export function makePublisher(name = 'publisher') {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const raw = publicKey.export({ type: 'spki', format: 'der' }).subarray(-32)
  const vkey = makeVkey(name, new Uint8Array(raw))
  const publish = (books: Books, version?: string, previous: Edition | null = null): Pack => {
    const edition = version === undefined ? {} : { version, previous }
    const statement = packStatement({ hash: books.hash, ...edition })
    return {
      ...edition,
      books,
      signature: signNote(statement, vkey, (bytes) => new Uint8Array(sign(null, bytes, privateKey))),
    }
  }
  return { vkey, publish }
}
