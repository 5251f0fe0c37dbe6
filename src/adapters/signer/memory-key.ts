import { makeKeySet, signerOf } from '#adapters/signer/key-set'
import type { Signer } from '#adapters/signer/signer'

/** A signer with new keys that are gone when the process ends: for tests and demonstrations. */
export const makeMemorySigner = (logName: string): Promise<Signer> => signerOf(makeKeySet(logName))
