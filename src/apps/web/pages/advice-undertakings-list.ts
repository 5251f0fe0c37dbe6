import type { Term } from '#core/law/advise'

/** Conditions that are met by a promise of the requesting State. */
export const undertakings: ReadonlySet<string> = new Set([
  'RECIP',
  'DP',
  'LIFE',
  'RETRIAL',
  'NAT-RETURN',
  'EXPENSES',
])

/** Terms that bind whoever asks once the request is granted, and that a letter promises. */
export const promised: readonly Term['topic'][] = ['specialty', 're-extradition', 'use-limitation', 'return']
