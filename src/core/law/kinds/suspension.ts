import { unknown, yes } from '#core/kernel/finding'
import type { Instrument, Suspension } from '#core/knowledge/instrument'
import type { Bench, Judged } from '#core/law/kinds/judged'
import type { Carried } from '#core/law/scope'

/**
 * Is the instrument suspended between the two States on the day, or is it doubtful whether it is applied?
 *
 * @source VCLT art. 57, 58, 65 and 72; notices of the States and depositaries as the books name them
 */
export function judgeSuspension(
  instrument: Instrument,
  { library, situation: { requesting, requested, asOf } }: Bench,
): { readonly carried: Carried; readonly judged: Judged } | undefined {
  const pair = [requesting, requested]
  const told: readonly (Suspension & { state?: string })[] = instrument.between
    ? (instrument.suspensions ?? [])
    : (library.participation(instrument.id)?.suspensions ?? []).filter(
        ({ state, towards }) =>
          pair.includes(state) &&
          (!towards || towards.some((other) => other !== state && pair.includes(other))),
      )
  const now = told.find(({ from, until }) => from <= asOf && (until === undefined || asOf < until))
  const provision = instrument.provisions[0]
  if (!now || !provision) return undefined
  const cites = [{ instrument: instrument.id, article: '' }] as const
  const state = now.state ?? requested
  return {
    carried: { rule: { kind: 'without-prejudice' }, provision, cites },
    judged: {
      code: 'SUSP',
      duty: 'shall',
      curableBy: 'alternative',
      finding: now.certain
        ? yes('suspension.suspended', cites)
        : unknown([`participation:${instrument.id}:${state}`], cites, 'suspension.doubtful'),
    },
  }
}
