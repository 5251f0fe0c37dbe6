import { z } from 'zod'
import { done } from '#core/kernel/outcome'
import { operation } from '#operations/operation'

/** Every State in the books, with its names. */
export const listStates = operation({
  name: 'list-states',
  summary: 'Lists the States that the books know, with their codes.',
  needs: 'law.read',
  reads: true,
  input: z.strictObject({}),
  async run({ library }) {
    return done(
      library.books.states.map(({ code, alpha2, name, languages }) => ({ code, alpha2, name, languages })),
    )
  },
})
