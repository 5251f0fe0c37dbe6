import { generateAuthenticationOptions, verifyAuthenticationResponse } from '@simplewebauthn/server'
import { decodeClientDataJSON } from '@simplewebauthn/server/helpers'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { UserId } from '#core/kernel/ids'
import type { OpenAuthority } from '#apps/house/authority'
import type { Challenge, Challenges } from '#apps/server/challenges'
import { mayEnter } from '#apps/server/demonstration'
import { sendRefusal } from '#apps/server/http-errors'
import { noteSignIn } from '#apps/server/note-sign-in'
import { readBody } from '#apps/server/read-body'
import { findRelyingParty } from '#apps/server/relying-party'
import { openSession } from '#apps/server/sessions'
import { readHandle } from '#apps/server/user-handle'
import type { Installation } from '#apps/wire'
import { findPasskey, findUser, usePasskeyCounter } from '#store/users'

const limits = { bodyLimit: 64 * 1024 }
const Base64 = z.string().max(20_000)
const Answered = z.object({
  id: Base64,
  rawId: Base64,
  type: z.literal('public-key'),
  response: z.object({
    clientDataJSON: Base64,
    authenticatorData: Base64,
    signature: Base64,
    userHandle: Base64,
  }),
})
type Answered = z.infer<typeof Answered>

/** Whose passkey answered, and how often it has been used. */
interface Entrant {
  readonly authority: OpenAuthority
  readonly userId: UserId
  readonly passkeyId: string
  readonly counter: number
}

/** Signing in with a passkey alone: it says whose it is, and its device has made sure that this person is there. */
export function servePasskeySignIn(
  http: FastifyInstance,
  installation: Installation,
  challenges: Challenges,
): void {
  http.post('/api/passkeys/sign-in/options', limits, async (request, reply) => {
    const party = findRelyingParty(request)
    if (!party.ok) return sendRefusal(reply, party.refusal)
    const text = challenges.ask({ party: party.value, asked: 'door' }, request, reply)
    return generateAuthenticationOptions({
      rpID: party.value.id,
      challenge: new Uint8Array(Buffer.from(text, 'base64url')),
      timeout: 5 * 60_000,
      userVerification: 'required',
    })
  })

  http.post('/api/passkeys/sign-in/verify', limits, async (request, reply) => {
    const challenge = challenges.take(request, reply)
    const party = findRelyingParty(request)
    if (!party.ok) return sendRefusal(reply, party.refusal)
    const given = readBody(Answered, request)
    if (!given.ok) return sendRefusal(reply, given.refusal)
    if (challenge?.asked !== 'door' || challenge.party.origin !== party.value.origin)
      return sendRefusal(reply, {
        code: 'unacceptable',
        what: 'This answer of the passkey',
        why: 'It was used before, or came after more than 5 minutes.',
        mend: 'Sign in once more.',
      })
    const entrant = await recognise(installation, challenge, given.value)
    const isIn = entrant && (await enter(entrant))
    if (!isIn) return sendRefusal(reply, { code: 'wrong-credentials' })
    await openSession(entrant.authority, entrant.userId, request, reply)
    return { signedIn: true }
  })
}

/** Whose passkey has answered; undefined for one that is unknown, not theirs, or does not fit the challenge. */
async function recognise(
  installation: Installation,
  { text, party }: Challenge,
  answered: Answered,
): Promise<Entrant | undefined> {
  const handle = readHandle(answered.response.userHandle)
  const authority = installation.authorities.get(handle?.code ?? '')
  const passkey = authority && (await findPasskey(authority.db, answered.id))
  if (!handle || !authority || passkey?.user_id !== handle.userId) return undefined
  const user = await findUser(authority.db, handle.userId)
  if (!user || !(await mayEnter(installation, authority, user))) return undefined
  const verified = await verifyAuthenticationResponse({
    response: { ...answered, clientExtensionResults: {} },
    expectedChallenge: text,
    expectedOrigin: party.origin,
    expectedRPID: party.id,
    expectedType: 'webauthn.get',
    requireUserVerification: true,
    credential: {
      id: passkey.id,
      publicKey: new Uint8Array(passkey.public_key),
      counter: passkey.counter,
    },
  }).catch(() => undefined)
  if (!verified?.verified || isFramed(answered)) {
    await noteSignIn(authority, user.id, 'sign-in-failed')
    return undefined
  }
  return {
    authority,
    userId: user.id,
    passkeyId: passkey.id,
    counter: verified.authenticationInfo.newCounter,
  }
}

/** Whether another page stood around ours; no page may, and not every browser says which one it was. */
const isFramed = ({ response }: Answered): boolean =>
  decodeClientDataJSON(response.clientDataJSON).crossOrigin === true

/** Counts the use and logs it, together; false when the same count was used by another copy meanwhile. */
const enter = ({ authority, userId, passkeyId, counter }: Entrant): Promise<boolean> =>
  noteSignIn(authority, userId, 'sign-in', (tx) => usePasskeyCounter(tx, passkeyId, counter))
