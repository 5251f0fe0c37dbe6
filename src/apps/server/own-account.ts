import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Refusal } from '#core/kernel/outcome'
import { sendRefusal } from '#apps/server/http-errors'
import { noteSignIn } from '#apps/server/note-sign-in'
import { readBody } from '#apps/server/read-body'
import { hashPassword, isPassword, refuseShort, totpStep, type SecretBox } from '#apps/server/secrets'
import { closeSession, readSession, type Session } from '#apps/server/sessions'
import { countTries } from '#apps/server/tries'
import type { Installation } from '#apps/wire'
import {
  deleteOtherSessions,
  deleteSessionOf,
  findUser,
  listSessions,
  updateUser,
  useTotpStep,
} from '#store/users'

const NewPassword = z.strictObject({
  current: z.string().min(1).max(1000),
  password: z.string().max(1000),
  code: z.string().max(10),
})

const noPassword: Refusal = {
  code: 'unacceptable',
  what: 'A change of the password',
  why: 'This account has none.',
  mend: 'Ask your administrator for an invitation.',
}

/** What a person does with the own account: looks at the sessions and ends them, changes the password. */
export function serveOwnAccount(http: FastifyInstance, installation: Installation, box: SecretBox): void {
  http.post('/api/sessions/list', async (request, reply) => {
    const session = await readSession(installation, request)
    if (!session) return sendRefusal(reply, { code: 'not-signed-in' })
    const { authority, user, tokenHash } = session
    const rows = await listSessions(authority.db, user.id, authority.now())
    return {
      sessions: rows.map(({ token_hash, created_at, seen_at, agent }) => ({
        id: token_hash,
        createdAt: created_at,
        seenAt: seen_at,
        agent,
        current: token_hash === tokenHash,
      })),
    }
  })

  http.post('/api/sessions/revoke', async (request, reply) => {
    const session = await readSession(installation, request)
    if (!session) return sendRefusal(reply, { code: 'not-signed-in' })
    const given = readBody(z.strictObject({ id: z.string().max(64) }), request)
    if (!given.ok) return sendRefusal(reply, given.refusal)
    const { authority, user, tokenHash } = session
    const revoked = await noteSignIn(authority, user.id, 'session-revoked', (tx) =>
      deleteSessionOf(tx, user.id, given.value.id),
    )
    if (!revoked) return sendRefusal(reply, { code: 'not-found', what: 'this session' })
    if (given.value.id === tokenHash) await closeSession(session, reply)
    return { revoked: true }
  })

  http.post('/api/password/change', async (request, reply) => {
    const session = await readSession(installation, request)
    if (!session) return sendRefusal(reply, { code: 'not-signed-in' })
    const given = readBody(NewPassword, request)
    if (!given.ok) return sendRefusal(reply, given.refusal)
    const refusal = refuseShort(given.value.password) ?? (await changePassword(session, given.value, box))
    return refusal ? sendRefusal(reply, refusal) : { changed: true }
  })
}

/** Changes the password of who proves to be the person once more, and ends what is open elsewhere. */
async function changePassword(
  { authority, user, tokenHash }: Session,
  { current, password, code }: z.infer<typeof NewPassword>,
  box: SecretBox,
): Promise<Refusal | undefined> {
  const account = await findUser(authority.db, user.id)
  if (!account?.password_hash || !account.totp_secret) return noPassword
  const tries = await countTries(authority, `password of ${user.id}`)
  if (tries.refusal) return tries.refusal
  const passwordFits = await isPassword(account.password_hash, current)
  const step = await totpStep(box.open(account.totp_secret), code.replace(/\s/g, ''))
  const changed =
    passwordFits &&
    step !== undefined &&
    (await replacePassword({ authority, user, tokenHash }, await hashPassword(password), step))
  if (changed) {
    await tries.forget()
    return undefined
  }
  await noteSignIn(authority, user.id, 'password-change-failed')
  return { code: 'wrong-credentials' }
}

/** @returns false when the one-time code was used before */
const replacePassword = (
  { authority, user, tokenHash }: Pick<Session, 'authority' | 'user' | 'tokenHash'>,
  password_hash: string,
  step: number,
): Promise<boolean> =>
  noteSignIn(authority, user.id, 'password-changed', async (tx) => {
    if (!(await useTotpStep(tx, user.id, step))) return false
    await updateUser(tx, user.id, { password_hash })
    await deleteOtherSessions(tx, user.id, tokenHash)
    return true
  })
