import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { hashBooks } from '#adapters/books-kept'
import { makePublisher } from '#adapters/books-pack.fixture'
import { carryAll } from '#apps/demo/carry'
import { foundCompany } from '#apps/demo/company'
import { steps, type Play } from '#apps/demo/story'
import { findOtherBooks, openLaw } from '#apps/house/books'
import {
  activateEdition,
  installEdition,
  listEditions,
  previewCandidate,
  rollBackEdition,
} from '#apps/house/editions'
import type { OpenAuthority } from '#apps/house/authority'
import { verifyLog } from '#apps/house/checkpoint'
import { noteEditions } from '#apps/house/note-editions'
import { openBooks, openInstallation } from '#apps/wire'
import { Fault } from '#core/kernel/outcome'
import type { Books } from '#core/knowledge/books'
import { listLog } from '#store/audit'
import { listEvents } from '#store/cases'

const root = mkdtempSync(join(tmpdir(), 'comity-house-editions-'))
test.after(() => rmSync(root, { recursive: true, force: true }))
const now = '2026-11-25T10:00:00.000Z'
const later = '2026-11-26T10:00:00.000Z'
const { vkey, publish } = makePublisher()

/** The books of the program without one State in one treaty. */
function withoutParty(books: Books, instrument: string, state: string): Books {
  const { hash: _hash, ...content } = books
  const participations = content.participations.map((file) =>
    file.instrument === instrument
      ? { ...file, bound: file.bound.filter((row) => row.state !== state) }
      : file,
  )
  const other = { ...content, participations }
  return { hash: hashBooks(other), ...other }
}

test('an edition is looked at against the open cases before it is used, and a case keeps its pin', async (t) => {
  const installation = await openInstallation({ data: '', inMemory: true })
  t.after(() => installation.close())
  const company = await foundCompany(installation, (code) => `http://127.0.0.1:1/exchange/${code}`)
  const authorities = [company.requesting.authority, company.requested.authority]
  const play: Play = { company, caseIds: {}, carry: () => carryAll(authorities, installation.transports) }
  for (const step of steps.slice(0, 2)) await step.run(play)
  const program = installation.library.books
  const data = join(root, 'data')
  const path = join(root, 'pack.json')
  writeFileSync(
    path,
    JSON.stringify(
      publish(withoutParty(program, 'uncac', company.requested.authority.house.state), '2026.12.1'),
    ),
  )

  await installEdition(data, path, vkey, now)
  const { authorities: told } = await previewCandidate(data, installation.library, authorities, now)
  const [mine] = told
  assert.equal(mine!.cases.length, 1)
  assert.deepEqual([mine!.cases[0]!.pin, mine!.cases[0]!.replayed], [program.hash, true])
  const changes = mine!.cases[0]!.differences.flatMap((difference) => difference.changes)
  assert.ok(changes.some(({ what, id, after }) => what === 'basis' && id === 'uncac' && after === undefined))
  assert.equal(listEditions(data).previewedAt, now)
  assert.equal(findOtherBooks({ data }), undefined, 'a preview puts nothing to use')

  const { id: amina } = await administratorOf(company.requesting.authority)
  const by = { office: company.requesting.authority.house.code, id: amina }
  await activateEdition(data, now, { program, count: () => 7, by })
  const opened = openBooks({ data })
  assert.notEqual(opened.books.hash, program.hash)
  assert.equal((await openLaw({ data })).books.hash, opened.books.hash)
  const { db } = company.requesting.authority
  const { id } = await db.selectFrom('case_file').select('id').executeTakeFirstOrThrow()
  const [event] = await listEvents(db, id)
  assert.equal((event!.body as { booksHash: string }).booksHash, program.hash)
  await installEdition(data, next(program), vkey, now)
  const again = await previewCandidate(data, opened, authorities, now)
  assert.equal(
    again.authorities[0]!.cases[0]!.replayed,
    true,
    'the books of the program were kept for replaying',
  )

  assert.equal(await rollBackEdition(data, later, { program, count: () => 7, by }), undefined)
  assert.equal(findOtherBooks({ data }), undefined)
  await testLogs(authorities, { data, by, program: program.hash, edition: opened.books.hash })
})

const administratorOf = ({ db }: OpenAuthority) =>
  db.selectFrom('user_account').select('id').where('email', 'like', 'grace%').executeTakeFirstOrThrow()

/** Every authority has both decisions in its log, once, and the one whose administrator decided says so. */
async function testLogs(
  authorities: readonly OpenAuthority[],
  known: { data: string; by: { office: string; id: string }; program: string; edition: string },
): Promise<void> {
  const { history } = listEditions(known.data)
  const program = { version: 'program', hash: known.program }
  const edition = { version: '2026.12.1', hash: known.edition }
  for (const authority of authorities) {
    await noteEditions(authority, history)
    await noteEditions(authority, history)
    const entries = (await listLog(authority.db, undefined, 500)).filter(({ action }) =>
      action.startsWith('books-'),
    )
    const mine = authority.house.code === known.by.office
    const told = { differences: 7, by: known.by }
    assert.deepEqual(
      entries.map(({ actor, action, detail }) => ({ actor, action, detail })),
      [
        { action: 'books-rolled-back', detail: { ...told, decidedAt: later, from: edition, to: program } },
        { action: 'books-activated', detail: { ...told, decidedAt: now, from: program, to: edition } },
      ].map((entry) => ({ actor: mine ? known.by.id : 'system', ...entry })),
    )
    assert.equal(entries[1]!.actor_name === null, !mine)
    await verifyLog(authority)
  }
}

function next(program: Books): string {
  const path = join(root, 'next.json')
  writeFileSync(path, JSON.stringify(publish(withoutParty(program, 'untoc', 'ALB'), '2027.1.1')))
  return path
}

test('books that do not fit together are not installed, although they are signed', async () => {
  const { books } = await openLaw({})
  const { hash: _hash, ...content } = books
  const other = { ...content, states: content.states.filter(({ code }) => code !== 'FRA') }
  const path = join(root, 'torn.json')
  writeFileSync(path, JSON.stringify(publish({ hash: hashBooks(other), ...other }, '2026.12.1')))
  await assert.rejects(
    installEdition(join(root, 'torn'), path, vkey, now),
    (cause: unknown) => cause instanceof Fault && cause.code === 'books.bad' && /FRA/.test(cause.message),
  )
})

test('a file of books is used only with the key of its publisher', () => {
  assert.throws(
    () => findOtherBooks({ books: join(root, 'pack.json') }),
    (cause: unknown) => cause instanceof Fault && cause.code === 'books.no-publisher',
  )
})
