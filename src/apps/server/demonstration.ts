import type { OpenAuthority } from '#apps/house/authority'
import { readRegister, type Installation } from '#apps/wire'
import { readSetting } from '#store/settings'

/**
 * Whether accounts without a password may be entered here: those of invented persons, and nobody's else.
 * Asked each time: on the very first start the demonstration is set up while the server is open.
 */
export const isDemonstration = ({ config }: Installation): boolean =>
  config.inMemory === true || readRegister(config).demonstration

/** Whether this authority is an invented one; a real one beside it, on the same machine, is not. */
export const isInvented = async (installation: Installation, { db }: OpenAuthority): Promise<boolean> =>
  isDemonstration(installation) && (await readSetting<boolean>(db, 'demonstration')) === true

interface Account {
  readonly active: boolean
  readonly password_hash: string | null
}

/** Whether an account may be entered at all; one without a password, an invented person's, only in a demonstration. */
export const mayEnter = async (
  installation: Installation,
  authority: OpenAuthority,
  { active, password_hash }: Account,
): Promise<boolean> => active && (password_hash !== null || (await isInvented(installation, authority)))
