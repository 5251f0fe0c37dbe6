import { z } from 'zod'
import { makeId, type UserId } from '#core/kernel/ids'
import { done, refuse } from '#core/kernel/outcome'
import { operation, roles } from '#operations/operation'
import { findUserByEmail, insertUser } from '#store/users'

/** Adds a person; they set their password and second factor with the invitation that the server makes. */
export const addPerson = operation({
  name: 'add-person',
  summary: 'Adds an account with roles.',
  needs: 'admin.people',
  reads: false,
  input: z.strictObject({
    name: z.string().trim().min(2).max(200),
    email: z.email(),
    roles: z.array(z.enum(roles)).min(1),
    intake: z.boolean().default(false),
    language: z
      .string()
      .regex(/^[a-z]{2,3}$/)
      .default('en'),
  }),
  async run(world, person) {
    if (await findUserByEmail(world.tx, person.email)) {
      return refuse({
        code: 'unacceptable',
        what: 'this e-mail address',
        why: 'There is an account with it.',
        mend: 'Change that account instead.',
      })
    }
    const id = makeId(Date.parse(world.now), world.random(10)) as UserId
    await insertUser(world.tx, { id, ...person, created_at: world.now })
    return done({ id })
  },
  about: (_input, { id }) => id,
  detail: ({ roles: given }) => ({ roles: given }),
})
