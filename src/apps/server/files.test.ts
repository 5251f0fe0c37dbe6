import assert from 'node:assert/strict'
import test from 'node:test'
import { openDoors } from '#apps/server/server.fixture'

const doors = await openDoors(test)
const { call } = doors
const cookie = await doors.enter('officer')
const { caseId } = await doors.act(cookie, 'open-request', {
  requested: 'CHE',
  measures: ['hearing-witness'],
  title: 'Files',
  language: 'en',
})
const bytesOf = (...bytes: number[]) => Buffer.from(bytes)
const pdf = Buffer.from('%PDF-1.7 synthetic')
const upload = (name: string, content: Buffer) =>
  call('/do/add-attachment', { cookie, body: { caseId, name, content: content.toString('base64') } })

const taken: readonly [name: string, content: Buffer, type: string][] = [
  ['order.pdf', pdf, 'application/pdf'],
  ['ORDER 2.PDF', pdf, 'application/pdf'],
  ['photo.jpeg', bytesOf(0xff, 0xd8, 0xff, 0xe0), 'image/jpeg'],
  ['scan.tif', bytesOf(0x4d, 0x4d, 0, 0x2a), 'image/tiff'],
  ['picture.png', bytesOf(0x89, 0x50, 0x4e, 0x47), 'image/png'],
  ['archive.zip', bytesOf(0x50, 0x4b, 3, 4), 'application/zip'],
  ['Décision n° 4 – Zürich.txt', Buffer.from('text with no zero byte'), 'text/plain'],
  ['accounts.csv', Buffer.from('a;b\n1;2\n'), 'text/csv'],
]

for (const [name, content, type] of taken) {
  test(`"${name}" is taken as ${type}, and comes back byte for byte as a download`, async () => {
    const { status, json, text } = await upload(name, content)
    assert.equal(status, 200, text)
    assert.deepEqual([json.value.mediaType, json.value.sizeBytes], [type, content.length])
    const query = new URLSearchParams({ caseId, attachmentId: json.value.id })
    const response = await fetch(`${doors.address}/files/read-attachment?${query}`, { headers: { cookie } })
    assert.deepEqual(Buffer.from(await response.arrayBuffer()), content)
    assert.match(response.headers.get('content-type')!, new RegExp(`^${type}`))
    assert.equal(response.headers.get('x-content-type-options'), 'nosniff')
    assert.equal(response.headers.get('cache-control'), 'no-store')
    const disposition = response.headers.get('content-disposition')!
    assert.match(disposition, /^attachment; filename="[\x20-\x7e]+"; filename\*=UTF-8''[\w%.!~*'()-]+$/)
    assert.equal(decodeURIComponent(disposition.split("UTF-8''")[1]!), name)
  })
}

const refused: readonly [what: string, name: string, content: Buffer, why: RegExp][] = [
  ['a program that calls itself a PDF', 'virus.pdf', Buffer.from('MZ\x90\x00'), /not what its name says/],
  ['a page that calls itself a picture', 'page.png', Buffer.from('<script>'), /not what its name says/],
  ['a PDF that calls itself a picture', 'page2.jpg', pdf, /not what its name says/],
  ['a program', 'setup.exe', Buffer.from('MZ'), /not what its name says/],
  ['a page', 'page.html', Buffer.from('<html>'), /files of this kind are not taken/],
  ['a drawing that can hold a script', 'logo.svg', Buffer.from('<svg/>'), /not taken/],
  ['bytes that call themselves text', 'text.txt', bytesOf(65, 0, 66), /not what its name says/],
  ['a file without extension', 'README', Buffer.from('x'), /not taken/],
  ['nothing', 'empty.pdf', Buffer.alloc(0), /is empty/],
  ['a path', '../secret.pdf', pdf, /signs that some computers cannot keep/],
  ['a path of Windows', 'C:\\secret.pdf', pdf, /signs that/],
  ['a hidden file', '.secret.pdf', pdf, /signs that/],
  ['a name that ends in a space', 'secret.pdf ', pdf, /signs that/],
  ['a device', 'con.pdf', pdf, /signs that/],
  ['a name that reads backwards', 'order\u202efdp.pdf', pdf, /signs that/],
  ['a name with a line feed', 'a\nb.pdf', pdf, /signs that/],
  ['a name that is there already', 'Order.pdf', pdf, /has a file with this name/],
]

for (const [what, name, content, why] of refused) {
  test(`${what} is refused with what, why and how to mend it`, async () => {
    const { status, json } = await upload(name, content)
    assert.equal(status, 422)
    const { code, what: thing, why: because, mend } = json.refusal
    assert.equal(code, 'unacceptable')
    assert.match(because, why)
    assert.ok(thing.length > 0 && mend.length > 10)
  })
}

test('a file beyond the limit is refused with its size and the limit', async () => {
  const big = Buffer.alloc(25_000_001, 'x')
  const { status, json } = await upload('big.txt', big)
  assert.equal(status, 413)
  assert.deepEqual(json.refusal, {
    code: 'too-large',
    what: 'big.txt',
    sizeBytes: 25_000_001,
    limitBytes: 25_000_000,
  })
})

test('a file far beyond the limit is refused by its name too, with how it can travel all the same', async () => {
  const { status, json } = await upload('huge.txt', Buffer.alloc(30_000_000, 'x'))
  assert.equal(status, 413)
  assert.deepEqual(json.refusal, {
    code: 'too-large',
    what: 'huge.txt',
    sizeBytes: 30_000_000,
    limitBytes: 25_000_000,
  })
  assert.match(json.detail, /^huge\.txt: 30 MB, at most 25 MB are taken.* by courier/)
})

test('a content that is not base64 is malformed', async () => {
  const { status } = await call('/do/add-attachment', {
    cookie,
    body: { caseId, name: 'a.pdf', content: '%%%' },
  })
  assert.equal(status, 400)
})

test('a letter is a download in each format, marked as a draft', async () => {
  for (const [format, type, start] of [
    ['pdf', 'application/pdf', '%PDF'],
    ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'PK'],
    ['html', 'text/html; charset=utf-8', '<!'],
  ] as const) {
    const query = new URLSearchParams({ caseId, format, language: 'en' })
    const { status, headers, text } = await call(`/files/print-letter?${query}`, { cookie })
    assert.equal(status, 200, text.slice(0, 200))
    assert.equal(headers.get('content-type'), type)
    assert.match(headers.get('content-disposition')!, /^attachment; /)
    assert.ok(text.startsWith(start), text.slice(0, 20))
    assert.equal(headers.get('x-content-type-options'), 'nosniff')
  }
})

test('a file of another person’s case is not there', async () => {
  const query = new URLSearchParams({ caseId: 'x', attachmentId: 'y' })
  const { status, json } = await call(`/files/read-attachment?${query}`, { cookie })
  assert.deepEqual([status, json.refusal.code], [404, 'not-found'])
})

test('a file that was taken can be removed while it has not left', async () => {
  const { json } = await upload('superfluous.pdf', pdf)
  assert.deepEqual(await doors.act(cookie, 'remove-attachment', { caseId, attachmentId: json.value.id }), {
    removed: json.value.id,
  })
})
