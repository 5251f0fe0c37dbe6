import type { PublicKeyInfo } from '#core/exchange/key'

/**
 * The keys of one authority, wherever they are kept. What is private never leaves the signer, so that
 * a token or a hardware module can stand behind it.
 */
export interface Signer {
  readonly keys: {
    /** P-256, signs manifests, receipts and seals. */
    readonly seal: PublicKeyInfo
    /** P-256, others encrypt to it. */
    readonly encryption: PublicKeyInfo
    /** Ed25519, signs checkpoints of the audit log. */
    readonly log: { readonly vkey: string; readonly fingerprint: string }
  }
  /**
   * A compact JWS, ES256 with the seal key; header exactly alg, kid and typ, payload in canonical JSON.
   *
   * @source RFC 7515 section 7.1; RFC 7518 section 3.4; RFC 8785
   */
  signJws(payload: object, typ: string): Promise<string>
  /**
   * A signed note, Ed25519 with the log key.
   *
   * @param text ends with a line feed, e.g. from `formatCheckpoint`
   * @throws Fault `audit.bad-note`
   * @source C2SP signed-note
   */
  signNote(text: string): Promise<string>
  /**
   * The plaintext of a compact JWE, ECDH-ES+A256KW and A256GCM and nothing else, for our encryption key.
   *
   * @param jwe ASCII bytes
   * @throws Fault `signer.cannot-decrypt`, one and the same for every cause
   * @source RFC 7516 section 5.2
   */
  decrypt(jwe: Uint8Array): Promise<Uint8Array>
}
