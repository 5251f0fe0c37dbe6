import { createHash, randomBytes } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { UserId } from '#core/kernel/ids'
import type { OpenAuthority } from '#apps/house/authority'
import { sendRefusal } from '#apps/server/http-errors'
import { noteSignIn } from '#apps/server/note-sign-in'
import {
  hashPassword,
  makeTotpSecret,
  refuseShort,
  totpAddress,
  totpStep,
  type SecretBox,
} from '#apps/server/secrets'
import { readSession } from '#apps/server/sessions'
import type { Installation } from '#apps/wire'
import { readSetting, writeSetting } from '#store/settings'
import { findUser, updateUser } from '#store/users'

/** Days for which an invitation can be used, once. */
const daysValid = 7

interface Invitation {
  readonly userId: UserId
  readonly expires: string
  /** Closed in the box. */
  readonly totp: string
}

const keyOf = (token: string): string => `invitation:${createHash('sha256').update(token).digest('hex')}`

/** Where the key of a person's newest invitation is noted: an older one ends when a newer one is made. */
const newestOf = (userId: UserId): string => `invitation-of:${userId}`

/**
 * Makes an invitation by which a person sets password and second factor, and voids the person's older ones. The
 * token is shown once.
 */
export async function makeInvitation(
  authority: OpenAuthority,
  userId: UserId,
  box: SecretBox,
): Promise<string> {
  const token = randomBytes(24).toString('base64url')
  const expires = new Date(Date.parse(authority.now()) + daysValid * 86_400_000).toISOString()
  const invitation: Invitation = { userId, expires, totp: box.close(makeTotpSecret()) }
  await authority.db.transaction().execute(async (tx) => {
    const older = await readSetting<string | null>(tx, newestOf(userId))
    if (older) await writeSetting(tx, older, null)
    await writeSetting(tx, keyOf(token), invitation)
    await writeSetting(tx, newestOf(userId), keyOf(token))
  })
  return `${authority.house.code}.${token}`
}

async function findInvitation({ authorities, now }: Installation, text: string) {
  const at = text.lastIndexOf('.')
  const authority = authorities.get(text.slice(0, at))
  const invitation =
    authority && (await readSetting<Invitation | null>(authority.db, keyOf(text.slice(at + 1))))
  if (!authority || !invitation || invitation.expires < now()) return undefined
  const user = await findUser(authority.db, invitation.userId)
  return user?.active ? { authority, invitation, user, key: keyOf(text.slice(at + 1)) } : undefined
}

const unknownInvitation = {
  code: 'unacceptable',
  what: 'this invitation',
  why: 'It was used, has ended, or is not complete.',
  mend: 'Ask your administrator for a new one.',
} as const

export function serveInvitations(http: FastifyInstance, installation: Installation, box: SecretBox): void {
  http.post('/api/invitations', async (request, reply) => {
    const session = await readSession(installation, request)
    if (!session) return sendRefusal(reply, { code: 'not-signed-in' })
    if (!session.user.roles.includes('administrator'))
      return sendRefusal(reply, { code: 'not-permitted', needs: 'admin.people' })
    const { userId } = z.strictObject({ userId: z.string() }).parse(request.body)
    const user = await findUser(session.authority.db, userId as UserId)
    if (!user) return sendRefusal(reply, { code: 'not-found', what: `account ${userId}` })
    const token = await makeInvitation(session.authority, user.id, box)
    await noteSignIn(session.authority, session.user.id, 'invite', undefined, user.id)
    return { path: `/welcome#${token}` }
  })

  http.post('/api/invitations/read', async (request, reply) => {
    const { token } = z.strictObject({ token: z.string().max(200) }).parse(request.body)
    const found = await findInvitation(installation, token)
    if (!found) return sendRefusal(reply, unknownInvitation)
    const secret = box.open(found.invitation.totp)
    return {
      name: found.user.name,
      email: found.user.email,
      authority: found.authority.house,
      secret,
      address: totpAddress(secret, found.user.email, `Comity ${found.authority.house.code}`),
    }
  })

  http.post('/api/invitations/accept', async (request, reply) => {
    const given = z
      .strictObject({ token: z.string().max(200), password: z.string().max(1000), code: z.string().max(10) })
      .parse(request.body)
    const found = await findInvitation(installation, given.token)
    if (!found) return sendRefusal(reply, unknownInvitation)
    const short = refuseShort(given.password)
    if (short) return sendRefusal(reply, short)
    const secret = box.open(found.invitation.totp)
    const step = await totpStep(secret, given.code.replace(/\s/g, ''))
    if (step === undefined) {
      return sendRefusal(reply, {
        code: 'unacceptable',
        what: 'the one-time code',
        why: 'It does not fit the secret shown.',
        mend: 'Check the clock of your telephone and enter the code shown now.',
      })
    }
    const password_hash = await hashPassword(given.password)
    await found.authority.db.transaction().execute(async (tx) => {
      await updateUser(tx, found.user.id, {
        password_hash,
        totp_secret: found.invitation.totp,
        totp_step: step,
      })
      await writeSetting(tx, found.key, null)
      await writeSetting(tx, newestOf(found.user.id), null)
    })
    await noteSignIn(found.authority, found.user.id, 'account-secured')
    return { email: found.user.email, authority: found.authority.house.code }
  })
}
