import { lstatSync, readFileSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { readSource, type BookFault, type BookSource } from '#adapters/books-source'

const shelves = [
  'instruments',
  'participations',
  'states',
  'measures',
  'offences',
  'forms',
  'words',
  'scenarios',
]
const beside = ['README.md', 'LICENSE', 'LICENSE-unicode.txt', 'signed-off.yaml']

type Told = Pick<BookFault, 'what' | 'why' | 'mend'>
const atStart = (file: string, told: Told): BookFault => ({ file, line: 1, column: 1, ...told })

/** Files and folders that nobody reads although somebody meant them to be read. */
export function findStrays(folder: string): BookFault[] {
  return list(folder).flatMap((name): BookFault[] => {
    const path = join(folder, name)
    if (!shelves.includes(name)) return beside.includes(name) ? [] : strayIn(folder, path, name)
    return list(path)
      .filter((file) => !(file.endsWith('.yaml') && lstatSync(join(path, file)).isFile()))
      .map((file) => atStart(join(path, file), strayFile(file, name)))
  })
}

const list = (folder: string): string[] => {
  try {
    return readdirSync(folder)
      .filter((name) => !name.startsWith('.'))
      .sort()
  } catch {
    return []
  }
}

function strayIn(folder: string, path: string, name: string): BookFault[] {
  const isFolder = lstatSync(path).isDirectory()
  if (!isFolder && !/\.ya?ml$/i.test(name)) return []
  return [
    atStart(path, {
      what: isFolder ? `${name} is none of the folders of the books.` : `${name} stands in no folder.`,
      why: 'Nothing in it is read, and what it says would be missing from every answer.',
      mend: `Put it into ${shelves.join(', ')}, or out of ${folder}.`,
    }),
  ]
}

const strayFile = (file: string, shelf: string): Told => ({
  what: `${file} is no file that is read: only files <name>.yaml directly in ${shelf} are.`,
  why: 'What it says would be missing from every answer.',
  mend: /\.ya?ml$/i.test(file)
    ? `Call it ${file.replace(/\.ya?ml$/i, '.yaml')}.`
    : 'Rename it, or take it away.',
})

/** Reads a file of the books as UTF-8; what cannot be read is told, and never read as something else. */
export function readBook(path: string): BookSource {
  let bytes: Buffer
  try {
    bytes = readFileSync(path)
  } catch (cause) {
    const told = {
      what: `The file cannot be read (${(cause as NodeJS.ErrnoException).code}).`,
      why: 'What it says would be missing from every answer.',
      mend: 'Look whether it is a file, and whether you may read it.',
    }
    return unreadable(atStart(path, told))
  }
  const wrong = wrongBytes(path, bytes)
  if (wrong) return unreadable(wrong)
  const text = bytes.toString('utf8')
  const source = readSource(path, text)
  return { ...source, faults: [...source.faults, ...findMarks(path, text)] }
}

const unreadable = (fault: BookFault): BookSource => {
  const place = { line: fault.line, column: fault.column }
  return {
    file: fault.file,
    value: undefined,
    faults: [fault],
    at: () => place,
    atKey: () => place,
    find: () => undefined,
  }
}

function wrongBytes(file: string, bytes: Buffer): BookFault | undefined {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))
    return atStart(file, {
      what: 'The file is written in UTF-16.',
      why: 'The books are UTF-8; read as such, it is noise.',
      mend: 'Save it again with the encoding UTF-8.',
    })
  const at = firstBroken(bytes)
  if (at === undefined) return undefined
  const before = bytes.subarray(0, at).toString('latin1')
  return {
    file,
    line: before.split('\n').length,
    column: at - before.lastIndexOf('\n'),
    what: `The byte 0x${bytes[at]!.toString(16).toUpperCase()} is no UTF-8.`,
    why: 'The file was saved in another encoding; letters with accents would turn into signs that nobody can read.',
    mend: 'Save it again with the encoding UTF-8, and look at the letters with accents.',
  }
}

