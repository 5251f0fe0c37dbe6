import { isFact } from '#core/kernel/finding'
import type { Advice } from '#core/law/advise'
import type { Considered } from '#core/law/bases'
import type { Obstacle } from '#core/law/weigh'
import type { Tone } from '../parts/status.tsx'

/** The advice in two sentences: whether there is a basis, and how the request stands with it. */
export interface Weighed {
  readonly tone: Tone
  /** Whether there is a basis; ids of the words of this page. */
  readonly says: string
  /** What it obliges to; undefined where there is nothing that could. */
  readonly duty?: string
  /** What stands against it; undefined where there is nothing to say. */
  readonly stands?: string
  /** Instruments that govern, or else support. */
  readonly named: readonly Considered[]
  /** Facts that are still open. */
  readonly open: number
}

/** A treaty that may bind both, as far as the books can tell: one State is bound, or has consented or signed. */
export const mayBind = ({ role, requesting, requested }: Considered): boolean =>
  role === 'not-known' &&
  [requesting, requested].some(({ reason }) => reason !== 'no-record' && reason !== 'not-party')

const standing = ({ finding }: Obstacle) => finding.answer === 'yes'

function basisWords(advice: Advice): Pick<Weighed, 'says' | 'duty' | 'named'> {
  const govern = advice.bases.filter(({ role }) => role === 'govern')
  const named = govern.length > 0 ? govern : advice.bases.filter(({ role }) => role === 'support')
  const first = named[0]
  if (first) {
    const standing = advice.weighed.find(({ basis }) => basis === first)?.standing
    const says = { blocked: 'refused', unknown: 'open', conditional: 'yes', available: 'yes' }[
      standing ?? 'available'
    ]
    return { says: `page.law.answer.${says}`, duty: `page.law.duty.${first.instrument.class}`, named }
  }
  const possible = advice.considered.some(({ role }) => role === 'possible')
  const unclear = advice.considered.some(mayBind)
  const [fallback] = advice.bases
  if (fallback && advice.weighed[0]?.standing === 'blocked')
    return { says: 'page.law.answer.own-law-refuses', named: [], duty: 'page.law.duty.national-law' }
  const allowed = fallback?.asTreaty?.answer === 'yes'
  const says = possible
    ? 'page.law.answer.depends'
    : unclear
      ? 'page.law.answer.unclear'
      : allowed
        ? 'page.law.answer.own-law'
        : fallback
          ? 'page.law.answer.no-treaty'
          : 'page.law.answer.none'
  return { says, named: [], ...(fallback ? { duty: 'page.law.duty.national-law' } : {}) }
}

/** Puts the advice into a plain answer; a duty to refuse weighs most, then a right to, then what is open. */
export function weighAdvice(advice: Advice): Weighed {
  const basis = basisWords(advice)
  const against = advice.obstacles.filter((obstacle) => standing(obstacle) && obstacle.code !== 'BASIS')
  const open = advice.asks.filter(({ path }) => isFact(path)).length
  const settled = basis.named.length > 0
  const binding = against.filter(({ duty }) => duty === 'shall')
  if (binding.length > 0) {
    const cured = binding.every(({ curableBy }) => curableBy && curableBy !== 'alternative')
    return cured
      ? { ...basis, tone: 'warning', stands: 'page.law.stands.curable', open }
      : { ...basis, tone: 'danger', stands: 'page.law.stands.shall', open }
  }
  if (against.length > 0) return { ...basis, tone: 'warning', stands: 'page.law.stands.may', open }
  if (!settled) return { ...basis, tone: 'warning', open }
  return open > 0
    ? { ...basis, tone: 'info', open }
    : { ...basis, tone: 'success', stands: 'page.law.stands.clear', open }
}

/** Where no treaty is known: whose participation in what would have to be looked up to be sure. */
export function unclearParticipations(advice: Advice): string[] {
  if (basisWords(advice).says !== 'page.law.answer.unclear') return []
  return advice.considered
    .filter(mayBind)
    .flatMap(({ instrument, requesting, requested }) =>
      [requesting, requested]
        .filter(({ answer }) => answer === 'unknown')
        .map(({ state }) => `participation:${instrument.id}:${state}`),
    )
}
