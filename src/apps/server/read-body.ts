import type { FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { done, refuse, type Outcome } from '#core/kernel/outcome'

/** What was posted, in the shape that is expected, or which parts are not. */
export function readBody<T>(shape: z.ZodType<T>, request: FastifyRequest): Outcome<T> {
  const given = shape.safeParse(request.body ?? {})
  if (given.success) return done(given.data)
  const issues = given.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }))
  return refuse({ code: 'malformed', issues })
}
