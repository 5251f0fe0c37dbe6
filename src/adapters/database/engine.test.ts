import { engineContract } from '#adapters/database/engine.contract'
import { openPglite } from '#adapters/database/pglite'
engineContract('PGlite in memory', () => openPglite())
