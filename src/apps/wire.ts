import { randomBytes } from 'node:crypto'
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { loadBooks, readSignedBooks } from '#adapters/books'
import { readEditions } from '#adapters/books-editions'
import { openEmbedded } from '#adapters/database/embedded'
import type { Engine } from '#adapters/database/engine'
import { openPglite } from '#adapters/database/pglite'
import { openPostgres } from '#adapters/database/postgres'
import { docxDocument } from '#adapters/document/docx'
import type { DocumentGate } from '#adapters/document/document'
import { htmlDocument } from '#adapters/document/html'
import { pdfDocument } from '#adapters/document/pdf'
import { createKeyFile, openKeyFile } from '#adapters/signer/file-key'
import { makeMemorySigner } from '#adapters/signer/memory-key'
import type { Signer } from '#adapters/signer/signer'
import { makeFolderTransport } from '#adapters/transport/folder'
import { makeHttpTransport } from '#adapters/transport/http'
import type { OpenAuthority } from '#apps/house/authority'
import { findOtherBooks, programFolder, type WhichBooks } from '#apps/house/books'
import { signCheckpoint, verifyLog } from '#apps/house/checkpoint'
import { noteEditions } from '#apps/house/note-editions'
import type { Transports } from '#apps/house/outbound'
import { openLibrary, type Library } from '#core/knowledge/books'
import { Fault } from '#core/kernel/outcome'
import type { House, World } from '#operations/operation'
import { migrate, type Migration } from '#store/migrate'
import type { Card } from '#store/partners'
import { readSetting, writeSetting } from '#store/settings'
import type { Tables } from '#store/tables'

export { programFolder }

/** How one installation is run; everything has a default that works. */
export interface Config {
  /** Folder of data and keys. */
  readonly data: string
  /** An office's PostgreSQL; absent: the embedded one in `data`. */
  readonly databaseUrl?: string | undefined
  /** Everything in memory, for tests and `comity demo`: gone when the process ends. */
  readonly inMemory?: boolean
  /** A signed file of books from elsewhere, instead of those that come with the program. */
  readonly books?: string | undefined
  /** Verifier key of the publisher of that file; the office decides whose books it trusts. */
  readonly booksKey?: string | undefined
  readonly log?: (line: string) => void
  readonly now?: () => string
}

/** An installation that is running: the authorities it houses, and what they share. */
export interface Installation {
  readonly config: Config
  readonly engine: Engine
  readonly library: Library
  readonly render: World['render']
  readonly transports: Transports
  readonly authorities: Map<string, OpenAuthority>
  readonly now: () => string
  close(): Promise<void>
}

/** What is remembered outside the database: which authorities live in which schema. */
interface Register {
  readonly demonstration: boolean
  readonly authorities: readonly { readonly code: string; readonly schema: string }[]
}

export function readMigrations(): Migration[] {
  return globSync(join(programFolder, 'src/store/migrations/*.sql'))
    .sort()
    .map((path) => ({ name: basename(path, '.sql'), sql: readFileSync(path, 'utf8') }))
}

/** The books: a signed file named by the administrator, the edition in use, or those of the program. */
export function openBooks(config: WhichBooks = {}): Library {
  if (config.books && config.booksKey) return openLibrary(readSignedBooks(config.books, config.booksKey))
  return openLibrary(
    findOtherBooks(config) ??
      loadBooks(join(programFolder, 'knowledge'), join(programFolder, 'dist/books.json')),
  )
}

function openDocuments(): World['render'] {
  const gates: Record<'html' | 'docx' | 'pdf', DocumentGate> = {
    html: htmlDocument,
    docx: docxDocument,
    pdf: pdfDocument(),
  }
  return (paper, format) => gates[format].render(paper, { made: new Date().toISOString() })
}

const openEngine = ({ data, databaseUrl, inMemory, log }: Config): Promise<Engine> => {
  if (inMemory) return openPglite()
  return databaseUrl ? openPostgres(databaseUrl) : openEmbedded(join(data, 'postgres'), log ? { log } : {})
}

const registerPath = ({ data }: Config): string => join(data, 'register.json')

/** Which authorities this installation houses; none before the first start. */
export function readRegister(config: Config): Register {
  if (config.inMemory || !existsSync(registerPath(config))) return { demonstration: false, authorities: [] }
  try {
    return JSON.parse(readFileSync(registerPath(config), 'utf8')) as Register
  } catch (cause) {
    throw new Fault(
      'register.damaged',
      `${registerPath(config)} cannot be read. Restore it from the backup, or write it anew: {"demonstration": false, "authorities": [{"code": "…", "schema": "…"}]}.`,
      cause,
    )
  }
}

