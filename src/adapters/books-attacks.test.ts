import assert from 'node:assert/strict'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import test from 'node:test'
import { compileBooks } from '#adapters/books'
import { explainBooks } from '#adapters/books-explain'

/** Ways in which a lawyer in a hurry, or an editor that means well, spoils a file. */
interface Attack {
  readonly what: string
  /** Where it is told. */
  readonly file: string
  readonly does: (path: string) => void
  /** Text on whose line it is told; absent: on the first line. */
  readonly mark?: string
  readonly tells: RegExp
  readonly mends: RegExp
  readonly warns?: true
}

const bytesOf = (path: string) => readFileSync(path)
const edit = (from: string | RegExp, to: string) => (path: string) => {
  const text = readFileSync(path, 'utf8')
  const changed = text.replace(from, () => to)
  assert.notEqual(changed, text, `${path}: nothing was spoilt`)
  writeFileSync(path, changed)
}
const write = (content: string | Uint8Array) => (path: string) => {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, content)
}
const add = (more: string) => (path: string) => writeFileSync(path, `${readFileSync(path, 'utf8')}${more}`)
const copyOf =
  (other: string, from?: string | RegExp, to = '') =>
  (path: string) => {
    const text = readFileSync(join(folder, other), 'utf8')
    writeFileSync(path, from === undefined ? text : text.replace(from, () => to))
  }
const row = (rest: string) => `bound:\n  - { act: ratification, source: own, confidence: low, ${rest} }`
const provision = (article: string, mechanism: string, rules = '', rest = '') =>
  `provisions:\n  - article: ${article}\n    mechanism: ${mechanism}\n    says: It says something.\n    checked: false\n    source: text\n${rest}${rules && `    rules:\n      - ${rules}\n`}`
const bilateral = (pair: string) => `instruments/bilateral--${pair}.yaml`

