import { randomBytes } from 'node:crypto'
import { createInterface } from 'node:readline/promises'
import { makeId, type UserId } from '#core/kernel/ids'
import { faint, good, strong } from '#apps/cli/say'
import { openSecretBox } from '#apps/server/secrets'
import { makeInvitation } from '#apps/server/invitations'
import { addAuthority, cardOf, openInstallation, type Config } from '#apps/wire'
import { insertUser } from '#store/users'

export interface SetUp {
  readonly state?: string | undefined
  readonly code?: string | undefined
  readonly name?: string | undefined
  readonly adminName?: string | undefined
  readonly adminEmail?: string | undefined
}

/** `comity set-up`: one's own authority with its keys and first administrator; asks for what was not given. */
export async function setUp(config: Config, given: SetUp): Promise<void> {
  const installation = await openInstallation(config)
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  const ask = async (
    value: string | undefined,
    question: string,
    fits: (text: string) => boolean,
  ): Promise<string> => {
    if (value !== undefined) {
      if (!fits(value)) throw new Error(`"${value}" does not fit: ${question}.`)
      return value
    }
    for (;;) {
      const answer = (await terminal.question(`${question}: `)).trim()
      if (fits(answer)) return answer
      console.log('  That does not fit; try again.')
    }
  }
  try {
    const state = await ask(
      given.state,
      'Your State (ISO 3166-1 alpha-3, e.g. CHE)',
      (text) => installation.library.state(text) !== undefined,
    )
    const code = await ask(
      given.code,
      'Code of the authority (letters, digits and dashes, e.g. central-authority)',
      (text) => /^[a-z0-9][a-z0-9-]{1,40}$/.test(text) && !installation.authorities.has(text),
    )
    const name = await ask(given.name, 'Name of the authority, as on its letters', (text) => text.length > 2)
    const adminName = await ask(given.adminName, 'Name of the first administrator', (text) => text.length > 1)
    const email = await ask(given.adminEmail, 'E-mail address of the administrator', (text) =>
      /^\S+@\S+\.\S+$/.test(text),
    )

    const languages = installation.library.state(state)?.languages ?? ['en']
    const authority = await addAuthority(installation, { code, state, name, languages })
    const id = makeId(Date.parse(installation.now()), randomBytes(10)) as UserId
    const created_at = installation.now()
    await authority.db.transaction().execute((tx) =>
      insertUser(tx, {
        id,
        name: adminName,
        email,
        roles: ['administrator'],
        intake: false,
        language: 'en',
        created_at,
      }),
    )
    const token = await makeInvitation(authority, id, openSecretBox(config))
    console.log(
      `\n${good('Set up.')} Start the server with "npm start", then open this address once to choose password and second factor:`,
    )
    console.log(`  ${strong(`http://127.0.0.1:8042/welcome#${token}`)}`)
    console.log(
      `\nFingerprint of your seal key, to be handed to partners by another way than the card:\n  ${authority.signer.keys.seal.fingerprint}`,
    )
    console.log(
      faint(`Your card for partners:\n${JSON.stringify(cardOf(authority.house, authority.signer))}`),
    )
    console.log(
      faint(
        `Back up ${config.data}/keys together with the database: without the keys nothing that comes in can be opened.`,
      ),
    )
  } finally {
    terminal.close()
    await installation.close()
  }
}
