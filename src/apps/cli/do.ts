import { readFileSync, writeFileSync } from 'node:fs'
import { perform } from '#apps/house/authority'
import { carryAll } from '#apps/demo/carry'
import { tellRefusal } from '#apps/cli/say'
import { openInstallation, type Config } from '#apps/wire'
import { operations, type OperationName } from '#operations/all'
import type { AnyOperation, User } from '#operations/operation'
import { findUserByEmail } from '#store/users'

export interface Doing {
  readonly input?: string | undefined
  readonly as?: string | undefined
  readonly authority?: string | undefined
  readonly out?: string | undefined
}

/** Somebody who only reads the law; the books are public. */
const reader: User = { id: 'system', name: 'reader', roles: ['officer'] }

/**
 * `comity <operation>`: any operation, run on the data folder of this machine while no server holds it.
 * Operations on cases are done in the name of a person of the authority, and logged as theirs.
 */
export async function runFromTerminal(
  config: Config,
  name: string,
  { input, as, authority: code, out }: Doing,
): Promise<boolean> {
  const operation = operations[name as OperationName] as unknown as AnyOperation
  const asked: unknown =
    input === undefined
      ? {}
      : JSON.parse(input.startsWith('@') ? readFileSync(input.slice(1), 'utf8') : input)
  const installation = await openInstallation(
    operation.needs === 'law.read' && !as ? { ...config, inMemory: true } : config,
  )
  try {
    if (operation.needs === 'law.read' && !as) {
      const house = { code: 'reader', state: '', name: 'reader', languages: [] }
      const world = {
        house,
        library: installation.library,
        now: installation.now(),
        user: reader,
        render: installation.render,
        random: () => new Uint8Array(10),
      }
      return tell(await operation.run(world as never, operation.input.parse(asked) as never), out)
    }
    const authority = code ? installation.authorities.get(code) : [...installation.authorities.values()][0]
    if (!authority)
      throw new Error(
        code
          ? `No authority "${code}" is set up here; there are: ${[...installation.authorities.keys()].join(', ') || 'none'}.`
          : 'No authority is set up here; run "npm start" or "npm run comity -- set-up" first.',
      )
    const person = as ? await findUserByEmail(authority.db, as) : undefined
    if (!person?.active)
      throw new Error('Say in whose name: --as <e-mail address of an account of the authority>.')
    const user: User = { id: person.id, name: person.name, roles: person.roles as User['roles'] }
    const outcome = await perform(authority, user, operation as never, asked)
    if (!operation.reads) await carryAll([authority], installation.transports)
    return tell(outcome, out)
  } finally {
    await installation.close()
  }
}

function tell(outcome: Awaited<ReturnType<AnyOperation['run']>>, out: string | undefined): boolean {
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
