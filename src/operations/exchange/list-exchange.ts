import { z } from 'zod'
import { done } from '#core/kernel/outcome'
import { operation } from '#operations/operation'
import { listOutgoing } from '#store/messages'
import { listPartners } from '#store/partners'

/** What left and what waits, and with whom this authority exchanges; ids and kinds, no content of cases. */
export const listExchange = operation({
  name: 'list-exchange',
  summary: 'Lists messages with their delivery, and the partners with their keys.',
  needs: 'exchange.read',
  reads: true,
  input: z.strictObject({}),
  async run({ tx, house }) {
    const partners = await listPartners(tx)
    return done({
      house,
      outgoing: await listOutgoing(tx, 200),
      partners: partners.map(({ code, state, name, transport, address, card, compared_at }) => ({
        code,
        state,
        name,
        transport,
        address,
        card,
        comparedAt: compared_at,
      })),
    })
  },
})
