import type { OpenAuthority } from '#apps/house/authority'
import { sendWaiting, type Transports } from '#apps/house/outbound'

/** Sends whatever waits in the outboxes of these authorities, until nothing moves any more. */
export async function carryAll(
  authorities: readonly OpenAuthority[],
  transports: Transports,
): Promise<number> {
  let carried = 0
  for (let moved = 1; moved > 0;) {
    moved = 0
    for (const authority of authorities) moved += await sendWaiting(authority, transports)
    carried += moved
  }
  return carried
}