export function writeRegister(config: Config, register: Register): void {
  if (config.inMemory) return
  const temporary = `${registerPath(config)}.${process.pid}`
  writeFileSync(temporary, `${JSON.stringify(register, undefined, 2)}\n`, { mode: 0o600 })
  renameSync(temporary, registerPath(config))
}

/** Passphrase of the key files: from the environment, or made once and kept beside the keys. */
function passphrase({ data }: Config): string {
  const given = process.env['COMITY_KEY_PASSPHRASE']
  if (given) return given
  const path = join(data, 'keys', 'passphrase')
  if (!existsSync(path))
    writeFileSync(path, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' })
  return readFileSync(path, 'utf8').trim()
}

async function openSigner(config: Config, code: string, now: () => string): Promise<Signer> {
  if (config.inMemory) return makeMemorySigner(`${code}.comity`)
  const path = join(config.data, 'keys', `${code}.json`)
  return existsSync(path)
    ? openKeyFile(path, passphrase(config))
    : createKeyFile(path, passphrase(config), { logName: `${code}.comity`, now: now() })
}

/** Opens the installation with every authority in its register; refuses to open on a broken log. */
export async function openInstallation(config: Config): Promise<Installation> {
  if (!config.inMemory) {
    // The folder itself stays open to the account of the database server; only the keys are closed.
    mkdirSync(config.data, { recursive: true })
    mkdirSync(join(config.data, 'keys'), { recursive: true, mode: 0o700 })
  }
  const now = config.now ?? (() => new Date().toISOString())
  const library = openBooks(config)
  const engine = await openEngine(config)
  const installation: Installation = {
    config,
    engine,
    library,
    render: openDocuments(),
    transports: {
      http: makeHttpTransport(),
      folder: makeFolderTransport({ answersTo: (inbox) => join(dirname(inbox), 'out') }),
    },
    authorities: new Map(),
    now,
    close: () => engine.close(),
  }
  try {
    for (const { code, schema } of readRegister(config).authorities)
      await openAuthority(installation, code, schema)
  } catch (cause) {
    await engine.close()
    throw cause
  }
  return installation
}

async function openAuthority(
  installation: Installation,
  code: string,
  schema: string,
): Promise<OpenAuthority> {
  const { engine, config, library, render, now } = installation
  const db = await engine.open<Tables>(schema)
  await migrate(db, readMigrations())
  const house = await readSetting<House>(db, 'house')
  if (!house)
    throw new Fault(
      'authority.unfinished',
      `The authority "${code}" was not set up to the end. Run "comity set-up" again.`,
    )
  const signer = await openSigner(config, code, now)
  const authority = { house, db, signer, library, render, now }
  await verifyLog(authority)
  await signCheckpoint(authority)
  if (!config.inMemory) await noteEditions(authority, readEditions(config.data).history)
  installation.authorities.set(code, authority)
  return authority
}

/** Makes the rooms of a new authority: schema, keys, card; then opens them. */
export async function addAuthority(
  installation: Installation,
  house: House,
  demonstration = false,
): Promise<OpenAuthority> {
  const { engine, config, now } = installation
  const schema = `authority_${house.code.toLowerCase().replace(/[^a-z0-9]/g, '_')}`
  const db = await engine.open<Tables>(schema)
  await migrate(db, readMigrations())
  const signer = await openSigner(config, house.code, now)
  const register = readRegister(config)
  const card = cardOf(house, signer)
  await db.transaction().execute(async (tx) => {
    const kept = await readSetting<Card>(tx, 'card')
    // The same keys and no entry in the register: the power went in between, and it is done to its end.
    const known =
      installation.authorities.has(house.code) || register.authorities.some((one) => one.schema === schema)
    if (known || (kept && kept.keys.seal.id !== card.keys.seal.id))
      throw new Fault('authority.exists', `An authority "${house.code}" is set up here already.`)
    await writeSetting(tx, 'house', house)
    await writeSetting(tx, 'card', card)
    if (demonstration) await writeSetting(tx, 'demonstration', true)
  })
  writeRegister(config, {
    demonstration: demonstration || register.demonstration,
    authorities: [...register.authorities, { code: house.code, schema }],
  })
  const authority = { house, db, signer, library: installation.library, render: installation.render, now }
  await signCheckpoint(authority)
  installation.authorities.set(house.code, authority)
  return authority
}

/** The card that an authority hands to its partners. */
export const cardOf = (house: House, { keys }: Signer): Card & { typ: 'comity/card/1' } => ({
  typ: 'comity/card/1',
  code: house.code,
  state: house.state,
  name: house.name,
  ...(house.address ? { address: house.address } : {}),
  languages: house.languages,
  keys: { seal: keys.seal, encryption: keys.encryption, log: { vkey: keys.log.vkey } },
})
