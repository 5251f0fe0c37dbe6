/** Why a parcel is not taken in; stable, goes into the receipt. */
export type RejectionCode =
  | 'malformed'
  | 'unknown-sender'
  | 'bad-signature'
  | 'digest-mismatch'
  | 'wrong-recipient'
  | 'cannot-decrypt'
  | 'bad-container'
  | 'listing-mismatch'
  | 'manifest-mismatch'
  | 'expired'
  | 'too-large'
  | 'wrong-schema'

/** What is refused, why, and what can be done; in English, and without any content of the message. */
export interface Rejection {
  readonly code: RejectionCode
  /** The thing that is wrong, e.g. `manifest`, `META-INF/listing.json`. */
  readonly what: string
  readonly why: string
  readonly mend: string
}

const mends: Readonly<Record<RejectionCode, string>> = {
  malformed:
    'Ask the sender to send it again; if the same comes again, compare the versions of the software.',
  'unknown-sender':
    'Compare the fingerprint of the key with the sender by another channel, enter it in the partner directory, and ask for it to be sent again.',
  'bad-signature': 'Do not use it. Tell the sender by another channel that something came in its name.',
  'digest-mismatch': 'It was changed or cut off on the way. Ask the sender to send it again.',
  'wrong-recipient':
    'It is for another authority, or for a key that is no longer in use. Give the sender the key of today, by another channel.',
  'cannot-decrypt':
    'Ask the sender to take the key of today from the partner directory and to seal it again.',
  'bad-container':
    'Ask the sender to seal it again; if the same comes again, compare the versions of the software.',
  'listing-mismatch': 'Do not use it. Ask the sender to seal it again from the original papers.',
  'manifest-mismatch': 'Do not use it. Tell the sender by another channel that outside and inside differ.',
  expired: 'Ask the sender whether it still stands, and to send it again.',
  'too-large': 'Ask the sender to send it in several messages, or raise the limit.',
  'wrong-schema': 'Sender and recipient use different versions; bring both to the same one.',
}

/** A result, or the reason why there is none. */
export type Taken<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly rejection: Rejection }

/** What was found to be good. */
export const take = <T>(value: T): Taken<T> => ({ ok: true, value })

/** A rejection with what can be done about it. */
export const reject = (
  code: RejectionCode,
  what: string,
  why: string,
): { readonly ok: false; readonly rejection: Rejection } => ({
  ok: false,
  rejection: { code, what, why, mend: mends[code] },
})
