import { globSync, readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import ts from 'typescript'

/** One room of `src/`: what it may import beside itself, and why no more. */
export interface Room {
  /** Folder below `src/`, or a file without its extension. */
  readonly name: string
  /** Rooms; `type x` allows only what is erased before it runs. */
  readonly may: readonly string[]
  /** Packages and modules from outside, without what follows their name; `any` for doors and gates. */
  readonly packages: readonly string[] | 'any'
  readonly why: string
}

/** The rule of the house. Imports go down this list, never up. */
// prettier-ignore
export const rooms: readonly Room[] = [
  { name: 'core/kernel',     may: [],                                             packages: ['@noble/hashes'],                          why: 'it is the ground' },
  { name: 'core/knowledge',  may: ['core/kernel'],                                packages: ['zod', 'intl-messageformat'],              why: 'books are read the same everywhere' },
  { name: 'core/law',        may: ['core/kernel', 'core/knowledge'],              packages: [],                                         why: 'the law is a function of books, facts and a day' },
  { name: 'core/request',    may: ['core/kernel', 'core/knowledge', 'core/law'],  packages: ['zod'],                                    why: 'the same rules at both ends, and in the page' },
  { name: 'core/assessment', may: ['core/kernel', 'core/knowledge', 'core/law'],  packages: ['zod'],                                    why: 'as request' },
  { name: 'core/case',       may: ['core/kernel', 'core/knowledge', 'type core/law'], packages: [],                                     why: 'a lifecycle knows the shape of a clock, and judges no law' },
  { name: 'core/audit',      may: ['core/kernel'],                                packages: ['@noble/hashes', '@noble/curves', 'zod'],  why: 'the format of the log only; synchronous cryptography, so that a browser can verify' },
  { name: 'core/exchange',   may: ['core/kernel', 'core/audit'],                  packages: ['@noble/hashes', '@noble/curves', 'zod'],  why: 'the format of messages only; it does not know what a request says' },
  { name: 'store',           may: ['core'],                                       packages: ['kysely', '@noble/hashes'],                why: 'storing is not sending' },
  { name: 'adapters',        may: ['core'],                                       packages: 'any',                                      why: 'a gate does not know the house' },
  { name: 'operations',      may: ['core', 'store'],                              packages: ['zod', '@noble/hashes'],                   why: 'adapters arrive inside World' },
  { name: 'apps/house',      may: ['core', 'store', 'adapters', 'operations', 'type apps/wire'], packages: 'any',                       why: 'it runs operations and carries messages, and is put together by wire' },
  { name: 'apps/wire',       may: ['core', 'store', 'adapters', 'operations', 'apps/house'],     packages: 'any',                       why: 'the only file that names every adapter' },
  { name: 'apps/server',     may: ['core', 'store', 'adapters', 'operations', 'apps/house', 'apps/wire'], packages: 'any',              why: 'a door' },
  { name: 'apps/demo',       may: ['core', 'store', 'operations', 'apps/house', 'apps/wire'],    packages: 'any',                       why: 'a demonstration uses the desks like anybody else' },
  { name: 'apps/cli',        may: ['core', 'store', 'operations', 'apps/house', 'apps/wire', 'apps/server', 'apps/demo', 'scripts'], packages: 'any', why: 'a door; it builds the pages at the first start' },
  { name: 'apps/web',        may: ['core', 'type operations'],                    packages: ['react', 'react-dom', 'wouter', 'zod', 'intl-messageformat', '@simplewebauthn/browser', 'qrcode-generator'], why: 'another machine: it may know our shapes, never our code' },
]

export interface Arrows {
  readonly faults: readonly string[]
  /** How many imports were read; none means that the check itself is broken. */
  readonly imports: number
}

/** What runs on its own: tests, suites that tests share, and what they start. */
const isTest = (path: string): boolean => /\.(test|contract|fixture|child)\.tsx?$/.test(path)

/** Every import along an arrow, and the core pure. @param root folder that holds `src/` */
export function checkArrows(root: string): Arrows {
  const faults: string[] = []
  let imports = 0
  const files = globSync('src/**/*.{ts,tsx}', { cwd: root }).map((path) => path.replaceAll('\\', '/'))
  for (const path of files.filter((name) => !isTest(name)).sort()) {
    const within = path.slice('src/'.length)
    const room = roomOf(within)
    if (!room) {
      faults.push(`${path}: stands in no room; rooms are listed in scripts/check-arrows.ts`)
      continue
    }
    const source = ts.createSourceFile(
      path,
      readFileSync(join(root, path), 'utf8'),
      ts.ScriptTarget.Latest,
      true,
    )
    const at = (node: ts.Node) => `${path}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`
    walk(source, (node) => {
      const named = importOf(node)
      if (named) {
        imports++
        const why =
          named.to === undefined ? 'imports what cannot be read here' : forbidden(room, within, named)
        if (why) faults.push(`${at(node)}: ${why}`)
      }
      const impure = room.name.startsWith('core/') ? impurity(node) : undefined
      if (impure)
        faults.push(`${at(node)}: ${impure} in ${room.name}; the core is pure: give it as an argument`)
    })
  }
  if (imports === 0) faults.push('no import was read: the check itself is broken')
  return { faults, imports }
}

const walk = (node: ts.Node, look: (node: ts.Node) => void): void => {
  look(node)
  ts.forEachChild(node, (child) => walk(child, look))
}

const isWithin = (path: string, room: string): boolean => path === room || path.startsWith(`${room}/`)

/** The innermost room of a path below `src/`. */
function roomOf(path: string): Room | undefined {
  const bare = path.replace(/\.tsx?$/, '')
  return rooms.filter(({ name }) => isWithin(bare, name)).sort((a, b) => b.name.length - a.name.length)[0]
}

interface Named {
  /** Undefined for `import(something)`. */
  readonly to: string | undefined
  readonly typeOnly: boolean
}

function importOf(node: ts.Node): Named | undefined {
  if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier))
    return {
      to: node.moduleSpecifier.text,
      typeOnly: node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword,
    }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier))
    return { to: node.moduleSpecifier.text, typeOnly: node.isTypeOnly }
  if (
    ts.isImportTypeNode(node) &&
    ts.isLiteralTypeNode(node.argument) &&
    ts.isStringLiteral(node.argument.literal)
  )
    return { to: node.argument.literal.text, typeOnly: true }
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    const [to] = node.arguments
    return { to: to && ts.isStringLiteralLike(to) ? to.text : undefined, typeOnly: false }
  }
  return undefined
}

