import {
  sendSignal,
  startAuthentication,
  startRegistration,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser'
import type { ask as Ask } from '../call.ts'
import type { Trouble } from './passkey-trouble.tsx'

/**
 * Asks the server what to ask, asks the device, and brings its answer.
 *
 * @param ask is given, so that this and what it loads stand apart from the first screen
 * @returns what went wrong, or undefined
 */
async function perform<Options>(
  ask: typeof Ask,
  path: string,
  askDevice: (optionsJSON: Options) => Promise<object>,
  bring: (answered: object) => Record<string, unknown>,
): Promise<Trouble | undefined> {
  const options = await ask<Options>(`${path}/options`)
  if (!options.ok) return { kind: 'failed', failure: options }
  let answered: object
  try {
    answered = await askDevice(options.value)
  } catch (cause) {
    return { kind: kindOf(cause) }
  }
  const answer = await ask(`${path}/verify`, bring(answered))
  return answer.ok ? undefined : { kind: 'failed', failure: answer }
}

/** @source Web Authentication Level 3, sections 5.1.3 and 5.1.4: what a browser says of its reasons is little on purpose */
function kindOf(cause: unknown): 'stopped' | 'known' | 'unable' {
  const name = cause instanceof Error ? cause.name : ''
  if (name === 'InvalidStateError') return 'known'
  return ['ConstraintError', 'NotSupportedError'].includes(name) ? 'unable' : 'stopped'
}

/** Makes a passkey for the account that is signed in. */
export const addPasskey = (ask: typeof Ask, name: string): Promise<Trouble | undefined> =>
  perform<PublicKeyCredentialCreationOptionsJSON>(
    ask,
    '/api/passkeys/register',
    (optionsJSON) => startRegistration({ optionsJSON }),
    (response) => ({ name, response }),
  )

/** Signs in with whatever passkey the person chooses. */
export const enterWithPasskey = (ask: typeof Ask): Promise<Trouble | undefined> =>
  perform<PublicKeyCredentialRequestOptionsJSON>(
    ask,
    '/api/passkeys/sign-in',
    (optionsJSON) => startAuthentication({ optionsJSON }),
    (answered) => ({ ...answered }),
  )

/** Tells the device that a passkey is gone, so that it offers it no longer; not every browser passes it on. */
export async function forgetPasskey(id: string): Promise<void> {
  try {
    await sendSignal({ signalName: 'unknownCredential', rpID: location.hostname, credentialID: id })
  } catch {
    // The person deletes it by hand; the page has said so.
  }
}
