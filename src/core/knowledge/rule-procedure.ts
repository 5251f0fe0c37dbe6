import { z } from 'zod'
import { Measures, Phase, Requested } from '#core/knowledge/rule-parts'

/** Kinds of rule about how a request is run: its way, language, time, conditions and terms. */

export const channels = [
  'central-authority',
  'ministry-of-justice',
  'direct-judicial',
  'diplomatic',
  'interpol',
  '24-7-point',
  'national-contact-point',
  'direct-police',
  'fiu',
  'post',
  'service-provider',
] as const
export type Channel = (typeof channels)[number]

export const ChannelRule = z.strictObject({
  kind: z.literal('channel'),
  channels: z.array(z.enum(channels)).min(1),
  urgent: z.array(z.enum(channels)).optional(),
  measures: Measures.optional(),
})

export const LanguageRule = z.strictObject({
  kind: z.literal('language'),
  /**
   * `acceptable`: acceptable to the requested State, as notified; `official`: an official language of the
   * requested State; `named`: those in `languages`; `none-unless-reserved`: no translation unless declared.
   */
  of: z.enum(['acceptable', 'official', 'named', 'none-unless-reserved']),
  languages: z.array(z.string()).optional(),
  /** Languages towards a State, where the treaty fixes them per side. */
  towards: z.record(z.string(), z.array(z.string())).optional(),
})

export const ClockRule = z.strictObject({
  kind: z.literal('clock'),
  for: z.enum([
    'acknowledgement',
    'decision',
    'execution',
    'preservation-minimum',
    'oral-confirmation',
    'provisional-measure',
    'safe-conduct',
    'decision-with-consent',
    'decision-after-consent',
    'decision-extension',
    'surrender-after-decision',
    'surrender-may-release',
    'surrender-must-release',
    'provisional-arrest-may-release',
    'provisional-arrest-must-release',
    'transfer-after-decision',
    'specialty-ends',
    'specialty-consent-reply',
    'answer-urgent',
    'answer-indirect',
  ]),
  length: z.string().regex(/^P(\d+[DMY]|T\d+H)$/, 'an ISO 8601 duration, e.g. P30D, P2M, PT48H'),
  from: z.enum([
    'receipt',
    'decision',
    'oral-request',
    'appearance',
    'arrest',
    'consent',
    'appointed-day',
    'release',
    'notice-of-arrest',
  ]),
  measures: Measures.optional(),
  /** For every measure but these. */
  exceptMeasures: Measures.optional(),
  /** Speaks only where urgency is stated. */
  urgent: z.literal(true).optional(),
})

/** Something that must be there for the request to succeed. `code` as in the golden cases. */
export const ConditionRule = z.strictObject({
  kind: z.literal('condition'),
  code: z.enum([
    'RECIP',
    'CONSENT',
    'STATES-AGREE',
    'CERT',
    'COURT-ISSUED',
    'AFFIDAVIT',
    'PROPORTIONATE',
    'EXPENSES',
    'LIFE',
    'RETRIAL',
    'EVIDENCE',
  ]),
  measures: Measures.optional(),
  /** For every measure but these. */
  exceptMeasures: Measures.optional(),
  phase: Phase,
  requested: Requested,
})

/** A term that binds whoever uses the instrument: what the letter must respect or promise. */
export const TermRule = z.strictObject({
  kind: z.literal('term'),
  topic: z.enum([
    'execution',
    'use-limitation',
    'confidentiality',
    'postponement',
    'consultation',
    'reasons',
    'costs',
    'return',
    'authentication',
    'safe-conduct',
    'presence',
    'video',
    'oral-urgent',
    'spontaneous',
    'no-tipping-off',
    'status',
    'contents',
    'preservation',
    'protection',
    'legal-persons',
    'time',
    'specialty',
    're-extradition',
    'simplified',
    'surrender',
    'transit',
    'competing-requests',
    'prosecute-or-extradite',
    'accessory-offences',
    'continued-enforcement',
    'conversion',
    'pardon-review',
    'jurisdiction',
    'criteria',
    'effects',
    'freezing',
    'confiscation',
    'non-conviction-based',
    'return-of-assets',
    'sharing',
    'direct-recovery',
    'victims',
    'police-information',
    'joint-team',
    'special-techniques',
    'network',
  ]),
  measures: Measures.optional(),
})
