import { readFileSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { Fault } from '#core/kernel/outcome'

/** An unprivileged user of the operating system, as whom the server runs. */
export interface Account {
  readonly name: string
  readonly uid: number
  readonly gid: number
}

/** `root` on this machine; on Windows nobody is. */
export const areRoot = (): boolean => process.getuid?.() === 0

/**
 * The account for the server, or undefined for our own: PostgreSQL refuses to run as root. Data that
 * exist decide by their owner; else it is `postgres`, which is made for this, or `nobody`. None is created.
 *
 * @param owner  of the data, where there are any
 * @param passwd text of /etc/passwd
 * @throws Fault `database.no-account`
 */
export function serverAccount(
  owner?: Pick<Account, 'uid' | 'gid'>,
  passwd = readFileSync('/etc/passwd', 'utf8'),
): Account {
  const accounts = passwd.split('\n').map((line) => line.split(':'))
  const named = (name: string): Account | undefined => {
    const found = accounts.find((fields) => fields[0] === name)
    return found && { name, uid: Number(found[2]), gid: Number(found[3]) }
  }
  if (owner && owner.uid !== 0) {
    const name = accounts.find((fields) => Number(fields[2]) === owner.uid)?.[0] // a copy may bring a stranger's number
    return { name: name ?? `user ${owner.uid}`, uid: owner.uid, gid: owner.gid }
  }
  const account = named('postgres') ?? named('nobody')
  if (account && account.uid !== 0) return account
  throw new Fault(
    'database.no-account',
    'PostgreSQL refuses to run as root, and this system has neither a user "postgres" nor "nobody": ' +
      'start as an ordinary user, or let useradd --system postgres make one',
  )
}

/** The outermost folder on the way to `path`, or `path` itself, that the account may not enter. */
export function blockedAt(path: string, account: Account): string | undefined {
  const parent = dirname(resolve(path))
  const above = parent === resolve(path) ? undefined : blockedAt(parent, account)
  if (above) return above

  const { mode, uid, gid } = statSync(path)
  const enter = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001
  return mode & enter ? undefined : resolve(path)
}
