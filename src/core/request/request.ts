import { z } from 'zod'
import type { Day } from '#core/kernel/day'
import type { SituationOffence, Situation } from '#core/law/situation'
import { readableAnswer, type Facts, type Offence } from '#core/request/values'

const State = z.string().regex(/^[A-Z]{3}$/, 'an ISO 3166-1 alpha-3 code')
const Language = z.string().regex(/^[a-z]{2,3}$/, 'a BCP 47 language without region')

/** A file that goes with a message; the bytes travel beside it in the sealed container. */
export const Attachment = z.strictObject({
  name: z.string().min(1).max(120),
  mediaType: z.string().max(120),
  sizeBytes: z.int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})
export type Attachment = z.infer<typeof Attachment>

/** An answer in another language than the one it was written in, and who stands for it. */
const Translation = z.strictObject({
  text: z.string().min(1).max(20_000),
  kind: z.enum(['certified', 'by-officer', 'machine']),
})

/**
 * A request for assistance as data: what is composed, checked at both ends, rendered and sealed. Answers
 * are keyed by field; an answer that is absent is not known. The shape of each answer is checked against
 * its field in the books, not here.
 */
export const Request = z.strictObject({
  schema: z.literal('comity/request/1'),
  mechanism: z.literal('mutual-legal-assistance'),
  requesting: State,
  requested: State,
  measures: z.array(z.string().max(60)).min(1).max(7),
  /** Day on which the request is made; decides which instruments bind. */
  asOf: z.iso.date(),
  /** Language in which the answers are written. */
  language: Language,
  /** Languages in which the letter is made, the first one being authoritative. */
  letters: z.array(Language).min(1).max(4),
  /** Instruments chosen as basis, in order; empty: as advised. An own choice carries its reason. */
  bases: z.array(z.string().max(80)).max(12),
  basesReason: z.string().max(2000).optional(),
  facts: z.record(z.string().max(60), z.unknown()),
  /** By language and field key (for lists: `questions[0]`). */
  translations: z.record(Language, z.record(z.string().max(80), Translation)),
  attachments: z.array(Attachment).max(50),
  /** Rules of completeness that a person set aside, with the reason; shown to the recipient. */
  overrides: z
    .array(
      z.strictObject({ rule: z.string(), field: z.string(), reason: z.string().trim().min(10).max(2000) }),
    )
    .max(50),
})
export type Request = z.infer<typeof Request>

/** A request without answers, ready for the first question. */
export const emptyRequest = (
  start: Pick<Request, 'requesting' | 'requested' | 'measures' | 'asOf' | 'language'>,
): Request => ({
  schema: 'comity/request/1',
  mechanism: 'mutual-legal-assistance',
  ...start,
  letters: [start.language],
  bases: [],
  facts: {},
  translations: {},
  attachments: [],
  overrides: [],
})

const asOffence = (request: Request, offence: Offence): SituationOffence => ({
  conduct: offence.name,
  maxMonths: {
    [request.requesting]: offence.maxMonthsRequesting,
    [request.requested]: offence.maxMonthsRequested,
  },
  conventionOffences: offence.conventionOffences,
  political: offence.political,
  military: offence.military,
  fiscal: offence.fiscal,
})

const flag = (facts: Facts, key: string): boolean | undefined =>
  typeof facts[key] === 'boolean' ? facts[key] : undefined

/** The request as the law engine sees it, for one of its measures. */
export function situationOf(request: Request, measure: string): Situation {
  const offences = (readableAnswer('offence-list', request.facts['offences']) ?? []) as readonly Offence[]
  return {
    requesting: request.requesting,
    requested: request.requested,
    mechanism: request.mechanism,
    measure,
    asOf: request.asOf as Day,
    offences: offences.map((offence) => asOffence(request, offence)),
    facts: {
      organisedGroup: flag(request.facts, 'organisedGroup'),
      transnational: flag(request.facts, 'transnational'),
      urgent: request.facts['urgency'] === undefined ? undefined : true,
    },
  }
}
