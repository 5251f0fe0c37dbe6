import { z } from 'zod'
import { isDay } from '#core/kernel/day'
import type { Field, FieldType } from '#core/knowledge/form'

const line = z.string().trim().min(1).max(500)
const words = z.string().trim().min(1).max(20_000)
const soft = z.string().trim().max(500).optional()

/** A date of which only a part may be known: `1980`, `1980-05` or `1980-05-17` (EDTF level 0). */
const PartialDate = z
  .string()
  .refine(
    (text) => /^\d{4}(-\d{2}(-\d{2})?)?$/.test(text) && isDay(`${text}-01-01`.slice(0, 10)),
    'a day, a month or a year of the calendar, e.g. 1980-05-17, 1980-05 or 1980',
  )

const DateRange = z.strictObject({ from: z.iso.date(), until: z.iso.date() })

const Person = z.strictObject({
  surname: line,
  given: soft,
  originalScript: soft,
  aliases: soft,
  born: PartialDate.optional(),
  birthplace: soft,
  /** ISO 3166-1 alpha-3. */
  nationality: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
  address: soft,
  language: soft,
  identityDocument: soft,
  role: soft,
})
export type Person = z.infer<typeof Person>

const AuthorityValue = z.strictObject({ name: line, address: soft, phone: soft, email: soft, person: soft })
const Account = z.strictObject({ number: line, holder: soft, bank: line })
const Place = z.strictObject({ address: line, occupier: soft, why: soft })
const Provider = z.strictObject({ provider: line, account: soft })
const DocumentValue = z.strictObject({ title: line, date: z.iso.date().optional(), language: soft })

const Offence = z.strictObject({
  /** Legal qualification in the requesting State. */
  name: line,
  /** Provision of national law, e.g. `Penal Code art. 345`. */
  statute: line,
  /** Its text, verbatim. */
  statuteText: words.optional(),
  /** Maximum custodial penalty in the requesting State, in months; 0 not punishable with prison, 1200 life. */
  maxMonthsRequesting: z.int().min(0).max(1200).optional(),
  /** In the requested State, as far as known; 0: the conduct is not punishable there. */
  maxMonthsRequested: z.int().min(0).max(1200).optional(),
  /** Offences of conventions that the conduct fulfils, spelled `uncac:15`. */
  conventionOffences: z.array(z.string().regex(/^[a-z0-9-]+:\S+$/)).optional(),
  political: z.boolean().optional(),
  military: z.boolean().optional(),
  fiscal: z.boolean().optional(),
})
export type Offence = z.infer<typeof Offence>

/** The shape of an answer by the type of its field. */
export const valueSchemas = {
  text: line,
  longtext: words,
  date: z.iso.date(),
  'date-range': DateRange,
  boolean: z.boolean(),
  enum: z.string().min(1),
  'enum-list': z.array(z.string()).min(1).max(50),
  number: z.number().min(0),
  'text-list': z.array(line).min(1).max(100),
  'person-list': z.array(Person).min(1).max(50),
  authority: AuthorityValue,
  'account-list': z.array(Account).min(1).max(100),
  'place-list': z.array(Place).min(1).max(50),
  'offence-list': z.array(Offence).min(1).max(30),
  'question-list': z.array(words).min(1).max(200),
  'document-list': z.array(DocumentValue).min(1).max(100),
  'provider-list': z.array(Provider).min(1).max(50),
} as const satisfies Record<FieldType, z.ZodType>

/** Types whose answers are groups of members, one or several. */
const groups: Partial<Record<FieldType, z.ZodObject>> = {
  authority: AuthorityValue,
  'date-range': DateRange,
  'person-list': Person,
  'account-list': Account,
  'place-list': Place,
  'offence-list': Offence,
  'document-list': DocumentValue,
  'provider-list': Provider,
}

const isGroup = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Whether a member has its own shape; text that is only too long is shown all the same. */
const fits = (shape: z.core.$ZodType | undefined, member: unknown): boolean =>
  shape !== undefined &&
  (z.safeParse(shape, member).success ||
    (typeof member === 'string' && z.safeParse(shape, member.slice(0, 500)).success))

/**
 * An answer as far as it has the shape of its field: drafts are half typed, and other States send what they
 * like, so what does not fit is left out here, and named by the check.
 */
export function readableAnswer(type: FieldType, value: unknown): unknown {
  const group = groups[type]
  const shown = (item: unknown) =>
    isGroup(item)
      ? Object.fromEntries(
          Object.entries(item).filter(
            ([key, member]) => Object.hasOwn(group!.shape, key) && fits(group!.shape[key], member),
          ),
        )
      : {}
  if (group && type.endsWith('-list')) return Array.isArray(value) ? value.map(shown) : undefined
  if (group) return isGroup(value) ? shown(value) : undefined
  if (type.endsWith('-list'))
    return Array.isArray(value) ? value.map((item) => (typeof item === 'string' ? item : '')) : undefined
  if (type === 'boolean') return typeof value === 'boolean' ? value : undefined
  if (type === 'number') return typeof value === 'number' ? value : undefined
  return typeof value === 'string' ? value : undefined
}

/** Answers by field key; a key that is absent is a fact not known yet. */
export type Facts = Readonly<Record<string, unknown>>

/** Whether there is an answer at all; empty text, empty lists and unfilled groups are none. */
export function isAnswered(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return false
  if (Array.isArray(value)) return value.some(isAnswered)
  if (typeof value === 'object') return Object.values(value).some(isAnswered)
  return true
}

/** What is wrong with the shape of an answer; empty when it fits its field. Paths are relative to the field. */
export function shapeIssues(field: Field, value: unknown): readonly { path: string; message: string }[] {
  const shape = valueSchemas[field.type].safeParse(value)
  if (!shape.success) {
    return shape.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message }))
  }
  if (field.values && field.type === 'enum' && !field.values.includes(value as string)) {
    return [{ path: '', message: `must be one of ${field.values.join(', ')}` }]
  }
  if (
    field.values &&
    field.type === 'enum-list' &&
    !(value as string[]).every((item) => field.values!.includes(item))
  ) {
    return [{ path: '', message: `each must be one of ${field.values.join(', ')}` }]
  }
  return []
}
