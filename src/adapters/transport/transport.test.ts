import assert from 'node:assert/strict'
import {
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  symlink,
  truncate,
  utimes,
  writeFile,
} from 'node:fs/promises'
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import fc from 'fast-check'
import { peekManifest } from '#core/exchange/manifest'
import { makeFolderTransport, type FolderOptions } from '#adapters/transport/folder'
import { makeHttpTransport } from '#adapters/transport/http'
import { decodeParcel, encodeParcel, parcelType, receiptType } from '#adapters/transport/parcel'
import {
  makeCorrespondents,
  transportContract,
  type FarEnd,
  type Partner,
} from '#adapters/transport/transport.contract'
import { TransportError, type Parcel, type Waiting } from '#adapters/transport/transport'

const mostBytes = 10_000_000

async function listAll<T>(source: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = []
  for await (const one of source) list.push(one)
  return list
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

async function listen(listener: RequestListener): Promise<{ server: Server; address: string }> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { server, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/in` }
}
const shut = (server: Server) =>
  new Promise<void>((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })

async function openHttp(partner: Partner): Promise<FarEnd> {
  let change: ((parcel: Parcel) => Parcel) | undefined
  let lose = false
  const { server, address } = await listen(async (request, response) => {
    const parcel = decodeParcel(await bodyOf(request), mostBytes)
    if (!parcel.ok || request.headers['content-type'] !== parcelType) return response.writeHead(400).end()
    const receipt = await partner.receive(change ? change(parcel.value) : parcel.value)
    if (lose) {
      lose = false
      return request.socket.destroy()
    }
    return response.writeHead(200, { 'content-type': receiptType }).end(receipt)
  })
  return {
    transport: makeHttpTransport(),
    address,
    nowhere: 'http://127.0.0.1:1/in',
    receipts: async (answer) => (answer === undefined ? [] : [answer]),
    spoil: (next) => void (change = next),
    loseReceipt: () => void (lose = true),
    close: () => shut(server),
  }
}

async function openFolder(partner: Partner): Promise<FarEnd> {
  const folder = await mkdtemp(join(tmpdir(), 'comity-carry-'))
  const [there, back] = [join(folder, 'there ünïcode №1'), join(folder, 'back')]
  await Promise.all([there, back].map((path) => mkdir(path)))
  const transport = makeFolderTransport({ answersTo: () => back, settleMs: 0 })
  let change: ((parcel: Parcel) => Parcel) | undefined
  let lose = false
  return {
    transport,
    address: there,
    nowhere: join(folder, 'no such folder'),
    async receipts() {
      for await (const { parcel, done } of transport.collect!(there))
        await done(await partner.receive(change ? change(parcel!) : parcel!))
      const receipts: string[] = []
      for await (const { receipt, done } of transport.collect!(back)) {
        if (!lose) receipts.push(receipt!)
        lose = false
        await done()
      }
      return receipts
    },
    spoil: (next) => void (change = next),
    loseReceipt: () => void (lose = true),
    close: () => rm(folder, { recursive: true }),
  }
}

transportContract('http', openHttp)
transportContract('folder', openFolder)

let parcel: Parcel
let messageId = ''
before(async () => {
  parcel = await (await makeCorrespondents()).seal(1)
  const manifest = peekManifest(parcel.manifest)
  messageId = manifest.ok ? manifest.value.id : ''
})

describe('the framing', () => {
  test('goes there and back', () => {
    const decoded = decodeParcel(encodeParcel(parcel), mostBytes)
    assert.ok(decoded.ok)
    assert.equal(decoded.value.manifest, parcel.manifest)
    assert.ok(Buffer.compare(decoded.value.ciphertext, parcel.ciphertext) === 0)
  })

  test('survives whatever a stranger sends', () => {
    const bytes = Buffer.from(encodeParcel(parcel))
    assert.ok(!decodeParcel(bytes, parcel.ciphertext.length - 1).ok)
    for (let cut = 0; cut <= 4 + parcel.manifest.length; cut++)
      assert.ok(!decodeParcel(bytes.subarray(0, cut), mostBytes).ok)
    for (const length of [0, 1, 5, 0x7fffffff, 0xffffffff]) {
      const wrong = Buffer.from(bytes)
      wrong.writeUInt32BE(length)
      assert.ok(!decodeParcel(wrong, mostBytes).ok)
    }
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (junk) => assert.ok(!decodeParcel(junk, mostBytes).ok)),
    )
  })
})

describe('http', () => {
  let answer: RequestListener = () => undefined
  let server: Server
  let address = ''
  before(
    async () => void ({ server, address } = await listen((request, response) => answer(request, response))),
  )
  after(() => shut(server))

  const fails = async (
    listener: RequestListener,
    retry: boolean,
    why: RegExp,
    options = {},
  ): Promise<TransportError> => {
    answer = (request, response) => {
      request.resume()
      listener(request, response)
    }
    const error: unknown = await makeHttpTransport(options)
      .deliver(address, parcel)
      .catch((cause: unknown) => cause)
    assert.ok(error instanceof TransportError, String(error))
    assert.equal(error.retry, retry, error.why)
    assert.match(error.why, why)
    return error
  }
  const says =
    (status: number, headers: Record<string, string> = {}, body = ''): RequestListener =>
    (_, response) =>
      void response.writeHead(status, headers).end(body)

  test('tells what may be tried again from what may not', async () => {
    for (const status of [408, 425, 429, 500, 502, 503, 507])
      await fails(says(status), true, new RegExp(`answered ${status}`))
    for (const status of [400, 401, 403, 404, 409, 413, 422])
      await fails(says(status), false, new RegExp(`answered ${status}`))
    const { retryAfterSeconds } = await fails(says(503, { 'retry-after': '120' }), true, /503/)
    assert.equal(retryAfterSeconds, 120)
    assert.equal(
      (await fails(says(503, { 'retry-after': 'Fri, 31 Dec 1999' }), true, /503/)).retryAfterSeconds,
      undefined,
    )
    assert.equal(
      (await fails(says(503, { 'retry-after': '999999999' }), true, /503/)).retryAfterSeconds,
      21_600,
    )
  })

  test('takes no answer but a receipt', async () => {
    await fails(
      says(200, { 'content-type': 'text/html' }, '<h1>Welcome to the hotel</h1>'),
      true,
      /something else/,
    )
    await fails(says(200, { 'content-type': receiptType }, 'x'), true, /no receipt/)
    await fails(says(200, { 'content-type': receiptType }, 'x'.repeat(1_000_000)), true, /too long/)
    await fails(
      (_, response) => {
        response.writeHead(200, { 'content-type': receiptType, 'content-length': '5000' })
        response.write(parcel.manifest.slice(0, 100), () => response.destroy())
      },
      true,
      /reached|no receipt/,
    )
    await fails(says(302, { location: 'http://127.0.0.1:1/' }), false, /redirects/)
    answer = says(202)
    assert.equal(await makeHttpTransport().deliver(address, parcel), undefined)
    answer = says(409, { 'content-type': `${receiptType}; charset=us-ascii` }, parcel.manifest)
    assert.equal(
      await makeHttpTransport().deliver(address, parcel),
      parcel.manifest,
      'a signed refusal is an answer',
    )
  })

  test('does not wait for ever, neither for the answer nor within it', async () => {
    const quick = { timeoutMs: 200, slowestBytesPerSecond: 1e9 }
    await fails(() => undefined, true, /in time/, quick)
    await fails(
      (_, response) => void response.writeHead(200, { 'content-type': receiptType }).write('abc'),
      true,
      /in time/,
      quick,
    )
    await fails((request) => void request.socket.destroy(), true, /cannot be reached/)
  })

  test('talks to others over TLS only', async () => {
    for (const wrong of [
      'http://example.org/in',
      'ftp://example.org/',
      'file:///etc/passwd',
      'nonsense',
      '',
      'https://user:secret@example.org/',
    ])
      await assert.rejects(
        makeHttpTransport().deliver(wrong, parcel),
        (error) => error instanceof TransportError && !error.retry && !error.why.includes('secret'),
      )
  })
})

describe('folder', () => {
  let inbox = ''
  const folders: string[] = []
  const fresh = async () => {
    inbox = await mkdtemp(join(tmpdir(), 'comity-inbox-'))
    folders.push(inbox)
    return inbox
  }
  after(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))))
  const collectAll = async (options: FolderOptions = { settleMs: 0 }): Promise<Waiting[]> =>
    listAll(makeFolderTransport(options).collect!(inbox))
  const put = (name: string, bytes: Uint8Array | string = encodeParcel(parcel)) =>
    writeFile(join(inbox, name), bytes)
  const inside = async (sub: string) => (await readdir(join(inbox, sub)).catch(() => [])).sort()

  test('writes one whole file under the id of the message, and no second time', async () => {
    const transport = makeFolderTransport()
    await transport.deliver(await fresh(), parcel)
    await transport.deliver(inbox, parcel)
    assert.deepEqual(await readdir(inbox), [`${messageId}.comity`])
    await assert.rejects(
      transport.deliver(inbox, { ...parcel, ciphertext: parcel.ciphertext.slice(1) }),
      (error) => error instanceof TransportError && !error.retry,
    )
    assert.deepEqual(await readdir(inbox), [`${messageId}.comity`])
  })

  test('yields a parcel until it is done, then keeps it', async () => {
    await makeFolderTransport().deliver(await fresh(), parcel)
    for (let round = 0; round < 2; round++) assert.equal((await collectAll()).length, 1)
    const [waiting] = await collectAll()
    await waiting!.done()
    await waiting!.done()
    assert.deepEqual(await collectAll(), [])
    assert.deepEqual(await inside('processed'), [`${messageId}.comity`])
  })

  test('overwrites nothing that was kept before', async () => {
    await fresh()
    for (let round = 0; round < 3; round++) {
      await put('same name.comity')
      for (const { done } of await collectAll()) await done()
    }
    assert.deepEqual(await inside('processed'), [
      'same name.2.comity',
      'same name.3.comity',
      'same name.comity',
    ])
  })

  test('sets aside what a person must look at, with the reason', async () => {
    await fresh()
    await put('letter.comity')
    const [waiting] = await collectAll()
    await waiting!.reject('unknown-sender')
    assert.deepEqual(await inside('quarantine'), ['letter.comity', 'letter.comity.why.txt'])
    assert.equal(await readFile(join(inbox, 'quarantine/letter.comity.why.txt'), 'utf8'), 'unknown-sender\n')
  })

  test('puts what cannot be read into quarantine, and goes on', async () => {
    await fresh()
    await put('cut.comity')
    await truncate(join(inbox, 'cut.comity'), encodeParcel(parcel).length - 1)
    await put('empty.comity', '')
    await put('junk.comity', 'junk'.repeat(1000))
    await put('junk.receipt', '<html>')
    await put('large.comity', new Uint8Array(100_000))
    await put('large.receipt', 'x'.repeat(100_000))
    await mkdir(join(inbox, 'folder.comity'))
    await symlink('/etc/passwd', join(inbox, 'link.receipt'))
    await put('z good.comity')
    const found = await collectAll({ settleMs: 0, mostBytes: 50_000 })
    assert.deepEqual(
      found.map(({ name }) => name),
      ['z good.comity'],
    )
    const kept = (await inside('quarantine')).filter((name) => !name.endsWith('.why.txt'))
    assert.deepEqual(kept, [
      'cut.comity',
      'empty.comity',
      'junk.comity',
      'junk.receipt',
      'large.comity',
      'large.receipt',
      'link.receipt',
    ])
    for (const name of kept)
      assert.match(await readFile(join(inbox, 'quarantine', `${name}.why.txt`), 'utf8'), /\w+/)
    assert.match(
      await readFile(join(inbox, 'quarantine/cut.comity.why.txt'), 'utf8'),
      /cut off: \d+ of \d+ bytes/,
    )
  })

  test('leaves alone what is still arriving, and what is not ours', async () => {
    await fresh()
    await put('arriving.comity', encodeParcel(parcel).slice(0, -1))
    for (const other of [
      '.x.comity.part',
      `.${messageId}.abc.part`,
      '.hidden.comity',
      'readme.txt',
      'photo.jpg',
    ])
      await put(other)
    assert.deepEqual(await collectAll({ settleMs: 60_000 }), [])
    assert.equal((await readdir(inbox)).length, 6)
    const old = new Date(Date.now() - 120_000)
    await utimes(join(inbox, 'arriving.comity'), old, old)
    assert.deepEqual(await collectAll({ settleMs: 60_000 }), [])
    assert.deepEqual(await inside('quarantine'), ['arriving.comity', 'arriving.comity.why.txt'])
  })

  test('reads a name whatever it is', async () => {
    await fresh()
    const names = [
      `${'x'.repeat(240)}.comity`,
      'Запрос №1 (копия).comity',
      'طلب.comity',
      'a\'b"c $(rm) ;.comity',
      'line\nfeed.comity',
      'UPPER.COMITY',
      '-rf.comity',
      `${'ф'.repeat(120)}.comity`,
    ]
    for (const name of names) await put(name)
    const found = await collectAll()
    assert.deepEqual(found.map(({ name }) => name).sort(), [...names].sort())
    for (const [at, { done, reject }] of found.entries()) await (at % 2 ? done() : reject('for the test'))
    assert.deepEqual(await collectAll(), [])
    assert.equal(
      (await inside('processed')).length +
        (await inside('quarantine')).filter((name) => !name.endsWith('.why.txt')).length,
      names.length,
    )
  })

  test('is safe with two who collect at once', async () => {
    await fresh()
    for (let at = 0; at < 20; at++) await put(`${at}.comity`)
    const settled: string[] = []
    const work = async () => {
      for (const { name, done } of await collectAll()) {
        await done()
        settled.push(name)
      }
    }
    await Promise.all([work(), work(), work()])
    assert.equal((await inside('processed')).length, 20)
    assert.equal(new Set(settled).size, 20)
    assert.deepEqual((await readdir(inbox)).sort(), ['processed'])
  })

  test('answers into a folder of its own, once, and shows a receipt for the unknown to the caller', async () => {
    const { seal, partner } = await makeCorrespondents()
    await fresh()
    const sent = await seal(1)
    for (let round = 0; round < 2; round++) {
      await put('sent.comity', encodeParcel(sent))
      for (const { parcel: came, done } of await collectAll()) await done(await partner.receive(came!))
    }
    assert.deepEqual(await inside('answers'), [`${messageId}.receipt`])
    await rename(join(inbox, 'answers', `${messageId}.receipt`), join(inbox, 'came back.receipt'))
    const [receipt] = await collectAll()
    assert.ok(receipt!.receipt)
    await receipt!.reject('about a message that we have not sent')
    assert.ok((await inside('quarantine')).includes('came back.receipt'))
    await put('sent.comity', encodeParcel(sent))
    const [again] = await collectAll()
    await assert.rejects(
      again!.done('no receipt'),
      (error) => error instanceof TransportError && !error.retry,
    )
    assert.equal((await collectAll()).length, 1, 'it still waits')
  })

  test('says when the stick is not plugged in', async () => {
    inbox = '/no/such/stick'
    await assert.rejects(
      collectAll(),
      (error) => error instanceof TransportError && error.retry && /plugged/.test(error.why),
    )
  })
})
