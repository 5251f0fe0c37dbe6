import assert from 'node:assert/strict'
import test from 'node:test'
import { carryAll } from '#apps/demo/carry'
import { foundCompany } from '#apps/demo/company'
import { steps, type Play } from '#apps/demo/story'
import { verifyLog } from '#apps/house/checkpoint'
import { startServer } from '#apps/server/server'
import { openInstallation } from '#apps/wire'
import { Bundle } from '#core/exchange/bundle'
import { findPaper } from '#core/exchange/verify-messages'
import { stateAfter } from '#core/case/lifecycle'
import { findCaseByConversation, listEvents } from '#store/cases'
import { listAttachments } from '#store/attachments'
import { listOutgoing } from '#store/messages'

test('one request from need to result, between two States, over HTTP', async (t) => {
  const installation = await openInstallation({ data: '', inMemory: true })
  const server = await startServer(installation, {
    host: '127.0.0.1',
    port: 0,
    log: (line) => assert.fail(line),
  })
  t.after(async () => {
    await server.close() // first: its worker still writes
    await installation.close()
  })
  const company = await foundCompany(installation, (code) => `${server.address}/exchange/${code}`)
  const authorities = [company.requesting.authority, company.requested.authority]
  const play: Play = { company, caseIds: {}, carry: () => carryAll(authorities, installation.transports) }

  for (const step of steps) await t.test(step.tells, async () => assert.ok(await step.run(play)))

  await t.test('both copies of the case are closed, and each is the sum of its events', async () => {
    for (const authority of authorities) {
      const file = await findCaseByConversation(authority.db, play.conversation!)
      assert.equal(file?.state, 'closed')
      const events = await listEvents(authority.db, file.id)
      assert.equal(
        stateAfter(
          file.side,
          events.map(({ event, mover }) => ({ event, by: mover })),
        ),
        'closed',
      )
      assert.equal(events.length, file.version)
    }
  })

  await t.test('every message was delivered once and has a receipt', async () => {
    for (const { db } of authorities) {
      const sent = await listOutgoing(db, 100)
      assert.ok(sent.length > 0)
      assert.deepEqual([...new Set(sent.map(({ status }) => status))], ['delivered'])
    }
  })

  await t.test('evidence arrived with its digests', async () => {
    const [requesting, requested] = await Promise.all(
      authorities.map(async ({ db }) =>
        listAttachments(db, (await findCaseByConversation(db, play.conversation!))!.id),
      ),
    )
    for (const { name, sha256 } of requested!.filter(({ origin }) => origin === 'ours')) {
      if (name.includes('acknowledgement')) continue
      assert.ok(
        requesting!.some((one) => one.origin === 'theirs' && one.sha256 === sha256),
        `${name} did not arrive`,
      )
    }
  })

  await t.test('both bundles prove, byte for byte, which papers the request carried', async () => {
    const { db } = authorities[0]!
    const file = await findCaseByConversation(db, play.conversation!)
    const sent = (await listAttachments(db, file!.id)).filter(({ name }) => /_request_.*\.pdf$/.test(name))
    assert.ok(sent.length > 0)
    for (const bundle of [play.bundles!.requesting, play.bundles!.requested])
      for (const { name, sha256 } of sent) {
        const carried = findPaper(Bundle.parse(bundle), sha256)
        assert.ok(
          carried.some((paper) => paper.name === name && paper.message.kind === 'request'),
          name,
        )
      }
    assert.deepEqual(findPaper(Bundle.parse(play.bundles!.requesting), '0'.repeat(64)), [])
  })

  await t.test('the logs are whole', async () => {
    for (const authority of authorities) assert.ok((await verifyLog(authority)).size > 10)
  })
})