/** Why the room may not import this, or undefined when it may. */
function forbidden(room: Room, from: string, { to, typeOnly }: Named): string | undefined {
  const text = to!
  const inside = text.startsWith('#')
    ? text.slice(1)
    : text.startsWith('.')
      ? resolveRelative(from, text)
      : undefined
  const allowed =
    inside === undefined
      ? room.packages === 'any' || room.packages.some((name) => isWithin(text, name))
      : isWithin(inside.replace(/\.tsx?$/, ''), room.name) ||
        room.may.some((name) => fits(inside, name, typeOnly))
  if (allowed) return undefined
  const may = [...room.may, ...(room.packages === 'any' ? ['anything outside'] : room.packages)].join(', ')
  return `${room.name} may not import ${typeOnly ? 'types of ' : ''}${text}: ${room.why} (it may import ${may || 'nothing'})`
}

/** Path below `src/`; what leads out of it begins with the folder beside, e.g. `scripts/build-web.ts`. */
const resolveRelative = (from: string, to: string): string =>
  posix.join(dirname(from), to).replace(/^(\.\.\/)+/, '')

function fits(path: string, allowed: string, typeOnly: boolean): boolean {
  const bare = path.replace(/\.tsx?$/, '')
  return allowed.startsWith('type ') ? typeOnly && isWithin(bare, allowed.slice(5)) : isWithin(bare, allowed)
}

/** What reads the world instead of being told: the clock, chance, the machine, the network. */
const worldly: ReadonlySet<string> = new Set([
  ...['process', 'fetch', 'performance', 'crypto', 'console', 'setTimeout', 'setInterval', 'localStorage'],
])

function impurity(node: ts.Node): string | undefined {
  if (ts.isAwaitExpression(node)) return 'await'
  if (node.kind === ts.SyntaxKind.AsyncKeyword) return 'async'
  if (ts.isNewExpression(node) && isName(node.expression, 'Date') && !node.arguments?.length)
    return 'new Date()'
  if (ts.isCallExpression(node) && isName(node.expression, 'Date')) return 'Date()'
  if (ts.isPropertyAccessExpression(node) && isName(node.expression, 'Date') && node.name.text === 'now')
    return 'Date.now'
  if (ts.isPropertyAccessExpression(node) && isName(node.expression, 'Math') && node.name.text === 'random')
    return 'Math.random'
  const used =
    ts.isCallExpression(node) || ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)
      ? node.expression
      : undefined
  return used && ts.isIdentifier(used) && worldly.has(used.text) ? used.text : undefined
}

const isName = (node: ts.Node, name: string): boolean => ts.isIdentifier(node) && node.text === name

if (import.meta.main) {
  const { faults, imports } = checkArrows(process.cwd())
  console.log(faults.length > 0 ? faults.join('\n') : `${imports} imports, every one along an arrow`)
  if (faults.length > 0) process.exitCode = 1
}
