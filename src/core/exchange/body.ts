import { z } from 'zod'
import { isDay } from '#core/kernel/day'
import { PartName } from '#core/exchange/container'

/** A civil day, `YYYY-MM-DD`. */
export const DayText = z.string().max(10).refine(isDay, 'no day of the calendar')

const Text = z.string().min(1).max(20_000)
const Line = z.string().min(1).max(500)
/** A stable code or rule id, e.g. `dual-criminality.absent`. */
const Code = z.string().regex(/^[a-z0-9][a-z0-9.-]{0,99}$/, 'not a code')
/** Path of a field of the request, e.g. `accounts[0].iban`. */
const FieldPath = z.string().regex(/^[A-Za-z][A-Za-z0-9._[\]-]{0,199}$/, 'not the path of a field')
const list = <T extends z.ZodType>(of: T) => z.array(of).max(200)

/** As `Defect` of the kernel: the recipient's rule, shown at the sender's field. */
export const DefectText = z.strictObject({
  rule: Code,
  field: FieldPath,
  severity: z.enum(['error', 'warning']),
  cites: list(Line),
  with: z.record(z.string().regex(/^[A-Za-z][A-Za-z0-9]{0,39}$/), z.union([Line, z.number()])).optional(),
})

/** Why assistance is refused: a code of the books, the provision, and the reason in words. */
export const RefusalGround = z.strictObject({ code: Code, article: Line, reason: Text })

const Result = z.strictObject({
  text: Text,
  /** Conditions on the use of what is sent, e.g. speciality. */
  conditions: list(Text),
  /** What is sent, or will come by courier; attachments bear the same name. */
  items: list(z.strictObject({ name: Line, description: Text })),
  /** What is still to come, or why it will not. */
  outstanding: Text.optional(),
})

/**
 * What each kind of message says. A new kind is a new line here, and the compiler then lists who must decide.
 *
 * @source UNCAC art. 46(15) to (26), UNTOC art. 18(15) to (26), for request, additional information,
 *   conditions, refusal with reasons and postponement
 */
export const bodies = {
  /** `request` is the structured request; core/request judges it, the exchange only carries it. */
  request: z.strictObject({
    request: z.unknown().refine((value) => value !== undefined, 'missing'),
    papers: list(PartName),
  }),
  acknowledgement: z.strictObject({ receivedOn: DayText, registeredAs: Line }),
  'information-request': z.strictObject({ text: Text, defects: list(DefectText), until: DayText.optional() }),
  supplement: z.strictObject({
    text: Text,
    facts: z
      .record(FieldPath, z.unknown())
      .refine((facts) => Object.keys(facts).length <= 200, 'more than 200 facts'),
  }),
  acceptance: z.strictObject({
    text: Text.optional(),
    conditions: list(Text),
    expectedBy: DayText.optional(),
  }),
  'partial-result': Result,
  result: Result,
  refusal: z.strictObject({ text: Text.optional(), grounds: list(RefusalGround).min(1) }),
  postponement: z.strictObject({ reason: Text, until: DayText.optional() }),
  withdrawal: z.strictObject({ reason: Text }),
  closing: z.strictObject({ text: Text }),
  /** `asks` tells a question about the state of things from a report on it. */
  status: z.strictObject({ asks: z.boolean(), text: Text }),
} as const

/** The kinds of messages. */
export type MessageKind = keyof typeof bodies
