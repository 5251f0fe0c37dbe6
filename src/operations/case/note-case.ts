import { z } from 'zod'
import { done } from '#core/kernel/outcome'
import { standingUnmoved } from '#operations/case/standing'
import { findUnchangedCase } from '#operations/case/visible-case'
import { operation } from '#operations/operation'
import { appendEvent } from '#store/cases'

/** Writes an internal note; it never leaves this authority. */
export const noteCase = operation({
  name: 'note-case',
  summary: 'Adds an internal note to a case.',
  needs: 'case.write',
  reads: false,
  input: z.strictObject({ caseId: z.string(), version: z.int(), text: z.string().trim().min(1).max(10_000) }),
  async run(world, { caseId, version, text }) {
    const { tx, user, now } = world
    const found = await findUnchangedCase(world, caseId, version)
    if (!found.ok) return found
    const file = found.value
    const event = {
      event: 'note',
      mover: 'officer' as const,
      shared: false,
      by: user.id,
      at: now,
      body: { text },
    }
    const moved = await appendEvent(tx, file.id, version, event, standingUnmoved(file))
    return moved.ok ? done({ version: moved.value }) : moved
  },
  about: ({ caseId }) => caseId,
})
