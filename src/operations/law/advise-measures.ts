import { z } from 'zod'
import type { Day } from '#core/kernel/day'
import { done, refuse } from '#core/kernel/outcome'
import { mechanisms } from '#core/knowledge/instrument'
import { advise, type Advice } from '#core/law/advise'
import { GivenFacts, GivenOffence, GivenPerson, GivenSentence } from '#core/knowledge/given'
import { operation } from '#operations/operation'

const State = z.string().regex(/^[A-Z]{3}$/, 'a State is named by its ISO 3166-1 alpha-3 code, e.g. CHE')

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
    mechanism: z.enum(mechanisms).default('mutual-legal-assistance'),
    phase: z.enum(['prosecution', 'execution']).optional(),
    offences: z.array(GivenOffence).max(30).default([]),
    person: GivenPerson.optional(),
    sentence: GivenSentence.optional(),
    facts: GivenFacts.default({}),
  }),
  async run({ library }, { measures, asOf, ...given }) {
    const { requesting, requested } = given
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
    const situation = { ...given, asOf: asOf as Day }
    return done<readonly Advice[]>(measures.map((measure) => advise(library, { ...situation, measure })))
  },
})
