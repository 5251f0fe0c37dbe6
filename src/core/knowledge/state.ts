import { z } from 'zod'
import { Provision } from '#core/knowledge/instrument'

/** An office that sends or receives requests. Official offices only, never private persons. */
export const Authority = z.strictObject({
  name: z.string(),
  /** Mechanisms or articles for which it is designated, as notified. */
  for: z.string(),
  address: z.string().optional(),
  languages: z.array(z.string()),
  channel: z.string(),
  urgentChannel: z.string().optional(),
  source: z.string(),
})
export type Authority = z.infer<typeof Authority>

/** Organisations whose law or practice changes with membership. */
export const organisations = [
  'un',
  'eu',
  'coe',
  'schengen',
  'nordic',
  'benelux',
  'oas',
  'mercosur',
  'sadc',
  'ecowas',
  'cis',
  'arab-league',
  'cplp',
  'commonwealth',
  'asean',
  'saarc',
  'african-union',
  'interpol',
  'egmont',
] as const

export type Organisation = (typeof organisations)[number]

/** Membership of an organisation: from the first day, until the first day that it no longer holds. */
export const Membership = z.strictObject({
  of: z.enum(organisations),
  /** Absent: a member, but since when is not known. */
  from: z.iso.date().optional(),
  until: z.iso.date().optional(),
  source: z.string(),
  confidence: z.enum(['high', 'medium', 'low']),
})
export type Membership = z.infer<typeof Membership>

export const State = z.strictObject({
  /** ISO 3166-1 alpha-3; XKX for Kosovo. */
  code: z.string().regex(/^[A-Z]{3}$/),
  /** ISO 3166-1 alpha-2, for names and flags. */
  alpha2: z.string().regex(/^[A-Z]{2}$/),
  name: z.strictObject({ en: z.string(), fr: z.string(), es: z.string() }),
  /** BCP 47; languages that are official for the whole State, not in a part of it or in practice only. Empty: not known. */
  languages: z.array(z.string()),
  languagesSource: z.string().optional(),
  authorities: z.array(Authority),
  /** First day as a State of today's name and person, where it is younger than the books reach back. */
  since: z.iso.date().optional(),
  memberships: z.array(Membership).optional(),
  /** Where the provisions of its law were read, keyed for them. */
  sources: z.record(z.string(), z.string()).optional(),
  /** Its own law on cooperation, as far as the books have it; silence says nothing. */
  law: z.array(Provision).optional(),
  /** First days of public holidays are not kept yet: working days count Saturdays and Sundays only. */
  note: z.string().optional(),
})
export type State = z.infer<typeof State>
