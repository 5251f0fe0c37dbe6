import { readFileSync, writeFileSync } from 'node:fs'
import { perform, type OpenAuthority } from '#apps/house/authority'
import { carryAll } from '#apps/demo/carry'
import { tellRefusal } from '#apps/cli/say'
import { openBooks, openInstallation, readRegister, type Config, type Installation } from '#apps/wire'
import { refuse, type Outcome } from '#core/kernel/outcome'
import { operations, type OperationName } from '#operations/all'
import { listIssues } from '#operations/issues'
import type { AnyOperation, User } from '#operations/operation'
import { findUserByEmail } from '#store/users'

export interface Doing {
  readonly input?: string | undefined
  readonly as?: string | undefined
  readonly authority?: string | undefined
  readonly out?: string | undefined
}

/**
 * `comity <operation>`: any operation, run on the data folder of this machine while no server holds it.
 * What is only law needs neither data nor a name; operations on cases are done in the name of a person of
 * the authority, and logged as theirs.
 */
export async function runFromTerminal(config: Config, name: string, doing: Doing): Promise<boolean> {
  const operation = operations[name as OperationName] as unknown as AnyOperation
  const asked = readInput(doing.input)
  if (operation.needs === 'law.read' && !doing.as) return readLaw(config, operation, asked, doing.out)
  if (readRegister(config).authorities.length === 0) throw nothingHere()
  const installation = await openInstallation(config)
  try {
    const authority = findAuthority(installation, doing.authority)
    const user = await findPerson(authority, doing.as)
    const outcome = await perform(authority, user, operation as never, asked)
    if (!operation.reads) await carryAll([authority], installation.transports)
    return tell(outcome, doing.out)
  } finally {
    await installation.close()
  }
}

/** JSON as given, or from a file named after `@`. */
function readInput(input: string | undefined): unknown {
  if (input === undefined) return {}
  const text = input.startsWith('@') ? readFileSync(input.slice(1), 'utf8') : input
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new Error(
      `--input is not JSON (${cause instanceof Error ? cause.message : ''}). Put it in single quotes, or write it to a file and give --input @file.`,
      { cause },
    )
  }
}

/** The books alone: no database, no keys. */
async function readLaw(
  config: Config,
  operation: AnyOperation,
  asked: unknown,
  out: string | undefined,
): Promise<boolean> {
  const input = operation.input.safeParse(asked)
  if (!input.success) {
    return tell(refuse({ code: 'malformed', issues: listIssues(input.error, asked) }), out)
  }
  const house = { code: 'reader', state: '', name: 'reader', languages: [] }
  const world = { library: openBooks(config), house, now: new Date().toISOString() }
  return tell(await operation.run(world as never, input.data), out)
}

const nothingHere = () =>
  new Error('No authority is set up here; run "npm start" or "npm run comity -- set-up" first.')

function findAuthority({ authorities }: Installation, code: string | undefined): OpenAuthority {
  const authority = code ? authorities.get(code) : [...authorities.values()][0]
  if (authority) return authority
  if (!code) throw nothingHere()
  throw new Error(`No authority "${code}" is set up here; there are: ${[...authorities.keys()].join(', ')}.`)
}

async function findPerson({ db }: OpenAuthority, email: string | undefined): Promise<User> {
  const person = email ? await findUserByEmail(db, email) : undefined
  if (!person?.active)
    throw new Error('Say in whose name: --as <e-mail address of an account of the authority>.')
  return { id: person.id, name: person.name, roles: person.roles as User['roles'] }
}

function tell(outcome: Outcome<unknown>, out: string | undefined): boolean {
  if (!outcome.ok) {
    console.error(tellRefusal(outcome.refusal))
    return false
  }
  const value = outcome.value as { bytes?: unknown; name?: string }
  if (value?.bytes instanceof Uint8Array) {
    const path = out ?? value.name ?? 'comity-file'
    writeFileSync(path, value.bytes)
    console.log(path)
    return true
  }
  console.log(JSON.stringify(outcome.value, undefined, 2))
  return true
}
