/** Codes of the field in words, for the terminal. */

const obstacles: Readonly<Record<string, string>> = {
  NAT: 'nationality',
  POL: 'political offence',
  MIL: 'military offence',
  FIS: 'fiscal offence',
  DUAL: 'no dual criminality',
  PEN: 'penalty below the threshold',
  NBI: 'ne bis in idem',
  LAPSE: 'lapse of time',
  AMN: 'amnesty',
  ABS: 'judgment in absentia',
  DP: 'death penalty without assurance',
  LIFE: 'life sentence',
  TORT: 'ill-treatment or unfair trial',
  PERS: 'persecution',
  ASY: 'refugee',
  TERR: 'territoriality',
  EXTRA: 'extraterritoriality',
  AGE: 'age',
  IMM: 'immunity',
  SPEC: 'specialty',
  HUM: 'humanitarian reasons',
  COMP: 'competing request',
  DOC: 'incomplete, or not from the right authority',
  BASIS: 'no legal basis',
  BANK: 'bank secrecy',
  SUSP: 'suspended or doubtful link',
  CONS: 'no consent',
  REM: 'too little left to serve',
  RES: 'not a national or resident',
  THIRD: 'rights of third parties',
  FINAL: 'not final',
  MIN: 'de minimis',
}

const conditions: Readonly<Record<string, string>> = {
  DUAL: 'dual criminality must be shown',
  'DUAL-SKIP': 'dual criminality is not verified (listed offence)',
  'COURT-ISSUED': 'the order must come from an independent judicial authority',
  'NAT-RETURN': 'return of the national or resident to serve the sentence',
  'EU-NATIONAL': 'the Member State of nationality is informed, and its warrant goes first',
  DP: 'assurance against the death penalty',
  LIFE: 'review of a life sentence',
  RETRIAL: 'right to a retrial',
  RECIP: 'assurance of reciprocity',
  CONSENT: 'consent of the person',
  'STATES-AGREE': 'no duty: both States must agree',
  CERT: 'prescribed certificate or form',
  'RETURN-DUTY': 'confiscated assets shall be returned',
  'PRIORITY-CONSIDERATION': 'return is considered with priority; no duty',
  EXPENSES: 'reasonable expenses may be deducted',
  AFFIDAVIT: 'sworn statement annexed',
  PROPORTIONATE: 'necessary, proportionate, and available in a similar domestic case',
  EVIDENCE: 'evidence for the suspicion',
}

export const obstacleWords = (code: string): string =>
  obstacles[code] ? `${code}, ${obstacles[code]}` : code
export const conditionWords = (code: string): string =>
  conditions[code] ? `${code}, ${conditions[code]}` : code

/** `surrender-after-decision` as words. */
export const words = (slug: string): string => slug.replaceAll('-', ' ')

/** An ISO 8601 duration of one unit in words: `P60D` is 60 days. */
export function lengthWords(length: string): string {
  const [, days, hours] = /^P(?:(\d+[DMY])|T(\d+)H)$/.exec(length) ?? []
  if (hours) return `${hours} hours`
  const number = Number.parseInt(days ?? '', 10)
  const unit = { D: 'day', M: 'month', Y: 'year' }[days?.at(-1) ?? '']
  return unit ? `${number} ${unit}${number === 1 ? '' : 's'}` : length
}
