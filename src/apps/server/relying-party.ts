import type { FastifyRequest } from 'fastify'
import { done, refuse, type Outcome } from '#core/kernel/outcome'

/** For whom a passkey is made and asked: the name of this house, and the pages from which it is asked. */
export interface RelyingParty {
  /** Host name without port; a passkey is bound to it for ever. */
  readonly id: string
  readonly origin: string
}

const hostName = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/
const isNumber = (name: string): boolean => /^\d+(\.\d+){3}$/.test(name) || name.startsWith('[')
const isThisMachine = (name: string): boolean => name.startsWith('127.') || name === '[::1]'
const mayLackTls = (name: string): boolean => name === 'localhost' || name.endsWith('.localhost')

const impossible = (why: string, mend: string): Outcome<never> =>
  refuse({ code: 'unacceptable', what: 'A passkey at this address', why, mend })

/**
 * The relying party of a request, from its own Host and Origin, which must agree.
 *
 * The scheme is taken from Origin, because a proxy in front ends TLS; what is no https is refused save on
 * `localhost`, as browsers do.
 *
 * @source Web Authentication Level 3, section 5.1.3 step 8: the effective domain must be a domain, no number
 */
export function findRelyingParty({ headers }: FastifyRequest): Outcome<RelyingParty> {
  const host = headers.host?.toLowerCase() ?? ''
  const [, name = '', port] = /^(\[[^\]]*\]|[^:]*)(?::(\d{1,5}))?$/.exec(host) ?? []
  if (isNumber(name)) {
    const here = `http://localhost${port === undefined ? '' : `:${port}`}`
    return impossible(
      `A passkey belongs to a name, and ${name} is a number.`,
      isThisMachine(name)
        ? `Open ${here} instead.`
        : 'Ask your administrator for the name of this server; with https, passkeys work under it.',
    )
  }
  const origin = URL.parse(headers.origin ?? '')
  if (!hostName.test(name) || origin?.origin !== headers.origin || origin?.host !== host)
    return impossible('The request does not say clearly where it comes from.', 'Load the page again.')
  if (origin.protocol !== 'https:' && !mayLackTls(name))
    return impossible(
      `${origin.origin} is not protected by TLS.`,
      'Ask your administrator to put https in front of this server.',
    )
  return done({ id: name, origin: origin.origin })
}
