import type { FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { done, refuse, type Outcome } from '#core/kernel/outcome'
import { listIssues } from '#operations/issues'

/** What was posted, in the shape that is expected, or which parts are not. */
export function readBody<T>(shape: z.ZodType<T>, request: FastifyRequest): Outcome<T> {
  const asked = request.body ?? {}
  const given = shape.safeParse(asked)
  if (given.success) return done(given.data)
  return refuse({ code: 'malformed', issues: listIssues(given.error, asked) })
}
