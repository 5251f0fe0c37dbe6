import { z } from 'zod'
import { httpStatus } from '#core/kernel/outcome'
import { permissions } from '#operations/operation'
import { operations } from '#operations/all'

const problem = (status: number, codes: readonly string[]) => ({
  description: codes.join(', '),
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  ...(status === 429 ? { headers: { 'retry-after': { schema: { type: 'integer' } } } } : {}),
})

/** Refusals by status, the same for every operation. */
function refusals(): Record<string, unknown> {
  const byStatus = new Map<number, string[]>()
  for (const [code, status] of Object.entries(httpStatus))
    byStatus.set(status, [...(byStatus.get(status) ?? []), code])
  return Object.fromEntries(
    [...byStatus]
      .sort(([a], [b]) => a - b)
      .map(([status, codes]) => [String(status), problem(status, codes)]),
  )
}

/**
 * The description of the interface, made from the list of operations; nothing is written by hand.
 *
 * @source OpenAPI 3.1.0; JSON Schema 2020-12
 */
export function describeInterface(version: string): Record<string, unknown> {
  const paths = Object.fromEntries(
    Object.values(operations)
      .filter(({ needs }) => needs !== 'system')
      .map(({ name, summary, needs, input }) => [
        `/do/${name}`,
        {
          post: {
            operationId: name,
            summary,
            description: `Needs the permission \`${needs}\` (${permissions[needs].join(', ')}).`,
            requestBody: {
              required: true,
              content: {
                'application/json': {
                  schema: z.toJSONSchema(input as z.ZodType, { io: 'input', unrepresentable: 'any' }),
                },
              },
            },
            responses: {
              '200': {
                description: 'Done',
                content: {
                  'application/json': {
                    schema: { type: 'object', properties: { value: {} }, required: ['value'] },
                  },
                },
              },
              ...refusals(),
            },
          },
        },
      ]),
  )
  return {
    openapi: '3.1.0',
    info: {
      title: 'Comity',
      version,
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
      description: 'One path for each operation. Sign in first; the session is a cookie.',
    },
    paths,
    components: {
      schemas: {
        Problem: {
          type: 'object',
          description: 'RFC 9457',
          properties: {
            type: { type: 'string' },
            title: { type: 'string' },
            status: { type: 'integer' },
            refusal: {
              type: 'object',
              properties: { code: { enum: Object.keys(httpStatus) } },
              required: ['code'],
            },
          },
          required: ['type', 'title', 'status', 'refusal'],
        },
      },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'comity' } },
    },
    security: [{ session: [] }],
  }
}
