import { z } from 'zod'
import { done } from '#core/kernel/outcome'
import { operation } from '#operations/operation'
import { listLog as findLog, readTree } from '#store/audit'

/** The log, newest first: who did what to which thing. It holds ids, never what a case is about. */
export const listLog = operation({
  name: 'list-log',
  summary: 'Shows the audit log, newest first.',
  needs: 'audit.read',
  reads: true,
  input: z.strictObject({
    before: z.int().optional(),
    count: z.int().min(1).max(500).default(100),
    object: z.string().max(100).optional(),
  }),
  async run({ tx }, { before, count, object }) {
    const tree = await readTree(tx)
    return done({
      size: tree.size,
      checkpoint: tree.checkpoint,
      entries: await findLog(tx, before, count, object),
    })
  },
})
