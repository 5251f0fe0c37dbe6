import type { CaseId } from '#core/kernel/ids'
import { done, refuse, type Outcome } from '#core/kernel/outcome'
import type { World } from '#operations/operation'
import { findCase, hasAccess, type CaseRow } from '#store/cases'

/** The case, if this person has been given access to it; otherwise it does not exist for them. */
export async function findVisibleCase({ tx, user }: World, id: string): Promise<Outcome<CaseRow>> {
  const file = await findCase(tx, id as CaseId)
  const visible = file && (user.id === 'system' || (await hasAccess(tx, file.id, user.id)))
  return visible ? done(file) : refuse({ code: 'not-found', what: `case ${id}` })
}

/** The same, and nobody has changed it since it was looked at. */
export async function findUnchangedCase(
  world: World,
  id: string,
  version: number,
): Promise<Outcome<CaseRow>> {
  const found = await findVisibleCase(world, id)
  if (!found.ok || found.value.version === version) return found
  return refuse({ code: 'changed-meanwhile', yours: version, now: found.value.version })
}
