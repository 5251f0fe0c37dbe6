import {
  LineCounter,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  parseDocument,
  visit,
  type Document,
  type Node,
  type YAMLError,
} from 'yaml'
import { findSlips } from '#adapters/books-text'

/** One thing that is wrong in a file of the books: where, what, why it matters, and how it is mended. */
export interface BookFault {
  readonly file: string
  /** Both from 1. */
  readonly line: number
  readonly column: number
  readonly what: string
  readonly why: string
  readonly mend: string
  /** Worth mending, and changes no answer: the books can be used all the same. */
  readonly warns?: true
}

export const tellBookFault = ({ file, line, column, what, why, mend }: BookFault): string =>
  `${file}:${line}:${column}: ${what} ${why} ${mend}`

export interface Place {
  readonly line: number
  readonly column: number
}

type Path = readonly PropertyKey[]

/** A file of the books as it was read, and where in it everything stands. */
export interface BookSource {
  readonly file: string
  /** Undefined where it cannot be read. */
  readonly value: unknown
  readonly faults: readonly BookFault[]
  /** Place of a value, or of the nearest thing around it that is there. */
  at(path: Path): Place
  /** Place of a key of the map at the path. */
  atKey(path: Path, key: string): Place
  /** Place of the first text or number with this value below the path. */
  find(path: Path, value: string): Place | undefined
}

/** Dates stay text in our books, whatever the version would make of them. */
const parse = (text: string, version: '1.1' | '1.2', lines: LineCounter): Document.Parsed =>
  parseDocument(text, {
    version,
    uniqueKeys: true,
    lineCounter: lines,
    prettyErrors: false,
    customTags: (tags) =>
      tags.filter((tag) =>
        typeof tag === 'string' ? tag !== 'timestamp' : tag.tag !== 'tag:yaml.org,2002:timestamp',
      ),
  })

/**
 * Reads one file strictly: no key twice, no aliases, and nothing that the two versions of YAML read differently (a
 * bare NO for Norway, a number that looks octal).
 */
export function readSource(file: string, text: string): BookSource {
  const lines = new LineCounter()
  const document = parse(text, '1.2', lines)
  const place = (offset: number): Place => {
    const { line, col } = lines.linePos(offset)
    return { line: Math.max(line, 1), column: Math.max(col, 1) }
  }
  const fault = (offset: number, what: string, why: string, mend: string): BookFault => ({
    file,
    ...place(offset),
    what,
    why,
    mend,
  })
  const { contents } = document
  const faults = [
    ...document.errors.map((error) => explainError(error, document, text, fault)),
    ...findAliases(document, fault),
    ...findSlips(document, text, fault),
  ]
  if (faults.length === 0 && contents === null)
    faults.push(
      fault(
        0,
        'The file is empty.',
        'An empty file says nothing, and looks as if it did.',
        'Fill it or delete it.',
      ),
    )
  const readable = faults.length === 0
  if (readable) faults.push(...findDifferences(document, fault))
  return {
    file,
    value: readable ? (document.toJS() as unknown) : undefined,
    faults,
    at: (path) => place(offsetOf(contents, path)),
    atKey: (path, key) => place(keyOffset(contents, path, key)),
    find: (path, value) => {
      const offset = findOffset(nodeAt(contents, path) ?? contents, value)
      return offset === undefined ? undefined : place(offset)
    },
  }
}

type MakeFault = (offset: number, what: string, why: string, mend: string) => BookFault

function explainError(
  { code, message, pos }: YAMLError,
  document: Document.Parsed,
  text: string,
  fault: MakeFault,
): BookFault {
  const found = /^[^\s:,}\]]+/.exec(text.slice(pos[0]))?.[0] ?? ''
  switch (code) {
    case 'DUPLICATE_KEY':
      return fault(
        pos[0],
        `The key "${found}" stands twice in one place.`,
        'Only one of the two would be read, and nobody could tell which.',
        'Keep one, or join them.',
      )
    case 'MULTIPLE_DOCS':
      return fault(
        pos[0],
        'A second document begins here.',
        'One file says one thing; the second part would not be read.',
        'Take away the line "---", or make a second file.',
      )
    case 'TAB_AS_INDENT':
      return fault(
        pos[0],
        'The line is indented with a tab.',
        'YAML counts spaces only.',
        'Indent with spaces.',
      )
    default:
      return fault(
        /closing ["']quote/.test(message) ? lastQuote(document, pos[0]) : pos[0],
        `This is no YAML: ${message.split('\n')[0]}.`,
        'Nothing of the file can be read before it is.',
        'Look at quotation marks, colons and indentation on this line and the one above.',
      )
  }
}

