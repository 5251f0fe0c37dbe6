import type { LetterFrame } from '#core/request/letter'
import { officeOf } from '#core/request/office'
import type { World } from '#operations/operation'
import type { CaseRow } from '#store/cases'

/** Heads and references of a letter in this case, seen from this authority. */
export const letterFrame = (world: World, file: CaseRow, date: string, draft: boolean): LetterFrame => ({
  from: {
    name: world.house.name,
    state: world.house.state,
    ...(world.house.address ? { address: world.house.address } : {}),
  },
  to: officeOf(world.library, file.counterpart_state),
  ourReference: file.reference,
  ...(file.their_reference ? { theirReference: file.their_reference } : {}),
  date,
  draft,
})
