import type { Command } from 'commander'

/** `comity books …`; filled below. @returns its name */
export function addBooksCommands(_program: Command, _ends: (ok: boolean) => void): string[] {
  return []
}
