import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { readConfig } from '#apps/cli/config'
import { tellCaseChange } from '#apps/cli/law/difference-of-cases'
import { editionChanges } from '#apps/cli/books/edition-changes'
import { bad, faint, good, strong } from '#apps/cli/say'
import {
  activateEdition,
  installEdition,
  listEditions,
  previewCandidate,
  rollBackEdition,
  type Deciding,
  type EditionPreview,
} from '#apps/house/editions'
import type { OpenAuthority } from '#apps/house/authority'
import { noteEditions } from '#apps/house/note-editions'
import type { CasePreview } from '#operations/law/preview-books'
import { findUserByEmail } from '#store/users'

const now = (): string => new Date().toISOString()
const restart = 'A server that is running goes on with its books until it is started again.'

/** `comity books install`: the edition waits; nothing that is in use changes. */
export async function install(file: string, { vkey }: { readonly vkey?: string }): Promise<void> {
  const { data, booksKey } = readConfig()
  const key = vkey ?? booksKey
  if (!key)
    throw new Error(
      'Say whose signature it must bear: --vkey <key>, as the publisher gave it to you by another way than the file.',
    )
  const { version, hash, previous } = await installEdition(data, file, key, now())
  console.log(
    `${good('✓')} Edition ${version} (${hash.slice(0, 12)}) is installed and waits${previous ? `; it follows ${previous.version}` : ''}.`,
  )
  console.log('Next: comity books preview, then comity books activate.')
}

/** `comity books preview`: what the candidate would change in the cases that are open. */
export async function preview({ json }: { readonly json?: boolean }): Promise<void> {
  const config = readConfig()
  const told = existsSync(join(config.data, 'register.json'))
    ? await previewInstallation(config)
    : await previewCandidate(
        config.data,
        await (await import('#apps/house/books')).openLaw(config),
        [],
        now(),
      )
  if (json) {
    console.log(JSON.stringify(told, undefined, 2))
    return
  }
  console.log(
    strong(
      `Edition ${told.candidate.version} (${told.candidate.hash.slice(0, 12)}) against the cases that are open`,
    ),
  )
  for (const { code, cases } of told.authorities) {
    const other = cases.filter(({ differences, told: why }) => differences.length > 0 || why)
    console.log(`\n${strong(code)}: ${cases.length} open, ${other.length} would be answered otherwise`)
    for (const one of other) console.log(tellCase(one))
  }
  if (told.authorities.length === 0) console.log('There is no authority here, so no case is touched.')
  console.log('\nNothing was changed. Next: comity books activate.')
}

async function previewInstallation(config: ReturnType<typeof readConfig>): Promise<EditionPreview> {
  const { openInstallation } = await import('#apps/wire')
  const installation = await openInstallation(config)
  try {
    return await previewCandidate(config.data, installation.library, installation.authorities.values(), now())
  } finally {
    await installation.close()
  }
}

const tellCase = ({ reference, counterpart, state, pin, replayed, differences, told }: CasePreview): string =>
  [
    `  ${reference} with ${counterpart}, ${state} ${faint(`pinned to ${pin?.slice(0, 12) ?? 'nothing'}${replayed ? '' : ', compared with the books in use'}`)}`,
    ...differences.flatMap(({ measure, changes }) =>
      changes.map((change) => `    ${measure}: ${tellCaseChange(change)}`),
    ),
    ...(told ? [`    ${bad(told)}`] : []),
  ].join('\n')

/** In whose name an edition is decided on. */
interface InName {
  readonly as?: string
}

/** `comity books activate`. */
export async function activate({ as }: InName): Promise<void> {
  const { data } = readConfig()
  const { previewedAt } = listEditions(data)
  const { version, hash } = await decideOn(as, (deciding) => activateEdition(data, now(), deciding))
  if (!previewedAt)
    console.error(
      'It was not looked at before: "comity books preview" would have said what it changes in open cases.',
    )
  console.log(
    `${good('✓')} Edition ${version} (${hash.slice(0, 12)}) is in use. Cases keep the edition of their findings.`,
  )
  console.log(faint(`${restart} Back: comity books rollback.`))
}

/** `comity books rollback`. */
export async function goBack({ as }: InName): Promise<void> {
  const { data } = readConfig()
  const edition = await decideOn(as, (deciding) => rollBackEdition(data, now(), deciding))
  console.log(
    `${good('✓')} ${edition ? `Edition ${edition.version} (${edition.hash.slice(0, 12)})` : 'The books of the program'} in use again. Nothing was deleted.`,
  )
  console.log(faint(restart))
}

/** Decides in the name of an administrator, and writes it into the log of every authority that is set up here. */
async function decideOn<T>(as: string | undefined, act: (deciding: Deciding) => Promise<T>): Promise<T> {
  const config = readConfig()
  const count: Deciding['count'] = (before, after) => editionChanges(before, after).length
  if (!existsSync(join(config.data, 'register.json'))) return act({ count })
  const { openInstallation } = await import('#apps/wire')
  const installation = await openInstallation(config)
  try {
    const authorities = [...installation.authorities.values()]
    const by = await findAdministrator(authorities, as)
    const done = await act({ count, by })
    for (const authority of authorities) await noteEditions(authority, listEditions(config.data).history)
    return done
  } finally {
    await installation.close()
  }
}

async function findAdministrator(
  authorities: readonly OpenAuthority[],
  email: string | undefined,
): Promise<{ office: string; id: string }> {
  for (const { house, db } of authorities) {
    const person = email ? await findUserByEmail(db, email) : undefined
    if (person?.active && person.roles.includes('administrator')) return { office: house.code, id: person.id }
  }
  throw new Error(
    `${email ? `${email} is no administrator here` : 'It stands in the log who decided it'}. Say in whose name: --as <e-mail address of an administrator of an authority>.`,
  )
}

/** `comity books list`. */
export async function list({ json }: { readonly json?: boolean }): Promise<void> {
  const told = listEditions(readConfig().data)
  if (json) {
    console.log(JSON.stringify(told, undefined, 2))
    return
  }
  console.log(`${told.active === null ? good('●') : faint('○')} the books of the program`)
  for (const { id, version, hash, installedAt, vkey } of told.editions) {
    if (!vkey) continue
    const mark = id === told.active ? good('●') : faint('○')
    console.log(
      `${mark} ${version} ${faint(hash.slice(0, 12))} installed ${installedAt.slice(0, 10)}${id === told.candidate ? ', waits to be activated' : ''}`,
    )
  }
  for (const { at, did, id, from, differences } of told.history)
    console.log(
      faint(
        `  ${at} ${did} ${id ?? 'books of the program'}${from ? `, after ${from.version}, ${differences} differences` : ''}`,
      ),
    )
}