/** Offset of the first byte that is no UTF-8. */
function firstBroken(bytes: Buffer): number | undefined {
  const text = bytes.toString('utf8')
  if (!text.includes('\ufffd')) return undefined
  const again = Buffer.from(text)
  for (let at = 0; at < bytes.length; at++) if (bytes[at] !== again[at]) return at
  return again.length > bytes.length ? bytes.length - 1 : undefined
}

/** What other programs write at the start of a file or at the end of a line. It changes no answer, only every comparison. */
function findMarks(file: string, text: string): BookFault[] {
  const faults: BookFault[] = []
  if (text.startsWith('\ufeff'))
    faults.push({
      ...atStart(file, {
        what: 'The file begins with a byte order mark.',
        why: 'Other programs take it for a part of the first key.',
        mend: 'Save it as UTF-8 without the mark.',
      }),
      warns: true,
    })
  const at = text.indexOf('\r')
  if (at >= 0)
    faults.push({
      file,
      line: text.slice(0, at).split('\n').length,
      column: at - text.lastIndexOf('\n', at),
      what: 'Lines end as Windows writes them (CR LF).',
      why: 'Whoever compares two editions line by line would see every line changed.',
      mend: 'Save it with the line ends of Unix (LF).',
      warns: true,
    })
  return faults
}

/** One name in two files, and files that are called otherwise than what they say. */
export function findMisnamed(
  read: readonly { readonly shelf: string; readonly source: BookSource }[],
): BookFault[] {
  const named = read.flatMap(({ shelf, source }) =>
    namedIn(shelf, source.value).map(({ name, path, file }) => ({
      id: `${shelf}/${name}`,
      name,
      path,
      source,
      // Of two that have one name, the file that is called so is right.
      right: file === undefined || basename(source.file) === `${file}.yaml`,
      file,
    })),
  )
  const first = new Map<string, (typeof named)[number]>()
  for (const one of [...named.filter(({ right }) => right), ...named])
    if (!first.has(one.id)) first.set(one.id, one)
  return named.flatMap((one): BookFault[] => {
    const before = first.get(one.id)!
    if (before === one && one.right) return []
    const told = before === one ? tellMisnamed(one) : tellSecond(one, before.source)
    return [{ file: one.source.file, ...one.source.at(one.path), ...told }]
  })
}

interface Called {
  readonly name: string
  readonly path: readonly PropertyKey[]
  readonly source: BookSource
  readonly file?: string | undefined
}

const tellSecond = ({ name, source }: Called, before: BookSource): Told => ({
  what:
    before === source ? `${name}: defined twice in this file.` : `${name} is also defined in ${before.file}.`,
  why: 'One name would mean two things, and only one of the two would be read.',
  mend: 'Keep one, or give the other another name.',
})

const tellMisnamed = ({ name, path, source, file }: Called): Told => ({
  what: `The file is called ${basename(source.file)}, and says ${name}.`,
  why: 'Whoever looks for it by its name would not find it, and would write it a second time.',
  mend: `Call it ${file}.yaml, or correct ${String(path.at(-1))}.`,
})

interface Named {
  readonly name: string
  readonly path: readonly PropertyKey[]
  /** Without its extension; absent where the name does not say. */
  readonly file?: string | undefined
}

function namedIn(shelf: string, value: unknown): Named[] {
  if (typeof value !== 'object' || value === null) return []
  const { id, code, instrument, offences } = value as Record<string, unknown>
  const one = (name: unknown, key: string): Named[] =>
    typeof name === 'string' ? [{ name, path: [key], file: name.toLowerCase().replace(':', '--') }] : []
  switch (shelf) {
    case 'participations':
      return one(instrument, 'instrument')
    case 'states':
      return one(code, 'code')
    case 'offences':
      return (Array.isArray(offences) ? offences : []).flatMap((row: { id?: unknown } | null, at): Named[] =>
        typeof row?.id === 'string'
          ? [{ name: row.id, path: ['offences', at, 'id'], file: /^(.+?):/.exec(row.id)?.[1] }]
          : [],
      )
    default:
      return one(id, 'id')
  }
}
