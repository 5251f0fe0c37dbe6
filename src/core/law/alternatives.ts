import type { Citation } from '#core/kernel/finding'
import type { Situation } from '#core/law/situation'
import type { Obstacle } from '#core/law/weigh'

export const alternatives = [
  'prosecute-in-requested-state',
  'enforce-in-requested-state',
  'transfer-of-proceedings',
  'law-enforcement-cooperation',
] as const

/** Another way to the aim of the request, with the provisions that open it or the obstacle that calls for it. */
export interface Alternative {
  readonly code: (typeof alternatives)[number]
  readonly cites: readonly Citation[]
}

/** Obstacles after which the requested State can act itself: it does not hand the person over, and the case remains. */
const ownProceedings = ['NAT', 'ASY', 'PERS', 'TORT', 'DP', 'AGE', 'TERR', 'EXTRA']

/**
 * What else can be done where something stands against the request.
 *
 * @source ETS 024 art. 6(2); UNCAC art. 44(11), 44(13); UNTOC art. 16(10), 16(12); Framework Decision 2002/584/JHA art. 4(6)
 */
export function findAlternatives(
  { mechanism, phase }: Situation,
  obstacles: readonly Obstacle[],
): readonly Alternative[] {
  const found = new Map<Alternative['code'], Citation[]>()
  const offer = (code: Alternative['code'], cites: readonly Citation[]) =>
    found.set(code, [...(found.get(code) ?? []), ...cites])
  for (const { code, finding } of obstacles) {
    if (finding.answer === 'no' || (finding.answer === 'unknown' && code !== 'BASIS' && code !== 'NAT'))
      continue
    if (mechanism === 'extradition') {
      if (code === 'NAT' && phase === 'execution') offer('enforce-in-requested-state', finding.cites)
      else if (ownProceedings.includes(code)) offer('prosecute-in-requested-state', finding.cites)
      if (code === 'NAT' || code === 'BASIS') offer('transfer-of-proceedings', finding.cites)
    }
    if (mechanism === 'transfer-of-sentenced-persons' && code === 'CONS')
      offer('enforce-in-requested-state', finding.cites)
    if (code === 'BASIS') offer('law-enforcement-cooperation', finding.cites)
  }
  return [...found].map(([code, cites]) => ({ code, cites }))
}
