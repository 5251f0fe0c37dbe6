import type { Library } from '#core/knowledge/books'
import { advise } from '#core/law/advise'
import { mechanisms, type Mechanism } from '#core/knowledge/instrument'
import { differenceOf, pairOn, type Change } from '#core/law/difference'
import { type Supposition } from '#core/knowledge/supposition'
import { suppose } from '#core/law/what-if'
import { bareSituation, reach, type Reached } from '#core/law/world'
import type { Pair } from './pair-question.ts'
import type { RoleChange } from './role-changes.tsx'

/** What would be otherwise between two States if something were otherwise. */
export interface Imagined {
  readonly roles: readonly RoleChange[]
  readonly reach: readonly {
    readonly mechanism: Mechanism
    readonly before: Reached
    readonly after: Reached
  }[]
  /** In the answer to a plain request for each mechanism. */
  readonly answers: readonly (Change & { readonly mechanism: Mechanism })[]
}

/** @returns undefined where there is nothing to leave or to withdraw */
export function imagine(library: Library, pair: Pair, supposition: Supposition): Imagined | undefined {
  let other: Library
  try {
    other = suppose(library, [supposition])
  } catch (fault) {
    if (fault instanceof RangeError) return undefined
    throw fault
  }
  const { from, to, on } = pair
  const rolesIn = (books: Library) =>
    new Map(
      pairOn(books, from, to, on).map(({ mechanism, considered: { instrument, role } }) => [
        `${mechanism} ${instrument.id}`,
        role,
      ]),
    )
  const [was, is] = [rolesIn(library), rolesIn(other)]
  const roles = [...new Set([...was.keys(), ...is.keys()])]
    .filter((key) => was.get(key) !== is.get(key))
    .map((key): RoleChange => {
      const [mechanism, instrument] = key.split(' ') as [Mechanism, string]
      return { mechanism, instrument, before: was.get(key), after: is.get(key) }
    })
  return {
    roles,
    reach: mechanisms
      .map((mechanism) => ({
        mechanism,
        before: reach(library, from, to, mechanism, on),
        after: reach(other, from, to, mechanism, on),
      }))
      .filter(({ before, after }) => before.reach !== after.reach || before.instrument !== after.instrument),
    answers: mechanisms.flatMap((mechanism) => {
      const situation = bareSituation(from, to, mechanism, on)
      return differenceOf(advise(library, situation), advise(other, situation))
        .filter(({ what }) => what !== 'basis' && what !== 'displaced')
        .map((change) => ({ ...change, mechanism }))
    }),
  }
}
