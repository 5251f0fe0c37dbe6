import { z } from 'zod'
import type { Day } from '#core/kernel/day'
import { done, refuse } from '#core/kernel/outcome'
import { advise, type Advice } from '#core/law/advise'
import { operation } from '#operations/operation'

const State = z.string().regex(/^[A-Z]{3}$/, 'a State is named by its ISO 3166-1 alpha-3 code, e.g. CHE')

const Offence = z.strictObject({
  conduct: z.string().max(200).optional(),
  maxMonths: z
    .record(State, z.int().min(0).max(1200))
    .optional()
    .describe('maximum custodial penalty in months by State; 0 is not punishable, 1200 is life'),
  conventionOffences: z
    .array(z.string().max(60))
    .max(40)
    .optional()
    .describe('e.g. uncac:15; an empty list says that there is none'),
  political: z.boolean().optional(),
  military: z.boolean().optional(),
  fiscal: z.boolean().optional(),
})

/** On what legal basis can A ask B for this, on this day, under which conditions, and what is still unknown. */
export const adviseMeasures = operation({
  name: 'advise-measures',
  summary: 'Says on what legal basis one State can ask another for one or more measures on a day.',
  needs: 'law.read',
  reads: true,
  input: z.strictObject({
    requesting: State,
    requested: State,
    measures: z.array(z.string()).min(1).max(7),
    asOf: z.iso.date().describe('day of the request; for Union orders the day of receipt'),
    offences: z.array(Offence).max(30).default([]),
    facts: z
      .strictObject({
        organisedGroup: z.boolean().optional(),
        transnational: z.boolean().optional(),
        coercive: z.boolean().optional(),
        urgent: z.boolean().optional(),
        bankSecrecyInvoked: z.boolean().optional(),
        notPunishableIn: z.array(State).optional(),
      })
      .default({}),
  }),
  async run({ library }, { requesting, requested, measures, asOf, offences, facts }) {
    for (const code of [requesting, requested]) {
      if (!library.state(code)) {
        return refuse({
          code: 'unacceptable',
          what: `State "${code}"`,
          why: 'The books know no State with this code.',
          mend: 'Use an ISO 3166-1 alpha-3 code such as CHE; "comity list-states" names them all.',
        })
      }
    }
    if (requesting === requested) {
      return refuse({
        code: 'unacceptable',
        what: `${requesting} → ${requested}`,
        why: 'A State does not ask itself for assistance.',
        mend: 'Name two different States.',
      })
    }
    const unheard = measures.find((id) => !library.measure(id))
    if (unheard) {
      return refuse({
        code: 'unacceptable',
        what: `measure "${unheard}"`,
        why: 'The books know no measure with this name.',
        mend: `Use one of ${library.books.measures.map(({ id }) => id).join(', ')}.`,
      })
    }
    const situation = {
      requesting,
      requested,
      mechanism: 'mutual-legal-assistance' as const,
      asOf: asOf as Day,
      offences,
      facts,
    }
    return done<readonly Advice[]>(measures.map((measure) => advise(library, { ...situation, measure })))
  },
})