/** Where the quotation begins that nobody closed: it is missed only at the end of what it swallowed. */
function lastQuote(document: Document.Parsed, end: number): number {
  let begins = end
  visit(document, {
    Scalar: (_key, { type, range }) => {
      if (type?.startsWith('QUOTE') && range && range[0] <= end) begins = range[0]
    },
  })
  return begins
}

/** Aliases and anchors save a few lines and hide what a provision says from whoever reads it. */
function findAliases(document: Document.Parsed, fault: MakeFault): BookFault[] {
  const faults: BookFault[] = []
  const why =
    'In the books every provision says itself what it says: who reads or compares one must not have to look elsewhere.'
  visit(document, {
    Alias: (_key, { source, range }) => {
      faults.push(
        fault(
          range?.[0] ?? 0,
          `"*${source}" is an alias; the books have none.`,
          why,
          `Write out what stands at "&${source}".`,
        ),
      )
    },
    Node: (_key, node) => {
      if (!isAlias(node) && node.anchor)
        faults.push(
          fault(
            Math.max((node.range?.[0] ?? 0) - 1, 0),
            `"&${node.anchor}" is an anchor; the books have none.`,
            why,
            `Take away "&${node.anchor}".`,
          ),
        )
    },
    Pair: (_key, { key }) => {
      if (isScalar(key) && key.source === '<<' && key.type === 'PLAIN')
        faults.push(
          fault(
            key.range?.[0] ?? 0,
            '"<<" is a merge key; the books have none.',
            why,
            'Write out the keys that it brings.',
          ),
        )
    },
  })
  return faults
}

/**
 * Values that YAML 1.1 and 1.2 read differently, each with what the one and the other make of it. Only what stands
 * without quotation marks can: everything else is text in both.
 */
function findDifferences(document: Document.Parsed, fault: MakeFault): BookFault[] {
  const faults: BookFault[] = []
  visit(document, {
    Scalar: (_key, { type, source, value, range }) => {
      if (type !== 'PLAIN' || source === undefined || surelyText.test(source)) return
      const then = readIn11(source)
      if (Object.is(value, then)) return
      faults.push(
        fault(
          range?.[0] ?? 0,
          `${source} is ${told(value)} in YAML 1.2 and ${told(then)} in YAML 1.1.`,
          'Other programs that read the books would see other law.',
          `Put it in quotation marks: '${source}'.`,
        ),
      )
    },
  })
  return faults
}

/** Longer than "false" and begun by a letter: no number, no date, no yes or no in any version. */
const surelyText = /^\p{L}.{5}/u

const readings = new Map<string, unknown>()

/** What YAML 1.1 makes of a plain word; the same words come again and again. */
function readIn11(source: string): unknown {
  if (!readings.has(source)) {
    const { contents, errors } = parse(source, '1.1', new LineCounter())
    readings.set(source, isScalar(contents) && errors.length === 0 ? contents.value : source)
  }
  return readings.get(source)
}

const told = (value: unknown): string =>
  typeof value === 'string'
    ? `the text "${value}"`
    : value === null
      ? 'nothing'
      : `the ${typeof value} ${String(value)}`

const startOf = (node: unknown): number | undefined => (isNode(node) ? node.range?.[0] : undefined)

const pairOf = (node: unknown, key: PropertyKey) =>
  isMap(node)
    ? node.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === String(key))
    : undefined

const childOf = (node: unknown, key: PropertyKey): unknown =>
  isSeq(node) ? node.items[Number(key)] : pairOf(node, key)?.value

function nodeAt(root: unknown, path: Path): Node | undefined {
  let node = root
  for (const key of path) node = childOf(node, key)
  return isNode(node) ? node : undefined
}

/** Where a value begins; for what is not there, the nearest thing around it. */
function offsetOf(root: unknown, path: Path): number {
  let offset = startOf(root) ?? 0
  let node = root
  for (const key of path) {
    offset = startOf(pairOf(node, key)?.key) ?? offset
    node = childOf(node, key)
    if (node === undefined || node === null) return offset
    if (!isMap(node) && !isSeq(node)) offset = startOf(node) ?? offset
    else if (pairOf(node, key) === undefined) offset = startOf(node) ?? offset
  }
  return offset
}

const keyOffset = (root: unknown, path: Path, key: string): number =>
  startOf(pairOf(nodeAt(root, path), key)?.key) ?? offsetOf(root, path)

function findOffset(root: Node | null, value: string): number | undefined {
  let offset: number | undefined
  if (!root) return undefined
  visit(root, {
    Scalar: (_key, node) => {
      if (String(node.value) !== value) return undefined
      offset = node.range?.[0]
      return visit.BREAK
    },
  })
  return offset
}
