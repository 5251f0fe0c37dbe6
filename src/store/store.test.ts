import { globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import test, { after } from 'node:test'
import { sql } from 'kysely'
import { openEmbedded } from '#adapters/database/embedded'
import { newFolder } from '#adapters/database/embedded.fixture'
import type { Engine } from '#adapters/database/engine'
import { openPglite } from '#adapters/database/pglite'
import { openPostgres } from '#adapters/database/postgres'
import { migrate } from '#store/migrate'
import { storeContract, type Archive } from '#store/store.contract'
import type { Tables } from '#store/tables'

const migrations = globSync('src/store/migrations/*.sql')
  .sort()
  .map((path) => ({ name: basename(path, '.sql'), sql: readFileSync(path, 'utf8') }))

/** The schema is made anew, so that an office's server can be used again and again. */
async function openArchive(engine: Engine): Promise<Archive> {
  const db = await engine.open<Tables>('store_contract')
  await sql.raw('drop schema store_contract cascade').execute(db)
  await sql.raw('create schema store_contract').execute(db)
  await migrate(db, migrations)
  return { db, close: () => engine.close() }
}

storeContract('PGlite in memory', async () => openArchive(await openPglite()), migrations)

const folder = newFolder({ after })
storeContract('the embedded server', async () => openArchive(await openEmbedded(await folder)), migrations)

const url = process.env['COMITY_TEST_POSTGRES']
if (url) storeContract('PostgreSQL', async () => openArchive(await openPostgres(url)), migrations)
else
  test(
    'store on PostgreSQL',
    { skip: 'set COMITY_TEST_POSTGRES to the URL of a PostgreSQL 15 or newer' },
    () => {},
  )
