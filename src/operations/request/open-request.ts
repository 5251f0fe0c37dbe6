import { z } from 'zod'
import { formatReference } from '#core/case/reference'
import { makeId, type CaseId, type UserId } from '#core/kernel/ids'
import { done, refuse, type Refusal } from '#core/kernel/outcome'
import { letterLanguages } from '#core/knowledge/check-books'
import { emptyRequest } from '#core/request/request'
import { standingIn } from '#operations/case/standing'
import { operation, type World } from '#operations/operation'
import { grantAccess, insertCase } from '#store/cases'
import { takeNumber } from '#store/numbers'
import { insertRequest } from '#store/requests'
import { listApprovers } from '#store/users'

/** Opens a case for a request that this State will make; the draft is empty but for who asks whom for what. */
export const openRequest = operation({
  name: 'open-request',
  summary: 'Opens an outgoing request: takes a number and starts the draft.',
  needs: 'case.write',
  reads: false,
  input: z.strictObject({
    requested: z.string().regex(/^[A-Z]{3}$/),
    measures: z.array(z.string()).min(1).max(7),
    title: z.string().trim().min(3).max(200),
    language: z.string().regex(/^[a-z]{2,3}$/),
    asOf: z.iso.date().optional().describe('day of the request; today when left out'),
    facts: z.record(z.string(), z.unknown()).default({}),
  }),
  async run(world, { requested, measures, title, language, asOf, facts }) {
    const { tx, now, user, house, library } = world
    const refusal = refuseChoice(world, { requested, measures, language, asOf })
    if (refusal) return refuse(refusal)
    const caseId = makeId(Date.parse(now), world.random(10)) as CaseId
    const number = await takeNumber(tx, 'OUT', Number(now.slice(0, 4)))
    const reference = formatReference({
      state: house.state,
      direction: 'OUT',
      kind: 'MLA',
      year: Number(now.slice(0, 4)),
      number,
    })
    const request = {
      ...emptyRequest({
        requesting: house.state,
        requested,
        measures,
        asOf: asOf ?? now.slice(0, 10),
        language,
      }),
      facts,
    }
    const { next } = standingIn({ side: 'requesting' }, 'drafting', user.id, { library, request, now })
    await insertCase(
      tx,
      {
        id: caseId,
        side: 'requesting',
        mechanism: 'mutual-legal-assistance',
        conversation: makeId(Date.parse(now), world.random(10)),
        reference,
        counterpartState: requested,
        title,
        state: 'drafting',
        confidential: false,
        openedAt: now,
        since: now.slice(0, 10),
      },
      {
        event: 'open',
        mover: 'officer',
        shared: false,
        by: user.id,
        at: now,
        body: { measures, booksHash: library.books.hash },
      },
      next,
    )
    await insertRequest(tx, { case_id: caseId, request, saved_by: user.id, saved_at: now })
    const people = new Set([user.id, ...(await listApprovers(tx))])
    for (const id of people) {
      const reason = id === user.id ? 'opened the case' : 'approves what leaves'
      await grantAccess(tx, {
        case_id: caseId,
        user_id: id as UserId,
        granted_by: user.id,
        granted_at: now,
        reason,
      })
    }
    return done({ caseId, reference, version: 1, revision: 1 })
  },
  about: (_input, { caseId }) => caseId,
  detail: ({ requested, measures }) => ({ requested, measures }),
})

const year = 365 * 86_400_000

/** Why nothing can be opened for this choice; undefined where all is well. */
function refuseChoice(
  { house, library, now }: World,
  chosen: { requested: string; measures: readonly string[]; language: string; asOf: string | undefined },
): Refusal | undefined {
  const wrong = (what: string, why: string, mend: string): Refusal => ({
    code: 'unacceptable',
    what,
    why,
    mend,
  })
  const { requested, measures, language, asOf } = chosen
  if (!library.state(requested))
    return wrong(
      `State "${requested}"`,
      'The books know no State with this code.',
      'Choose a State from the list.',
    )
  if (requested === house.state)
    return wrong(requested, 'This is your own State.', 'Choose the State where the evidence is.')
  const unheard = measures.find((id) => (library.measure(id)?.fields.length ?? 0) === 0)
  if (unheard)
    return wrong(
      `measure "${unheard}"`,
      'There is no form for it yet.',
      'Choose one of the measures offered.',
    )
  const languages = letterLanguages(library.books.words)
  if (!languages.includes(language))
    return wrong(
      `language "${language}"`,
      'No letter can be made in it.',
      `Write in one of ${languages.join(', ')}.`,
    )
  const away = asOf === undefined ? 0 : Date.parse(asOf) - Date.parse(now)
  if (away > year || away < -10 * year)
    return wrong(
      `day ${asOf}`,
      'A request is dated near the day on which it is made: the law of that day decides.',
      'Leave the day out for today, or give one of the last ten years or the next one.',
    )
  return undefined
}
