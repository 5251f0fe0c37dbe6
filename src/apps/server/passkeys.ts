import { generateRegistrationOptions, verifyRegistrationResponse } from '@simplewebauthn/server'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Refusal } from '#core/kernel/outcome'
import { openChallenges, type Challenge, type Challenges } from '#apps/server/challenges'
import { sendRefusal } from '#apps/server/http-errors'
import { noteSignIn } from '#apps/server/note-sign-in'
import { servePasskeySignIn } from '#apps/server/passkey-sign-in'
import { readBody } from '#apps/server/read-body'
import { findRelyingParty } from '#apps/server/relying-party'
import { readSession, type Session } from '#apps/server/sessions'
import { writeHandle } from '#apps/server/user-handle'
import type { Installation } from '#apps/wire'
import { deletePasskey, findPasskey, findUser, insertPasskey, listPasskeys } from '#store/users'

/** @source RFC 9053 section 2: EdDSA, ES256; RFC 8812 section 2: RS256, which the TPM of older machines knows */
const algorithms = [-8, -7, -257]
const mostPasskeys = 20
/** An answer of an authenticator without attestation is about one kilobyte. */
const limits = { bodyLimit: 64 * 1024 }

const Base64 = z.string().max(20_000)
const NewPasskey = z.object({
  name: z.string().trim().min(1).max(60),
  response: z.object({
    id: Base64,
    rawId: Base64,
    type: z.literal('public-key'),
    response: z.object({ clientDataJSON: Base64, attestationObject: Base64 }),
  }),
})

const unverified: Refusal = {
  code: 'unacceptable',
  what: 'This passkey',
  why: 'The answer of the device does not fit what was asked, or came after more than 5 minutes.',
  mend: 'Add it once more.',
}
const tooMany: Refusal = {
  code: 'unacceptable',
  what: 'Another passkey',
  why: `This account has ${mostPasskeys}, which is the most that are kept.`,
  mend: 'Remove one that is not used any more.',
}
const last: Refusal = {
  code: 'unacceptable',
  what: 'The removal',
  why: 'This account has no password, so that its last passkey is the only way in.',
  mend: 'Add another passkey first.',
}

/** Passkeys: adding, naming and removing one's own, and signing in with one. */
export function servePasskeys(http: FastifyInstance, installation: Installation): void {
  const challenges = openChallenges(installation.now)
  servePasskeySignIn(http, installation, challenges)
  serveRegistration(http, installation, challenges)
  serveOwnPasskeys(http, installation)
}

function serveRegistration(http: FastifyInstance, installation: Installation, challenges: Challenges): void {
  http.post('/api/passkeys/register/options', limits, async (request, reply) => {
    const session = await readSession(installation, request)
    if (!session) return sendRefusal(reply, { code: 'not-signed-in' })
    const party = findRelyingParty(request)
    if (!party.ok) return sendRefusal(reply, party.refusal)
    const held = await listPasskeys(session.authority.db, session.user.id)
    if (held.length >= mostPasskeys) return sendRefusal(reply, tooMany)
    const asked = { party: party.value, asked: `session ${session.tokenHash}` } as const
    const text = challenges.ask(asked, request, reply)
    const known = held.map(({ id }) => id)
    return registrationOptions(session, { ...asked, text }, known, installation.authorities.size > 1)
  })

  http.post('/api/passkeys/register/verify', limits, async (request, reply) => {
    const challenge = challenges.take(request, reply)
    const session = await readSession(installation, request)
    if (!session) return sendRefusal(reply, { code: 'not-signed-in' })
    const party = findRelyingParty(request)
    if (!party.ok) return sendRefusal(reply, party.refusal)
    const given = readBody(NewPasskey, request)
    if (!given.ok) return sendRefusal(reply, given.refusal)
    const isOurs =
      challenge?.asked === `session ${session.tokenHash}` && challenge.party.origin === party.value.origin
    const refusal = isOurs ? await addPasskey(session, challenge, given.value) : unverified
    return refusal ? sendRefusal(reply, refusal) : { name: given.value.name }
  })
}

function serveOwnPasskeys(http: FastifyInstance, installation: Installation): void {
  http.post('/api/passkeys/list', async (request, reply) => {
    const session = await readSession(installation, request)
    if (!session) return sendRefusal(reply, { code: 'not-signed-in' })
    const { authority, user } = session
    const held = await listPasskeys(authority.db, user.id)
    const account = await findUser(authority.db, user.id)
    return {
      passkeys: held.map(({ id, name, created_at }) => ({ id, name, createdAt: created_at })),
      hasPassword: typeof account?.password_hash === 'string',
    }
  })

  http.post('/api/passkeys/remove', async (request, reply) => {
    const session = await readSession(installation, request)
    if (!session) return sendRefusal(reply, { code: 'not-signed-in' })
    const given = readBody(z.strictObject({ id: Base64 }), request)
    if (!given.ok) return sendRefusal(reply, given.refusal)
    const { authority, user } = session
    const passkey = await findPasskey(authority.db, given.value.id)
    if (passkey?.user_id !== user.id) return sendRefusal(reply, { code: 'not-found', what: 'this passkey' })
    const removed = await noteSignIn(authority, user.id, 'passkey-removed', (tx) =>
      deletePasskey(tx, user.id, passkey.id),
    )
    return removed ? { removed: true } : sendRefusal(reply, last)
  })
}

/** What the browser is asked to make: a passkey that is found without a name, and opens to its person only. */
async function registrationOptions(
  { authority, user }: Session,
  challenge: Challenge,
  known: readonly string[],
  isShared: boolean,
) {
  const { email } = (await findUser(authority.db, user.id))!
  const { code } = authority.house
  return generateRegistrationOptions({
    rpName: 'Comity',
    rpID: challenge.party.id,
    userName: isShared ? `${email} (${code})` : email,
    userDisplayName: user.name,
    userID: writeHandle({ code, userId: user.id }),
    challenge: new Uint8Array(Buffer.from(challenge.text, 'base64url')),
    timeout: 5 * 60_000,
    attestationType: 'none',
    excludeCredentials: known.map((id) => ({ id })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    supportedAlgorithmIDs: algorithms,
  })
}

async function addPasskey(
  { authority, user }: Session,
  { text, party }: Challenge,
  { name, response }: z.infer<typeof NewPasskey>,
): Promise<Refusal | undefined> {
  const verified = await verifyRegistrationResponse({
    response: { ...response, clientExtensionResults: {} },
    expectedChallenge: text,
    expectedOrigin: party.origin,
    expectedRPID: party.id,
    requireUserVerification: true,
    supportedAlgorithmIDs: algorithms,
  }).catch(() => undefined)
  if (!verified?.verified) return unverified
  const { id, publicKey, counter } = verified.registrationInfo.credential
  if (await findPasskey(authority.db, id)) return unverified
  if ((await listPasskeys(authority.db, user.id)).length >= mostPasskeys) return tooMany
  await noteSignIn(authority, user.id, 'passkey-added', (tx) =>
    insertPasskey(tx, {
      id,
      user_id: user.id,
      public_key: publicKey,
      counter,
      name,
      created_at: authority.now(),
    }),
  )
  return undefined
}
