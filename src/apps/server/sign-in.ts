import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Refusal } from '#core/kernel/outcome'
import type { UserId } from '#core/kernel/ids'
import type { OpenAuthority } from '#apps/house/authority'
import { isDemonstration, isInvented, mayEnter } from '#apps/server/demonstration'
import { noteSignIn } from '#apps/server/note-sign-in'
import { hashPassword, isPassword, totpStep, type SecretBox } from '#apps/server/secrets'
import { closeSession, openSession, readSession } from '#apps/server/sessions'
import { sendRefusal } from '#apps/server/http-errors'
import { countTries } from '#apps/server/tries'
import type { Installation } from '#apps/wire'
import { findUser, findUserByEmail, listUsers, useTotpStep } from '#store/users'

const SignIn = z.strictObject({
  authority: z.string().max(64),
  email: z.string().max(320),
  password: z.string().min(1).max(1000),
  code: z.string().max(10),
})
const Demo = z.strictObject({ authority: z.string().max(64), userId: z.string().max(64) })

/** Sign-in and sign-out: password with one-time code; in a demonstration, a choice of invented persons. */
export function serveSignIn(http: FastifyInstance, installation: Installation, box: SecretBox): void {
  // Checked even for an unknown address, so that time does not tell who has an account.
  const decoy = hashPassword('no account has this password')

  http.post('/api/sign-in', async (request, reply) => {
    const given = SignIn.safeParse(request.body)
    const authority = given.success ? installation.authorities.get(given.data.authority) : undefined
    if (!given.success || !authority) return sendRefusal(reply, { code: 'wrong-credentials' })
    const refusal = await trySignIn(authority, given.data, request, reply, box, await decoy)
    return refusal ? sendRefusal(reply, refusal) : { signedIn: true }
  })

  http.post('/api/sign-out', async (request, reply) => {
    const session = await readSession(installation, request)
    if (session) await closeSession(session, reply)
    return { signedIn: false }
  })

  serveDemonstrationSignIn(http, installation)

  http.get('/api/me', async (request) => {
    const demonstration = isDemonstration(installation)
    const session = await readSession(installation, request)
    const authorities = [...installation.authorities.values()].map(({ house }) => house)
    if (!session)
      return {
        signedIn: false,
        demonstration,
        authorities,
        persons: demonstration ? await listPersons(installation) : [],
      }
    const { authority, user, language } = session
    return {
      signedIn: true,
      demonstration,
      stateName: installation.library.state(authority.house.state)?.name ?? { en: authority.house.state },
      user,
      language,
      house: authority.house,
      booksHash: installation.library.books.hash,
    }
  })
}

/** Only invented persons without a password: a real account can never be entered this way. */
function serveDemonstrationSignIn(http: FastifyInstance, installation: Installation): void {
  http.post('/api/demonstration-sign-in', async (request, reply) => {
    const given = Demo.safeParse(request.body)
    const authority = given.success ? installation.authorities.get(given.data.authority) : undefined
    const user =
      authority && given.success ? await findUser(authority.db, given.data.userId as UserId) : undefined
    if (
      !authority ||
      !user ||
      user.password_hash !== null ||
      !(await mayEnter(installation, authority, user))
    )
      return sendRefusal(reply, { code: 'wrong-credentials' })
    await noteSignIn(authority, user.id, 'sign-in')
    await openSession(authority, user.id, request, reply)
    return { signedIn: true }
  })
}

/** Invented persons of the demonstration, who have no password. */
async function listPersons(installation: Installation) {
  const all = [...installation.authorities.values()].map(async (authority) => {
    if (!(await isInvented(installation, authority))) return []
    return (await listUsers(authority.db))
      .filter(({ active, has_totp }) => active && !has_totp)
      .map(({ id, name, roles }) => ({ id, name, roles, authority: authority.house.code }))
  })
  return (await Promise.all(all)).flat()
}

async function trySignIn(
  authority: OpenAuthority,
  { email, password, code }: z.infer<typeof SignIn>,
  request: FastifyRequest,
  reply: FastifyReply,
  box: SecretBox,
  decoy: string,
): Promise<Refusal | undefined> {
  const tries = await countTries(authority, `${email.trim().toLowerCase()} ${request.ip}`)
  if (tries.refusal) return tries.refusal
  const user = await findUserByEmail(authority.db, email)
  const passwordFits = await isPassword(user?.password_hash ?? decoy, password)
  const step = user?.totp_secret
    ? await totpStep(box.open(user.totp_secret), code.replace(/\s/g, ''))
    : undefined
  const fits = user?.active && user.password_hash && passwordFits && step !== undefined
  const first = fits && (await authority.db.transaction().execute((tx) => useTotpStep(tx, user.id, step)))
  if (!fits || !first) {
    if (user) await noteSignIn(authority, user.id, 'sign-in-failed')
    return { code: 'wrong-credentials' }
  }
  await tries.forget()
  await noteSignIn(authority, user.id, 'sign-in')
  await openSession(authority, user.id, request, reply)
  return undefined
}
