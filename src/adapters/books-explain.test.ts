import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { explainBooks } from '#adapters/books-explain'

const folder = mkdtempSync(join(tmpdir(), 'comity-explain-'))
test.after(() => rmSync(folder, { recursive: true, force: true }))
cpSync('knowledge', folder, { recursive: true })

interface Planted {
  readonly what: string
  readonly file: string
  /** Replaces the first; the fault is to be found on the line of the second, at the text of `mark`. */
  readonly from: string | RegExp
  readonly to: string
  readonly mark?: string
  readonly tells: RegExp
  readonly mends: RegExp
}

const row = (state: string, rest: string) =>
  `bound:\n  - { state: ${state}, act: ratification, ${rest}, source: own, confidence: low }`

/** One fault in each file, so that none hides another. */
const planted: readonly Planted[] = [
  {
    what: 'a misspelt key',
    file: 'states/fra.yaml',
    from: 'languagesSource',
    to: 'langagesSource',
    tells: /"langagesSource" is no key/,
    mends: /"languagesSource"/,
  },
  {
    what: 'a key that stands twice',
    file: 'states/deu.yaml',
    from: 'alpha2: DE',
    to: 'alpha2: DE\nalpha2: DF',
    mark: 'alpha2: DF',
    tells: /"alpha2" stands twice/,
    mends: /Keep one/,
  },
  {
    what: 'a bare NO',
    file: 'states/nor.yaml',
    from: /alpha2: 'NO'/,
    to: 'alpha2: NO',
    mark: 'NO\n',
    tells: /NO is the text "NO" in YAML 1\.2 and the boolean false in YAML 1\.1/,
    mends: /'NO'/,
  },
  {
    what: 'a source that is not listed',
    file: 'states/bra.yaml',
    from: 'source: own\n',
    to: 'source: owm\n',
    mark: 'owm',
    tells: /source "owm"/,
    mends: /"own"/,
  },
  {
    what: 'an unknown kind of rule',
    file: 'instruments/ets-073.yaml',
    from: 'kind: dual-criminality',
    to: 'kind: dual-criminalty',
    mark: 'dual-criminalty',
    tells: /article 7\(1\), rules\[0\]\.kind: there is no kind "dual-criminalty"/,
    mends: /"dual-criminality"/,
  },
  {
    what: 'an unknown word',
    file: 'instruments/ets-167.yaml',
    from: 'mechanism: transfer-of-sentenced-persons',
    to: 'mechanism: transfer-of-sentenced-person',
    mark: 'transfer-of-sentenced-person\n',
    tells: /"transfer-of-sentenced-person" is none of the words/,
    mends: /"transfer-of-sentenced-persons"/,
  },
  {
    what: 'an unknown instrument in a rule',
    file: 'instruments/cets-222.yaml',
    from: /instruments: \[ets-167\]/,
    to: 'instruments: [ets-176]',
    mark: 'ets-176',
    tells: /unknown instrument "ets-176"/,
    mends: /Did you mean/,
  },
  {
    what: 'a provision to replace that does not exist',
    file: 'instruments/ets-182.yaml',
    from: 'replaces: [ets-030 15]',
    to: 'replaces: [ets-030 15x]',
    mark: 'ets-030 15x',
    tells: /no provision "ets-030 15x"/,
    mends: /"ets-030 15"/,
  },
  {
    what: 'a number that looks octal',
    file: 'instruments/untoc.yaml',
    from: /series: .*/,
    to: 'series: 012',
    mark: '012',
    tells: /012 is the number 12 in YAML 1\.2 and the number 10/,
    mends: /'012'/,
  },
  {
    what: 'an anchor',
    file: 'measures/hearing-witness.yaml',
    from: 'coercive: ',
    to: 'coercive: &c ',
    mark: '&c',
    tells: /"&c" is an anchor; the books have none/,
    mends: /Take away/,
  },
  {
    what: 'a day that does not exist',
    file: 'participations/ets-098.yaml',
    from: 'bound:',
    to: row('AUT', 'from: 2003-02-30'),
    mark: '2003-02-30',
    tells: /30 February 2003 does not exist/,
    mends: /Correct the day/,
  },
  {
    what: 'an unknown State',
    file: 'participations/ets-112.yaml',
    from: 'bound:',
    to: row('FRX', 'from: 2003-02-20').replace('source: own', 'source: own'),
    mark: '{ state: FRX',
    tells: /FRX: no such State/,
    mends: /"FRA"|Did you mean/,
  },
  {
    what: 'bound twice on one day',
    file: 'participations/ets-073.yaml',
    from: 'bound:',
    to: row('AUT', 'from: 2003-02-20'),
    tells: /AUT: bound twice/,
    mends: /"until"/,
  },
  {
    what: 'a list that does not exist',
    file: 'offences/conducts.yaml',
    from: "'eu-eaw-2002 2(2)': true",
    to: "'eu-eaw-2002 2(9)': true",
    mark: 'eu-eaw-2002 2(9)',
    tells: /no provision "eu-eaw-2002 2\(9\)"/,
    mends: /eu-eaw-2002/,
  },
  {
    what: 'a sentence that is missing',
    file: 'words/fr.law.yaml',
    from: /\nobstacle\.PEN: .*/,
    to: '',
    tells: /obstacle\.PEN: is missing/,
    mends: /Add the sentence/,
  },
]

for (const { file, from, to } of planted) {
  const path = join(folder, file)
  const text = readFileSync(path, 'utf8')
  const changed = text.replace(from, to)
  assert.notEqual(changed, text, `${file}: the fault could not be planted`)
  writeFileSync(path, changed)
}
writeFileSync(join(folder, 'instruments/broken.yaml'), 'id: [a\n  b: c\n')
const { faults } = explainBooks(folder)

for (const { what, file, mark, tells, mends } of planted) {
  test(`${what} is told with its line, why it matters and how to mend it`, () => {
    const mine = faults.filter((fault) => fault.file === join(folder, file))
    const found = mine.find((fault) => tells.test(fault.what))
    assert.ok(found, `told was: ${JSON.stringify(mine)}`)
    assert.match(found.mend, mends)
    assert.ok(found.why.length > 15)
    if (mark === undefined) return
    const text = readFileSync(join(folder, file), 'utf8')
    const line = text.slice(0, text.indexOf(mark)).split('\n').length
    assert.equal(found.line, line)
  })
}

test('a file that is no YAML is told, and nothing that only follows from a fault', () => {
  assert.ok(faults.some(({ file, what }) => file.endsWith('broken.yaml') && /no YAML/.test(what)))
  const files = new Set([
    ...planted.map(({ file }) => join(folder, file)),
    join(folder, 'instruments/broken.yaml'),
  ])
  assert.deepEqual(
    faults.filter(({ file, warns }) => !warns && !files.has(file)),
    [],
  )
})

test('a folder that holds no books is named as such', () => {
  const [fault] = explainBooks(join(folder, 'nowhere')).faults
  assert.match(fault!.what, /no books here/)
})

test('an alias is refused with a sentence, not with an error of the program', () => {
  writeFileSync(join(folder, 'states/alb.yaml'), 'code: &a ALB\nalpha2: *a\n')
  const mine = explainBooks(folder).faults.filter(({ file }) => file.endsWith('alb.yaml'))
  assert.deepEqual(
    mine.map(({ what, line }) => [line, what]),
    [
      [1, '"&a" is an anchor; the books have none.'],
      [2, '"*a" is an alias; the books have none.'],
    ],
  )
})
