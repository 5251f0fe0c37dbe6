import { no } from '#core/kernel/finding'
import type { Library } from '#core/knowledge/books'
import type { RuleOf } from '#core/knowledge/rule'
import type { Organisation } from '#core/knowledge/state'
import type { Bench, Judged } from '#core/law/kinds/judged'
import type { Carried } from '#core/law/scope'
import type { Day } from '#core/kernel/day'

/** Whether a State is a member on a day; undefined: not known. */
export function isMember(library: Library, code: string, of: Organisation, on: Day): boolean | undefined {
  const rows = library.state(code)?.memberships
  if (rows === undefined) return undefined
  const mine = rows.filter((row) => row.of === of)
  if (mine.some(({ from, until }) => from !== undefined && from <= on && (until === undefined || on < until)))
    return true
  return mine.some(({ from }) => from === undefined) ? undefined : false
}

const agreements = ['eu-uk-tca', 'eu-iceland-norway-surrender']

/**
 * A citizen of the Union, or a national of Norway or Iceland, whom a third State asks from a Member State that is
 * not his own: the State of nationality is told and its warrant goes first.
 *
 * @source TFEU art. 18, 21; Court of Justice C-182/15, C-191/16, C-247/17, C-398/19, C-897/19 PPU
 */
export function judgeUnionCitizen(
  { cites }: Carried<RuleOf<'union-citizen'>>,
  { library, situation, basis }: Bench,
): Judged | undefined {
  const { requesting, requested, asOf, person } = situation
  // An agreement of the Union with the third State has its own protection; a national of the requested State needs none.
  if (agreements.includes(basis.id) || person?.nationalities?.includes(requested)) return undefined
  if (
    isMember(library, requested, 'eu', asOf) !== true ||
    isMember(library, requesting, 'eu', asOf) !== false
  )
    return undefined
  const protectedNational = (state: string) =>
    state !== requested &&
    state !== requesting &&
    (isMember(library, state, 'eu', asOf) === true || state === 'NOR' || state === 'ISL')
  if (!person?.nationalities?.some(protectedNational)) return undefined
  return {
    code: 'COMP',
    duty: 'may',
    finding: no('union-citizen.told', cites),
    conditions: [{ code: 'EU-NATIONAL', cites }],
  }
}
