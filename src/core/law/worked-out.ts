import type { Instrument } from '#core/knowledge/instrument'
import type { Rule } from '#core/knowledge/rule'
import { rulesOf, type Sphere } from '#core/law/scope'

/** Rules that tell how a request is run or refused, and not only that it may rest on the instrument. */
const telling: readonly Rule['kind'][] = [
  'channel',
  'language',
  'ground',
  'ground-excluded',
  'dual-criminality',
  'threshold',
  'sentence-threshold',
  'nationals',
  'person-consent',
  'personal-link',
]

const workedOut = new WeakMap<Instrument, Map<Sphere, boolean>>()

/** Whether the books hold more of an instrument than that it exists: its silence is then the silence of its text. */
export function isWorkedOut(instrument: Instrument, sphere: Sphere): boolean {
  if (instrument.class === 'national-law') return false
  let known = workedOut.get(instrument)
  if (!known) workedOut.set(instrument, (known = new Map<Sphere, boolean>()))
  let told = known.get(sphere)
  if (told === undefined) {
    const read = instrument.provisions.filter(
      ({ article, mechanism }) =>
        sphere.includes(mechanism) && article !== 'title' && article !== 'succession',
    )
    told = read.length > 1 || telling.some((kind) => rulesOf(instrument, kind, { sphere }).length > 0)
    known.set(sphere, told)
  }
  return told
}
