import test, { after } from 'node:test'
import { openEmbedded } from '#adapters/database/embedded'
import { newFolder } from '#adapters/database/embedded.fixture'
import { engineContract } from '#adapters/database/engine.contract'
import { openPglite } from '#adapters/database/pglite'
import { openPostgres } from '#adapters/database/postgres'

engineContract('PGlite in memory', () => openPglite())

const folder = newFolder({ after })
engineContract('embedded, by socket', async () => openEmbedded(await folder), true)
engineContract('embedded, by 127.0.0.1', async () => openEmbedded(await folder, { loopback: true }), true)

const url = process.env['COMITY_TEST_POSTGRES']
if (url) engineContract('PostgreSQL', () => openPostgres(url), true)
else
  test(
    'engine: PostgreSQL',
    { skip: 'set COMITY_TEST_POSTGRES to the URL of a PostgreSQL 15 or newer' },
    () => {},
  )
