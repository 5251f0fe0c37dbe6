import type { Installation } from '#apps/wire'
import { collectFolders, sendWaiting } from '#apps/house/outbound'

/** What carries messages while the server runs. */
export interface Worker {
  /** Looks at once instead of waiting for the next round. */
  kick(): void
  stop(): Promise<void>
}

/**
 * Rounds over all authorities: send what waits, collect what lies in folders. One round at a time; an error
 * in one authority holds up no other, and is tried again in the next round.
 *
 * @param everyMs pause between rounds, milliseconds
 */
export function startWorker(
  installation: Installation,
  everyMs: number,
  log: (line: string) => void,
): Worker {
  let stopped = false
  let wake: (() => void) | undefined
  const pause = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, everyMs)
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  const rounds = async () => {
    while (!stopped) {
      for (const authority of installation.authorities.values()) {
        try {
          await sendWaiting(authority, installation.transports)
          await collectFolders(authority, installation.transports)
        } catch (cause) {
          if (!stopped)
            log(
              `exchange of ${authority.house.code}: ${cause instanceof Error ? cause.message : 'unknown error'}; tried again in the next round`,
            )
        }
      }
      if (!stopped) await pause()
    }
  }
  const running = rounds()
  return {
    kick: () => wake?.(),
    async stop() {
      stopped = true
      wake?.()
      await running
    },
  }
}
