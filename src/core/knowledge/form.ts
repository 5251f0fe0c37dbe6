import { z } from 'zod'
import { mechanisms } from '#core/knowledge/instrument'

/** Shapes that an answer can have. A new shape needs a renderer in the page and in the letter. */
export const fieldTypes = [
  'text',
  'longtext',
  'date',
  'date-range',
  'boolean',
  'enum',
  'enum-list',
  'number',
  'text-list',
  'person-list',
  'authority',
  'account-list',
  'place-list',
  'offence-list',
  'question-list',
  'document-list',
  'provider-list',
] as const
export type FieldType = (typeof fieldTypes)[number]

/** When a field is needed or asked; every given member must hold. No expression language beyond this. */
export const When = z.strictObject({
  /** One of these instruments is among the bases. */
  basis: z.array(z.string()).min(1).optional(),
  /** One of these measures is asked. */
  measure: z.array(z.string()).min(1).optional(),
  /** Only these measures are asked. */
  notOnly: z.array(z.string()).min(1).optional(),
  requested: z.array(z.string()).min(1).optional(),
  /** Another field of the same request has an answer. */
  answered: z.string().optional(),
  /** Another field has exactly this value. */
  is: z.strictObject({ field: z.string(), value: z.union([z.string(), z.boolean()]) }).optional(),
})
export type When = z.infer<typeof When>

export const Field = z.strictObject({
  key: z.string().regex(/^[a-z][A-Za-z0-9]*$/),
  type: z.enum(fieldTypes),
  /**
   * `required`: without it the request is incomplete; `conditional`: required while `when` holds, and not
   * shown otherwise unless `when` is absent, then offered; `optional`: offered.
   */
  need: z.enum(['required', 'conditional', 'optional']),
  when: When.optional(),
  values: z.array(z.string()).optional(),
  /** Provisions that ask for it, spelled `uncac 46(15)(a)`; none means good practice. */
  cites: z.array(z.string()),
  example: z.string().optional(),
  /** Whether the words of the answer need translating for the requested State (false for names, numbers, dates). */
  translate: z.boolean(),
})
export type Field = z.infer<typeof Field>

export const Section = z.strictObject({ id: z.string(), fields: z.array(Field) })
export type Section = z.infer<typeof Section>

/** The common part of a request under one mechanism. */
export const Form = z.strictObject({ id: z.string(), mechanism: z.string(), sections: z.array(Section) })
export type Form = z.infer<typeof Form>

/** What is asked: its own questions and how it is treated by the law. */
export const Measure = z.strictObject({
  id: z.string(),
  mechanism: z.enum(mechanisms),
  /** Set where provisions on another mechanism can carry it as well, e.g. a joint team under a treaty of mutual assistance. */
  also: z.array(z.enum(mechanisms)).optional(),
  /** `depends`: on the law of the requested State. */
  coercive: z.enum(['yes', 'no', 'depends']),
  /** Whether the evidence is electronic by nature (ETS 185 14(2)(c), 25(1)). */
  electronic: z.boolean(),
  /** Measures of other instruments' vocabularies that count as this one for scope. */
  fields: z.array(Field),
})
export type Measure = z.infer<typeof Measure>
