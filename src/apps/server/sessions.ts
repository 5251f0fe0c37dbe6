import { createHash, randomBytes } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { UserId } from '#core/kernel/ids'
import type { OpenAuthority } from '#apps/house/authority'
import type { Installation } from '#apps/wire'
import type { Role, User } from '#operations/operation'
import { deleteSession, findSession, insertSession, touchSession } from '#store/users'

/** Hours without a request after which a session ends. */
const idleHours = 8
export const cookieName = 'comity'

export interface Session {
  readonly authority: OpenAuthority
  readonly user: User & { readonly id: UserId }
  readonly language: string
  readonly tokenHash: string
}

const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex')
const hours = (now: string, count: number): string =>
  new Date(Date.parse(now) + count * 3_600_000).toISOString()

/** Opens a session and sets its cookie; the database keeps only the hash of the token. */
export async function openSession(
  authority: OpenAuthority,
  userId: UserId,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const token = randomBytes(32).toString('base64url')
  const now = authority.now()
  const agent = String(request.headers['user-agent'] ?? '').slice(0, 200)
  await authority.db.transaction().execute((tx) =>
    insertSession(tx, {
      token_hash: hashToken(token),
      user_id: userId,
      created_at: now,
      seen_at: now,
      expires_at: hours(now, idleHours),
      agent,
    }),
  )
  reply.setCookie(cookieName, `${authority.house.code}.${token}`, {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: request.protocol === 'https',
    maxAge: 24 * 3600,
  })
}

/** The session of a request, or undefined; seen sessions live on. */
export async function readSession(
  { authorities, now }: Installation,
  request: FastifyRequest,
): Promise<Session | undefined> {
  const cookie = request.cookies[cookieName] ?? ''
  const at = cookie.lastIndexOf('.')
  const authority = authorities.get(cookie.slice(0, at))
  if (!authority || at < 0) return undefined
  const tokenHash = hashToken(cookie.slice(at + 1))
  const row = await findSession(authority.db, tokenHash, now())
  if (!row) return undefined
  if (Date.parse(now()) - Date.parse(row.seen_at) > 60_000)
    await touchSession(authority.db, tokenHash, now(), hours(now(), idleHours))
  return {
    authority,
    user: { id: row.id, name: row.name, roles: row.roles as Role[] },
    language: row.language,
    tokenHash,
  }
}

export async function closeSession(session: Session, reply: FastifyReply): Promise<void> {
  await deleteSession(session.authority.db, session.tokenHash)
  reply.clearCookie(cookieName, { path: '/' })
}
