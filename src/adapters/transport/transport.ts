import { Fault } from '#core/kernel/outcome'

/** A sealed envelope on its way. */
export interface Parcel {
  /** JWS; see `Manifest`. */
  readonly manifest: string
  /** JWE as ASCII bytes. */
  readonly ciphertext: Uint8Array
}

/**
 * Something that waits for us: a parcel or a receipt. It comes again at every round until it is
 * settled, so a crash loses nothing; two who collect at once may both see it, and whoever takes it in
 * must know its duplicates.
 */
export interface Waiting {
  readonly parcel?: Parcel
  /** JWS; not verified. */
  readonly receipt?: string
  /** For the log; chosen by a stranger. */
  readonly name: string
  /** Call it after the commit, never before. @param answer our receipt, to be brought back to the sender */
  done(answer?: string): Promise<void>
  /** Sets it aside for a person to look at. @param why without content; it is written down beside it */
  reject(why: string): Promise<void>
}

/** A way to bring parcels to a partner. It carries, and believes nothing: keys are not its business. */
export interface Transport {
  readonly name: 'http' | 'folder'
  /**
   * Hands the parcel to the partner. The same parcel may be delivered again at any time.
   *
   * @param address of the partner: a URL, or the path of a folder
   * @returns the partner's receipt, not verified; undefined when it comes later
   * @throws TransportError
   */
  deliver(address: string, parcel: Parcel): Promise<string | undefined>
  /**
   * Parcels and receipts that wait for us; absent where the partner comes to our door.
   *
   * @throws TransportError
   */
  collect?(address: string): AsyncIterable<Waiting>
}

/** It was not delivered, or nobody knows. */
export class TransportError extends Fault {
  /** Whether the same may work later; otherwise a person must look at it. */
  readonly retry: boolean
  /** In English, without content. */
  readonly why: string
  /** Seconds to wait at least, when the partner has said so. */
  readonly retryAfterSeconds: number | undefined

  constructor(retry: boolean, why: string, cause?: unknown, retryAfterSeconds?: number) {
    super('transport.failed', why, cause)
    this.name = 'TransportError'
    this.retry = retry
    this.why = why
    this.retryAfterSeconds = retryAfterSeconds
  }
}
