import { z } from 'zod'
import { done } from '#core/kernel/outcome'
import { operation } from '#operations/operation'
import { listUsers } from '#store/users'

/** The people of this authority and what they may do. */
export const listPeople = operation({
  name: 'list-people',
  summary: 'Lists the accounts of this authority with their roles.',
  needs: 'admin.people',
  reads: true,
  input: z.strictObject({}),
  async run({ tx }) {
    return done(await listUsers(tx))
  },
})
