import { readRegister, type Installation } from '#apps/wire'

/**
 * Whether accounts without a password may be entered here: those of invented persons, and nobody's else.
 * Asked each time: on the very first start the demonstration is set up while the server is open.
 */
export const isDemonstration = ({ config }: Installation): boolean =>
  config.inMemory === true || readRegister(config).demonstration

interface Account {
  readonly active: boolean
  readonly password_hash: string | null
}

/** Whether an account may be entered at all; one without a password, an invented person's, only in a demonstration. */
export const mayEnter = (installation: Installation, { active, password_hash }: Account): boolean =>
  active && (password_hash !== null || isDemonstration(installation))
