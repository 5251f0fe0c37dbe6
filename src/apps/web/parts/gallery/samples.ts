import type { CitationView } from '../citation.tsx'
import type { ComboOption } from '../find-options.ts'
import type { DateWords } from '../date-fields.tsx'
import type { FileWords } from '../file-list.tsx'
import type { TimelineEvent } from '../timeline.tsx'

// Invented States and persons throughout; the provisions are real.

export const cites = {
  scope: {
    label: 'UNCAC 46(15)(a)',
    title: 'United Nations Convention against Corruption, article 46(15)(a)',
    text: 'A request names the authority that makes it.',
    href: '#law',
    linkLabel: 'Read the article',
  },
  facts: {
    label: 'UNCAC 46(15)(c)',
    title: 'United Nations Convention against Corruption, article 46(15)(c)',
    text: 'A request contains a summary of the relevant facts, except where it asks only for the service of judicial documents.',
    href: '#law',
    linkLabel: 'Read the article',
  },
  bank: {
    label: 'UNCAC 46(8)',
    title: 'United Nations Convention against Corruption, article 46(8)',
    text: 'States Parties shall not decline to render mutual legal assistance on the ground of bank secrecy.',
    href: '#law',
    linkLabel: 'Read the article',
  },
  dual: {
    label: 'UNCAC 46(9)(b)',
    title: 'United Nations Convention against Corruption, article 46(9)(b)',
    text: 'Assistance may be declined on the ground of absence of dual criminality; assistance that does not involve coercive action is nevertheless rendered where consistent with the legal system of the requested State.',
  },
  ets: {
    label: 'ETS 30, 14(1)',
    title: 'European Convention on Mutual Assistance in Criminal Matters, article 14(1)',
    text: 'Requests indicate the authority making the request, its object and reason, where possible the identity and nationality of the person concerned, and where necessary the name and address of the person to be served.',
    unchecked: 'Our words have not yet been compared with the authentic text.',
  },
} satisfies Record<string, CitationView>

export const dateWords: DateWords = {
  day: 'Day',
  month: 'Month',
  year: 'Year',
  months: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
  impossible: (day, month, year, last) =>
    `${day} ${month} ${year} does not exist: ${month} ${year} has ${last} days.`,
}

export const fileWords: FileWords = {
  locale: 'en',
  download: (name) => `Download ${name}`,
  remove: (name) => `Remove ${name}`,
  sending: 'Sending',
}

const names = new Intl.DisplayNames('en', { type: 'region' })
const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
const skip = new Set([
  'EU',
  'EZ',
  'UN',
  'QO',
  'ZZ',
  'XA',
  'XB',
  'FX',
  'AN',
  'BU',
  'CS',
  'DD',
  'NT',
  'SU',
  'TP',
  'YD',
  'YU',
  'ZR',
  'UK',
  'DY',
  'HV',
  'NH',
  'RH',
  'VD',
  'TA',
  'AC',
  'CP',
  'DG',
  'EA',
  'IC',
])

/** Every region the browser has a name for, and two that do not exist. */
export const states: readonly ComboOption[] = [
  ...letters
    .flatMap((a) => letters.map((b) => a + b))
    .filter((code) => !skip.has(code) && names.of(code) !== code)
    .map((code) => ({
      value: code,
      label: names.of(code) ?? code,
      keywords: [code, ...(code === 'CI' ? ['Ivory Coast'] : [])],
    })),
  { value: 'XAR', label: 'Arcadia', keywords: ['XAR'], note: 'party to UNCAC since 2006' },
  {
    value: 'XBO',
    label: 'Borduria',
    keywords: ['XBO', 'Borduria-Syldavia'],
    note: 'party to UNCAC since 2011',
  },
].sort((a, b) => a.label.localeCompare(b.label, 'en'))

export const files = [
  {
    id: 'f1',
    name: '2026-03-04_XAR-OUT-MLA-2026-000131-7_request_en_v2.pdf',
    sizeBytes: 412_800,
    hash: '9f2c81d04be7a6630f5512c8e1aa90d7b3f4c66a01de27b85c9044ff30b1a2d9',
    href: '#f1',
    note: 'Request, English',
  },
  {
    id: 'f2',
    name: '2026-03-04_XAR-OUT-MLA-2026-000131-7_request_fr_v2.pdf',
    sizeBytes: 431_150,
    hash: '1b7e03a95cc41d28e6f0937a54bb02cd8f6a119e3d70c4825be1f6a2907cd403',
    href: '#f2',
    note: 'Certified translation, French',
  },
]

export const events: readonly TimelineEvent[] = [
  {
    id: 'e1',
    lane: 'own',
    at: '2026-03-04T14:05:12+01:00',
    date: '4 March 2026',
    time: '14:05',
    title: 'Request sent',
    actor: 'Ines Varga, Central Authority',
    body: 'By the secure network, with a French translation. Asked by 15 May 2026, because the trial opens on 1 June.',
    files,
    icon: 'send',
  },
  {
    id: 'e2',
    lane: 'other',
    at: '2026-03-04T14:05:31+01:00',
    date: '4 March 2026',
    time: '14:05',
    title: 'Receipt signed by the recipient’s system',
    actor: 'Gateway of the Ministry of Justice, Borduria',
    icon: 'seal',
  },
  {
    id: 'e3',
    lane: 'other',
    at: '2026-03-05T10:22:00+02:00',
    date: '5 March 2026',
    time: '09:22',
    title: 'Request acknowledged',
    actor: 'Division for Mutual Assistance, Borduria',
    body: 'Their reference is BO-MLI-2026-0417. Official in charge: Mr T. Radu, who writes English and French.',
  },
  {
    id: 'e4',
    lane: 'internal',
    at: '2026-03-09T09:40:00+01:00',
    date: '9 March 2026',
    time: '09:40',
    title: 'Note to the file',
    actor: 'Ines Varga',
    body: 'Telephone call with Mr Radu: the bank answers within three weeks as a rule.',
  },
  {
    id: 'e5',
    lane: 'other',
    at: '2026-04-02T16:10:00+02:00',
    date: '2 April 2026',
    time: '15:10',
    title: 'Further information requested',
    actor: 'Division for Mutual Assistance, Borduria',
    body: 'The period for which account statements are sought is not stated.',
  },
  {
    id: 'e6',
    lane: 'own',
    at: '2026-04-03T11:30:00+02:00',
    date: '3 April 2026',
    time: '11:30',
    title: 'Supplement sent',
    actor: 'Ines Varga, Central Authority',
    body: '1 January 2023 to 31 December 2024.',
    icon: 'reply',
  },
]
