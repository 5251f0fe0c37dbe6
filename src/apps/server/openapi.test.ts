import assert from 'node:assert/strict'
import test from 'node:test'
import { httpStatus } from '#core/kernel/outcome'
import { openDoors } from '#apps/server/server.fixture'
import { operations } from '#operations/all'
import type { AnyOperation } from '#operations/operation'

interface Described {
  readonly operationId: string
  readonly summary: string
  readonly description: string
  readonly requestBody: {
    readonly required: boolean
    readonly content: Readonly<
      Record<string, { readonly schema: { readonly type: string; readonly required?: readonly string[] } }>
    >
  }
  readonly responses: Readonly<Record<string, { readonly description: string }>>
}

interface Description {
  readonly openapi: string
  readonly info: {
    readonly title: string
    readonly version: string
    readonly license: { readonly name: string }
  }
  readonly paths: Readonly<Record<string, { readonly post: Described }>>
  readonly security: readonly Readonly<Record<string, unknown>>[]
  readonly components: {
    readonly securitySchemes: Readonly<Record<string, unknown>>
    readonly schemas: {
      readonly Problem: {
        readonly properties: {
          readonly refusal: { readonly properties: { readonly code: { readonly enum: string[] } } }
        }
      }
    }
  }
}

const doors = await openDoors(test)
const description = JSON.parse((await doors.call('/openapi.json')).text) as Description
const all = (Object.values(operations) as unknown as readonly AnyOperation[]).filter(
  ({ needs }) => needs !== 'system',
)
const posts = Object.entries(description.paths)
const schemaOf = ({ requestBody }: Described) => requestBody.content['application/json']!.schema

/** What OpenAPI 3.1.0 demands of the parts that we use, by its sections 4.8.1 to 4.8.30. */
test('it is a document of OpenAPI 3.1', () => {
  assert.match(description.openapi, /^3\.1\.\d+$/)
  const { title, version, license } = description.info
  for (const text of [title, version, license.name]) assert.ok(typeof text === 'string' && text !== '')
  assert.ok(!('identifier' in license && 'url' in license), 'one of the two')
  const known = [
    'openapi',
    'info',
    'jsonSchemaDialect',
    'servers',
    'paths',
    'webhooks',
    'components',
    'security',
    'tags',
    'externalDocs',
  ]
  for (const key of Object.keys(description)) assert.ok(known.includes(key), key)
  for (const [path, item] of posts) {
    assert.match(path, /^\/do\/[a-z-]+$/)
    assert.deepEqual(Object.keys(item), ['post'])
    const { operationId, summary, requestBody, responses } = item.post
    assert.equal(path, `/do/${operationId}`)
    assert.ok(summary.length > 0)
    assert.equal(requestBody.required, true)
    assert.equal(schemaOf(item.post).type, 'object')
    for (const [status, response] of Object.entries(responses)) {
      assert.match(status, /^[1-5]\d\d$/)
      assert.ok(typeof response.description === 'string' && response.description !== '')
    }
  }
  const ids = posts.map(([, { post }]) => post.operationId)
  assert.equal(new Set(ids).size, ids.length)
  for (const requirement of description.security)
    for (const name of Object.keys(requirement))
      assert.ok(name in description.components.securitySchemes, name)
})

test('it lists every operation that people have, and none of the machine', () => {
  assert.deepEqual(posts.map(([, { post }]) => post.operationId).sort(), all.map(({ name }) => name).sort())
})

test('every reference leads somewhere', () => {
  const walk = (value: unknown): void => {
    if (value === null || typeof value !== 'object') return
    const { $ref } = value as { $ref?: unknown }
    if (typeof $ref === 'string') {
      assert.match($ref, /^#\//)
      const found = $ref
        .slice(2)
        .split('/')
        .reduce<unknown>((at, part) => {
          const name = part.replaceAll('~1', '/').replaceAll('~0', '~')
          return (at as Readonly<Record<string, unknown>> | undefined)?.[name]
        }, description)
      assert.ok(found, $ref)
    }
    Object.values(value).forEach(walk)
  }
  walk(description)
})

test('every status that a refusal can have is described, with its codes', () => {
  for (const [, { post }] of posts) {
    for (const [code, status] of Object.entries(httpStatus))
      assert.ok(
        post.responses[String(status)]!.description.split(', ').includes(code),
        `${post.operationId} ${code}`,
      )
  }
  const codes = description.components.schemas.Problem.properties.refusal.properties.code.enum
  assert.deepEqual([...codes].sort(), Object.keys(httpStatus).sort())
})

test('what the description demands is what the server demands', async () => {
  const cookie = await doors.enter('officer')
  const admin = await doors.enter('administrator')
  const approver = await doors.enter('approver')
  for (const [path, { post }] of posts) {
    const { required = [] } = schemaOf(post)
    const roles = /\(([^)]*)\)/.exec(post.description)![1]!.split(', ')
    const mine = roles.includes('officer') ? cookie : roles.includes('approver') ? approver : admin
    const answer = await doors.call(path, { cookie: mine, body: {} })
    if (required.length === 0) assert.equal(answer.status, 200, `${path} ${answer.text}`)
    else {
      assert.equal(answer.status, 400, `${path} ${answer.text}`)
      const missing = answer.json.refusal.issues.map(({ path: at }) => at)
      assert.deepEqual(missing.sort(), [...required].sort(), path)
    }
    const extra = await doors.call(path, { cookie: mine, body: { surprise: 1 } })
    assert.equal(extra.status, 400, `${path} takes a member that nobody knows`)
  }
})
