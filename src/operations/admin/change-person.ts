import { z } from 'zod'
import type { UserId } from '#core/kernel/ids'
import { done, refuse } from '#core/kernel/outcome'
import { operation, roles } from '#operations/operation'
import { findUser, listUsers, removeWaysIn, updateUser } from '#store/users'

/** Changes what a person may do, or closes the account; the last administrator cannot be removed. */
export const changePerson = operation({
  name: 'change-person',
  summary: 'Changes roles, intake or activity of an account, or resets how its person signs in.',
  needs: 'admin.people',
  reads: false,
  input: z.strictObject({
    userId: z.string(),
    roles: z.array(z.enum(roles)).min(1).optional(),
    intake: z.boolean().optional(),
    active: z.boolean().optional(),
    resetSignIn: z
      .literal(true)
      .optional()
      .describe(
        'removes password, one-time codes and passkeys and ends all sessions; a new invitation is needed',
      ),
  }),
  async run({ tx }, { userId, roles: given, intake, active, resetSignIn }) {
    const person = await findUser(tx, userId as UserId)
    if (!person) return refuse({ code: 'not-found', what: `account ${userId}` })
    const losesAdministrator =
      person.roles.includes('administrator') &&
      (active === false || (given && !given.includes('administrator')))
    const others = (await listUsers(tx)).filter(
      (one) => one.id !== person.id && one.active && one.roles.includes('administrator'),
    )
    if (losesAdministrator && others.length === 0) {
      return refuse({
        code: 'unacceptable',
        what: person.name,
        why: 'This is the last administrator.',
        mend: 'Make somebody else administrator first.',
      })
    }
    await updateUser(tx, person.id, {
      ...(given ? { roles: given } : {}),
      ...(intake === undefined ? {} : { intake }),
      ...(active === undefined ? {} : { active }),
      ...(resetSignIn ? { password_hash: null, totp_secret: null } : {}),
    })
    if (resetSignIn) await removeWaysIn(tx, person.id)
    return done({ userId })
  },
  about: ({ userId }) => userId,
  detail: ({ roles: given, active, resetSignIn }) => ({ roles: given, active, resetSignIn }),
})
