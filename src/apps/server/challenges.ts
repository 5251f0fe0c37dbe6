import { createHash, randomBytes } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { RelyingParty } from '#apps/server/relying-party'

/** A question put to an authenticator, until it is answered. */
export interface Challenge {
  /** 32 random bytes, base64url. */
  readonly text: string
  readonly party: RelyingParty
  /** Who may answer: nobody in particular at the door, or the session that wants a new passkey. */
  readonly asked: 'door' | `session ${string}`
}

/** Challenges that wait for an answer; each is answered once, right or wrong. */
export interface Challenges {
  ask(challenge: Omit<Challenge, 'text'>, request: FastifyRequest, reply: FastifyReply): string
  take(request: FastifyRequest, reply: FastifyReply): Challenge | undefined
}

const minutesValid = 5
/** Beyond this the oldest are forgotten, so that asking without end fills no memory. */
const mostWaiting = 10_000
const cookieName = 'comity-challenge'
const cookiePath = '/api/passkeys'

const keyOf = (token: string): string => createHash('sha256').update(token).digest('hex')

/**
 * Keeps challenges in memory, bound to a cookie that only this browser has. A restart forgets them, and whoever
 * was at it begins again.
 *
 * @source Web Authentication Level 3, section 13.4.3: random, at least 16 bytes, checked on the server
 */
export function openChallenges(now: () => string): Challenges {
  const waiting = new Map<string, Challenge & { readonly endsMs: number }>()
  const forgetOld = () => {
    for (const [key, { endsMs }] of waiting) {
      if (endsMs > Date.parse(now()) && waiting.size < mostWaiting) return
      waiting.delete(key)
    }
  }
  return {
    ask(challenge, request, reply) {
      forgetOld()
      const token = randomBytes(32).toString('base64url')
      const text = randomBytes(32).toString('base64url')
      waiting.set(keyOf(token), { ...challenge, text, endsMs: Date.parse(now()) + minutesValid * 60_000 })
      reply.setCookie(cookieName, token, {
        path: cookiePath,
        httpOnly: true,
        sameSite: 'strict',
        secure: request.protocol === 'https',
        maxAge: minutesValid * 60,
      })
      return text
    },
    take(request, reply) {
      const key = keyOf(request.cookies[cookieName] ?? '')
      const found = waiting.get(key)
      waiting.delete(key)
      reply.clearCookie(cookieName, { path: cookiePath })
      return found && found.endsMs > Date.parse(now()) ? found : undefined
    },
  }
}