const attacks: readonly Attack[] = [
  // One article twice
  {
    what: 'an article copied under itself, with another number in its rule',
    file: 'instruments/ets-073.yaml',
    does: add(
      '\n  - article: 7(1)\n    mechanism: transfer-of-proceedings\n    says: Copied.\n    checked: false\n    source: own\n    rules:\n      - { kind: dual-criminality, duty: may, onlyIf: always }\n',
    ),
    mark: '7(1)\n    mechanism: transfer-of-proceedings\n    says: Copied',
    tells: /article 7\(1\) stands twice for transfer-of-proceedings/,
    mends: /Keep one entry/,
  },
  {
    what: 'an article a second time without rules',
    file: 'instruments/ets-099.yaml',
    does: edit('provisions:\n', provision("'3'", 'mutual-legal-assistance')),
    mark: "article: '3'\n    mechanism: mutual-legal-assistance\n    says: >-",
    tells: /article 3 stands twice for mutual-legal-assistance/,
    mends: /right for another mechanism/,
  },
  {
    what: 'an article a second time in another spelling',
    file: 'instruments/ets-182.yaml',
    does: add(
      '\n  - article: 9 (1)\n    mechanism: mutual-legal-assistance\n    says: Copied.\n    checked: false\n    source: text\n',
    ),
    mark: '9 (1)',
    tells: /article 9 \(1\) is also spelled 9\(1\)/,
    mends: /Spell it 9\(1\)/,
  },
  {
    what: 'a provision of the law of a State twice',
    file: 'states/fra.yaml',
    does: add(
      '  - article: CPP 696\n    mechanism: extradition\n    says: A treaty is needed.\n    checked: false\n    source: own\n    rules:\n      - { kind: treaty-basis, needed: true, side: requested }\n',
    ),
    mark: 'CPP 696\n    mechanism: extradition\n    says: A treaty is needed',
    tells: /article CPP 696 stands twice for extradition/,
    mends: /Keep one entry/,
  },
  // Lists of Parties
  {
    what: 'a list of Parties that was deleted',
    file: 'instruments/ets-051.yaml',
    does: () => rmSync(join(folder, 'participations/ets-051.yaml')),
    mark: 'id: ets-051',
    tells: /nothing says who is bound: there is no participations\/ets-051\.yaml/,
    mends: /parties: not-in-books/,
  },
  {
    what: 'a list of Parties of an instrument that is said to have none',
    file: 'instruments/ets-090.yaml',
    does: edit('adopted:', 'parties: not-in-books\nadopted:'),
    mark: 'parties: not',
    tells: /participations\/ets-090\.yaml has a list/,
    mends: /Take away "parties"/,
  },
  {
    what: 'two States and a list of Parties as well',
    file: bilateral('arg-che-mla-2009'),
    does: edit('adopted:', 'parties: not-in-books\nadopted:'),
    mark: 'parties: not',
    tells: /a treaty between two States has parties, too/,
    mends: /Take away parties/,
  },
  {
    what: 'a treaty of two States without the two',
    file: bilateral('bra-che-mla-2004'),
    does: edit('between: [BRA, CHE]\n', ''),
    mark: 'id: bilateral',
    tells: /has no "between"/,
    mends: /Add between/,
  },
  // between
  {
    what: 'the same State twice',
    file: bilateral('can-nld-mla-1991'),
    does: edit('between: [CAN, NLD]', 'between: [CAN, CAN]'),
    mark: 'between:',
    tells: /names CAN twice/,
    mends: /other State/,
  },
  {
    what: 'two States in the wrong order',
    file: bilateral('che-usa-mla-1973'),
    does: edit('between: [CHE, USA]', 'between: [USA, CHE]'),
    mark: 'between:',
    tells: /not in the order of the alphabet/,
    mends: /\[CHE, USA\]/,
  },
  {
    what: 'another State than that of the name',
    file: bilateral('che-pan-mla-2023'),
    does: edit('between: [CHE, PAN]', 'between: [CHE, PER]'),
    mark: 'between:',
    tells: /CHE and PER, and the id says/,
    mends: /bilateral:che-per-/,
  },
  {
    what: 'a State code in small letters',
    file: bilateral('che-hkg-mla-1999'),
    does: edit('between: [CHE, HKG]', 'between: [che, HKG]'),
    mark: 'between:',
    tells: /unknown State "che"/,
    mends: /"CHE"/,
  },
  // Names of files
  {
    what: 'a copy of a file that kept its id',
    file: 'instruments/ets-024-copy.yaml',
    does: copyOf('instruments/ets-024.yaml'),
    mark: 'id: ets-024',
    tells: /ets-024 is also defined in .*ets-024\.yaml|file is called ets-024-copy\.yaml/,
    mends: /other name|Call it|another name/,
  },
  {
    what: 'a State in two files',
    file: 'states/xxx.yaml',
    does: copyOf('states/esp.yaml'),
    mark: 'code: ESP',
    tells: /ESP is also defined in .*esp\.yaml/,
    mends: /Keep one/,
  },
  {
    what: 'a measure whose file is called otherwise',
    file: 'measures/freezing-orders.yaml',
    does: (path) => renameSync(join(folder, 'measures/bank-monitoring.yaml'), path),
    mark: 'id: bank-monitoring',
    tells: /called freezing-orders\.yaml, and says bank-monitoring/,
    mends: /Call it bank-monitoring\.yaml/,
  },
  {
    what: 'two lists of Parties for one instrument',
    file: 'participations/zzz.yaml',
    does: copyOf('participations/ets-112.yaml'),
    mark: 'instrument: ets-112',
    tells: /ets-112 is also defined in/,
    mends: /Keep one/,
  },
  {
    what: 'an offence in the files of two conventions',
    file: 'offences/hostages-1979.yaml',
    does: add("  - id: 'cat-1984:4'\n    name: { en: Torture }\n    source: own\n    checked: false\n"),
    mark: 'cat-1984:4',
    tells: /cat-1984:4 is also defined in .*cat-1984\.yaml|called hostages-1979\.yaml/,
    mends: /another name|Call it/,
  },
  {
    what: 'another extension',
    file: 'instruments/new-treaty.yml',
    does: copyOf('instruments/ets-024.yaml'),
    tells: /new-treaty\.yml is no file that is read/,
    mends: /new-treaty\.yaml/,
  },
  {
    what: 'a misspelt folder',
    file: 'instrument',
    does: (path) => write('id: x\n')(join(path, 'x.yaml')),
    tells: /instrument is none of the folders/,
    mends: /instruments/,
  },
  {
    what: 'a file in no folder',
    file: 'ets-999.yaml',
    does: write('id: ets-999\n'),
    tells: /stands in no folder/,
    mends: /Put it into/,
  },
  {
    what: 'a folder where a file belongs',
    file: 'states/zzz.yaml',
    does: (path) => mkdirSync(path),
    tells: /no file that is read|cannot be read/,
    mends: /Rename|Look|Call/,
  },
  // Bytes
  {
    what: 'letters in the encoding of Windows',
    file: 'states/mco.yaml',
    does: (path) =>
      writeFileSync(path, Buffer.concat([bytesOf(path), Buffer.from('note: caf\u00e9\n', 'latin1')])),
    mark: 'note: caf',
    tells: /byte 0xE9 is no UTF-8/,
    mends: /UTF-8/,
  },
  {
    what: 'UTF-16',
    file: 'states/and.yaml',
    does: (path) => writeFileSync(path, `\ufeff${readFileSync(path, 'utf8')}`, 'utf16le'),
    tells: /UTF-16/,
    mends: /UTF-8/,
  },
  {
    what: 'a byte order mark',
    file: 'states/lie.yaml',
    does: (path) => writeFileSync(path, `\ufeff${readFileSync(path, 'utf8')}`),
    tells: /byte order mark/,
    mends: /without the mark/,
    warns: true,
  },
  {
    what: 'line ends of Windows',
    file: 'states/smr.yaml',
    does: (path) => writeFileSync(path, readFileSync(path, 'utf8').replaceAll('\n', '\r\n')),
    tells: /Lines end as Windows/,
    mends: /\(LF\)/,
    warns: true,
  },
  {
    what: 'an empty file',
    file: 'states/vat.yaml',
    does: write(''),
    tells: /The file is empty/,
    mends: /delete it/,
  },
  {
    what: 'a file of comments alone',
    file: 'states/nru.yaml',
    does: write('# To be written.\n'),
    tells: /The file is empty/,
    mends: /Fill it/,
  },
  {
    what: 'a list where a map belongs',
    file: 'states/tuv.yaml',
    does: write('- code: TUV\n'),
    tells: /The file: a list stands where a object belongs|The file/,
    mends: /Write/,
  },
  // YAML
  {
    what: 'a tab for indentation',
    file: 'states/kir.yaml',
    does: edit('  - { of', '\t- { of'),
    mark: '\t',
    tells: /tab|no YAML/,
    mends: /spaces|indentation/,
  },
  {
    what: 'a line that is indented too little',
    file: 'states/bra.yaml',
    does: edit('    mechanism: extradition', '   mechanism: extradition'),
    mark: '   mechanism: extradition',
    tells: /no YAML/,
    mends: /indentation/,
  },
  {
    what: 'a line that is indented too much, so that it belongs to the one above',
    file: 'states/gbr.yaml',
    does: edit('    channel: ', '      channel: '),
    tells: /no YAML|is missing|no key/,
    mark: 'channel:',
    mends: /./,
  },
  {
    what: 'a quotation mark that is not closed',
    file: 'states/jpn.yaml',
    does: edit('name: { en: Japan', "name: { en: 'Japan"),
    mark: "'Japan",
    tells: /no YAML/,
    mends: /quotation marks/,
  },
  {
    what: 'a sentence cut off by a number sign',
    file: 'measures/search-and-seizure.yaml',
    does: edit(/example: (?!>)[^'\n]{10,}\n/, 'example: The account # 4711 of the bank\n'),
    mark: '# 4711',
    tells: /ends before the number sign/,
    mends: /quotation marks/,
  },
  {
    what: 'a tag',
    file: 'states/fin.yaml',
    does: edit('alpha2: FI', 'alpha2: !!str FI'),
    mark: '!!str',
    tells: /"!!str" is a tag/,
    mends: /Take the tag away/,
  },
  {
    what: 'an unknown tag',
    file: 'states/est.yaml',
    does: edit('alpha2: EE', 'alpha2: !state EE'),
    mark: '!state',
    tells: /"!state" is a tag/,
    mends: /Take the tag away/,
  },
  {
    what: 'a directive that makes it YAML 1.1',
    file: 'states/nor.yaml',
    does: (path) => writeFileSync(path, `%YAML 1.1\n---\n${readFileSync(path, 'utf8')}`),
    tells: /"%YAML 1\.1" is a directive/,
    mends: /Take the line away/,
  },
  {
    what: 'a space that is not seen in a name',
    file: 'states/pol.yaml',
    does: edit('code: POL', 'code: "P\u200bOL"'),
    mark: 'code:',
    tells: /U\+200B/,
    mends: /anew/,
  },
  {
    what: 'a Cyrillic letter in a word',
    file: 'instruments/cets-212.yaml',
    does: edit("replaces: ['ets-024 10']", "replaces: ['\u0435ts-024 10']"),
    mark: '\u0435ts-024',
    tells: /two scripts/,
    mends: /Latin/,
  },
  {
    what: 'a space at the end of an article',
    file: 'instruments/eu-extradition-1996.yaml',
    does: edit("article: '3'", "article: '3 '"),
    mark: "'3 '",
    tells: /begins or ends with a space/,
    mends: /space away/,
  },
  {
    what: 'a key that means something to JavaScript',
    file: 'states/isl.yaml',
    does: add('__proto__: { code: XXX }\n'),
    mark: '__proto__',
    tells: /"__proto__" is no key/,
    mends: /Here belong|Did you mean/,
  },
  // Days
  {
    what: 'a year with a digit missing',
    file: 'states/usa.yaml',
    does: edit('from: 1945-10-24', 'from: 0194-10-24'),
    mark: '0194',
    tells: /year 0194 cannot be meant/,
    mends: /Correct the year/,
  },
  {
    what: 'day and month as in a letter',
    file: 'participations/ets-070.yaml',
    does: edit('from: 1980-12-31', 'from: 31.12.1980'),
    mark: '31.12.1980',
    tells: /bound AUT, from: "31\.12\.1980" is no day/,
    mends: /Correct the day/,
  },
  {
    what: 'bound until before from',
    file: 'participations/ets-073.yaml',
    does: edit('bound:', row('state: ISR, from: 2003-02-20, until: 2001-01-01')),
    mark: 'state: ISR',
    tells: /no longer bound before it was bound/,
    mends: /Exchange/,
  },
  {
    what: 'a declaration until before from',
    file: 'participations/ets-024.yaml',
    does: edit(
      "{ state: AUT, article: '6',",
      "{ state: AUT, article: '6', from: 2003-01-01, until: 2002-01-01,",
    ),
    mark: 'from: 2003-01-01, until',
    tells: /until 2002-01-01 is not after from 2003-01-01/,
    mends: /Exchange/,
  },
  {
    what: 'a suspension until before from',
    file: bilateral('hkg-usa-mla-1997'),
    does: edit('  - from: 2020-08-20', '  - from: 2020-08-20\n    until: 2019-08-20'),
    mark: 'until: 2019',
    tells: /suspensions: until 2019-08-20/,
    mends: /Exchange/,
  },
  {
    what: 'a membership that overlaps another',
    file: 'states/ita.yaml',
    does: edit(
      'memberships:\n',
      'memberships:\n  - { of: eu, from: 1990-01-01, source: own, confidence: high }\n',
    ),
    mark: 'of: eu, from: 1958',
    tells: /Two memberships of eu/,
    mends: /Keep one/,
  },
  {
    what: 'a deposit after the day on which it was read',
    file: 'participations/cets-198.yaml',
    does: edit('deposited: 2007-02-06, from: 2008-05-01', 'deposited: 2027-02-06, from: 2027-05-01'),
    mark: 'deposited: 2027',
    tells: /ALB deposited on 2027-02-06, after the rows were gathered/,
    mends: /readOn/,
  },
  {
    what: 'bound before its ratification',
    file: 'participations/ets-098.yaml',
    does: edit('deposited: 1994-06-17, from: 1994-09-15', 'deposited: 1994-06-17, from: 1994-05-15'),
    mark: '1994-05-15',
    tells: /BGR is bound from 1994-05-15, before the ratification/,
    mends: /succession/,
  },
  {
    what: 'periods that overlap',
    file: 'participations/ets-141.yaml',
    does: edit('bound:', row('state: AUT, from: 2000-02-20')),
    mark: 'state: AUT, act',
    tells: /AUT: bound twice/,
    mends: /"until"/,
  },
  {
    what: 'ended before it began',
    file: 'instruments/ets-086.yaml',
    does: edit(/inForce: .*/, 'inForce: 1979-08-20\nlastInForce: 1970-01-01'),
    mark: 'lastInForce',
    tells: /ended before it came into force/,
    mends: /lastInForce/,
  },
  // States that are strangers
  {
    what: 'a declaration of a State that is no Party',
    file: 'participations/ets-030.yaml',
    does: edit("{ state: ALB, article: '5(1)'", "{ state: KEN, article: '5(1)'"),
    mark: 'state: KEN',
    tells: /KEN declares something, and is neither bound nor has it signed/,
    mends: /complete: false/,
  },
  {
    what: 'a signature twice',
    file: 'participations/un-cybercrime-2024.yaml',
    does: (path) => {
      const [, line] = /\nsigned:\n(.*\n)/.exec(readFileSync(path, 'utf8'))!
      edit('signed:\n', `signed:\n${line!}`)(path)
    },
    mark: '\n',
    tells: /signed twice/,
    mends: /Take it away/,
  },
  {
    what: 'a declaration that excludes an article which is not there',
    file: 'participations/ets-086.yaml',
    does: edit(/articles: \['[^']*'/, "articles: ['77'"),
    mark: "'77'",
    tells: /excludes article 77, which is not among the provisions/,
    mends: /Spell it/,
  },
  // References
  {
    what: 'a rule about an offence that does not exist',
    file: 'instruments/vienna-1988.yaml',
    does: edit("exceptOffences: ['vienna-1988:3(2)']", "exceptOffences: ['vienna-1988:3(22)']"),
    mark: 'vienna-1988:3(22)',
    tells: /no offence "vienna-1988:3\(22\)"/,
    mends: /"vienna-1988:3\(2\)"/,
  },
  {
    what: 'a rule about a measure that does not exist',
    file: 'instruments/ets-185.yaml',
    does: edit('measures: [stored-data-access]', 'measures: [stored-data-acces]'),
    mark: 'stored-data-acces]',
    tells: /unknown measure "stored-data-acces"/,
    mends: /"stored-data-access"/,
  },
  {
    what: 'an article to prosecute under that is not there',
    file: 'instruments/arab-antiterror-1998.yaml',
    does: edit("prosecute: '6(h)'", "prosecute: '66'"),
    mark: "prosecute: '66'",
    tells: /no article 66 here/,
    mends: /Correct the article|Did you mean/,
  },
  {
    what: 'two instruments that each rank before the other',
    file: 'instruments/benelux-1962.yaml',
    does: (path) => {
      edit(
        'ranks-before, instruments: [ets-024, eu-eaw-2002]',
        'ranks-before, instruments: [nordic-arrest-warrant]',
      )(path)
      edit(
        'instruments: [eu-eaw-2002, eu-iceland-norway-surrender, ets-024]',
        'instruments: [benelux-1962]',
      )(join(folder, 'instruments/nordic-arrest-warrant.yaml'))
    },
    mark: 'ranks-before',
    tells: /circle: benelux-1962 → nordic-arrest-warrant → benelux-1962/,
    mends: /only one can come first/,
  },
  {
    what: 'a provision in its own place',
    file: 'instruments/eu-mla-2000.yaml',
    does: edit(
      'provisions:\n',
      provision("'99'", 'mutual-legal-assistance', '', '    replaces: [eu-mla-2000 3]\n'),
    ),
    mark: 'replaces: [eu-mla-2000 3]',
    tells: /replaces eu-mla-2000 3, of the same instrument/,
    mends: /Name the other instrument/,
  },
  {
    what: 'a class for a mechanism that the instrument does not serve',
    file: 'instruments/ets-112.yaml',
    does: edit(
      'class: cooperation-treaty\n',
      'class: cooperation-treaty\nclassIn: { extradition: special-field }\n',
    ),
    mark: 'classIn',
    tells: /names extradition, which is not among the mechanisms/,
    mends: /Add it/,
  },
  {
    what: 'a mechanism twice',
    file: 'instruments/eu-fd-2008-909.yaml',
    does: edit('mechanisms: [', 'mechanisms: [transfer-of-sentenced-persons, '),
    mark: 'mechanisms:',
    tells: /stands twice in "mechanisms"/,
    mends: /Take it away/,
  },
  {
    what: 'a citation of an article that is not there',
    file: 'measures/hearing-witness.yaml',
    does: edit('eu-eio-2014 24', 'eu-eio-2014 240'),
    mark: 'eu-eio-2014 240',
    tells: /eu-eio-2014 has no article 240/,
    mends: /Did you mean "2/,
  },
  {
    what: 'a citation of an instrument that is not there',
    file: 'measures/data-preservation.yaml',
    does: edit('cites: [ets-185 16', 'cites: [ets-158 16'),
    mark: 'ets-158',
    tells: /"ets-158 16" names no instrument/,
    mends: /"ets-/,
  },
  {
    what: 'a question for an instrument that is not there',
    file: 'measures/stored-data-access.yaml',
    does: edit('when: { basis: [cets-198, ets-141] }', 'when: { basis: [cets-189, ets-141] }'),
    mark: 'cets-189',
    tells: /no instrument "cets-189"/,
    mends: /"cets-1/,
  },
  {
    what: 'a source of a suspension that is not listed',
    file: bilateral('hkg-usa-extradition-1996'),
    does: edit('source: own\n\nprovisions', 'source: newspaper\n\nprovisions'),
    mark: 'source: newspaper',
    tells: /source "newspaper" is not in the list/,
    mends: /key of "sources"/,
  },
  // Words
  {
    what: 'a measure without a name in a language',
    file: 'words/es.yaml',
    does: edit(/\nmeasure\.hearing-witness: .*/, ''),
    tells: /measure\.hearing-witness: is missing/,
    mends: /Add the sentence/,
    mark: '\n',
  },
  {
    what: 'another name in the braces of a sentence',
    file: 'words/fr.law.yaml',
    does: edit(/\{date\}/, '{jour}'),
    mark: '{jour}',
    tells: /other placeholders than in English/,
    mends: /same \{names\}/,
  },
  {
    what: 'a brace that is not closed',
    file: 'words/ar.page.yaml',
    does: edit(/\{[a-z]+\}/, '{state'),
    mark: '{state',
    tells: /no ICU message/,
    mends: /braces/,
  },
  {
    what: 'a signature under an instrument that is not there',
    file: 'signed-off.yaml',
    does: write(
      "signed:\n  - { instrument: ets-0240, content: 0123456789abcdef, by: A lawyer, 'on': 2026-11-25 }\n",
    ),
    mark: 'ets-0240',
    tells: /no instrument "ets-0240"/,
    mends: /"ets-024"/,
  },
]

const folder = mkdtempSync(join(tmpdir(), 'comity-attacks-'))
test.after(() => rmSync(folder, { recursive: true, force: true }))
cpSync('knowledge', folder, { recursive: true })
const before = explainBooks(folder).faults
for (const { file, does } of attacks) does(join(folder, file))
const faults = explainBooks(folder).faults

for (const { what, file, mark, tells, mends, warns } of attacks)
  test(`${what}: told with line, reason and cure`, () => {
    const mine = faults.filter((fault) => fault.file === join(folder, file))
    const found = mine.find((fault) => tells.test(fault.what))
    assert.ok(found, `told was: ${JSON.stringify(mine)}`)
    assert.match(found.mend, mends)
    assert.ok(found.why.length > 15)
    assert.equal(found.warns, warns)
    if (mark === '\n') return
    const text = mark === undefined ? '' : readFileSync(join(folder, file), 'latin1')
    const at = mark === undefined ? 0 : text.indexOf(Buffer.from(mark).toString('latin1'))
    assert.notEqual(at, -1, 'the mark is not in the file')
    assert.equal(found.line, text.slice(0, at).split('\n').length)
  })

test('no file is told that nobody spoilt', () => {
  const spoilt = new Set([
    ...attacks.map(({ file }) => join(folder, file)),
    ...before.map(({ file }) => file),
  ])
  spoilt.add(join(folder, 'instruments/nordic-arrest-warrant.yaml')) // the other half of the circle
  assert.deepEqual(
    faults.filter(({ file }) => !spoilt.has(file)),
    [],
  )
})

test('the books themselves are right, and what is only warned of stops nobody', () => {
  assert.deepEqual(
    before.filter(({ warns }) => !warns),
    [],
  )
  assert.ok(before.every(({ mend, why }) => mend && why))
  assert.match(compileBooks('knowledge').hash, /^[0-9a-f]{64}$/)
})
