import { z } from 'zod'
import { done, refuse } from '#core/kernel/outcome'
import { operation } from '#operations/operation'

/** One instrument with its provisions, who is bound, and where that stands written. */
export const readInstrument = operation({
  name: 'read-instrument',
  summary: 'Shows a treaty: provisions, States bound with dates and sources, declarations.',
  needs: 'law.read',
  reads: true,
  input: z.strictObject({ id: z.string().describe('e.g. uncac, ets-030, bilateral:che-pan-mla-2023') }),
  async run({ library }, { id }) {
    const instrument = library.instrument(id)
    if (!instrument) return refuse({ code: 'not-found', what: `instrument "${id}"` })
    return done({ instrument, participation: library.participation(id) ?? null })
  },
})
