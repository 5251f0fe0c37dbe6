import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { loadBooks } from '#adapters/books'
import { makeWorldShapes } from './world-shapes.ts'

/** Pages, styles and books as static files, each with its hash in the name and compressed beside. */
export async function buildWeb(root: string): Promise<void> {
  const out = join(root, 'dist/web')
  rmSync(out, { recursive: true, force: true })
  mkdirSync(out, { recursive: true })
  const library = loadBooks(join(root, 'knowledge'), join(root, 'dist/books.json'))
  // The words of the pages come apart and first; those of law and letters come with the books.
  const paths: Record<string, string> = {}
  const words: Record<string, Record<string, string>> = {}
  for (const [language, sentences] of Object.entries(library.words)) {
    const ofPages = Object.entries(sentences).filter(([id]) => id.startsWith('page.'))
    words[language] = Object.fromEntries(Object.entries(sentences).filter(([id]) => !id.startsWith('page.')))
    paths[language] = writeHashed(out, `words-${language}`, JSON.stringify(Object.fromEntries(ofPages)))
  }
  const booksPath = writeHashed(out, 'books', JSON.stringify({ ...library, words }))

  // The map is fetched where it is looked at, and weighs on no other page.
  const shapes = makeWorldShapes(new Set(library.states.map(({ code }) => code)))
  const worldPath = writeHashed(out, 'world', JSON.stringify(shapes))

  const made = await build({
    entryPoints: [join(root, 'src/apps/web/main.tsx'), join(root, 'src/apps/web/styles/index.css')],
    outdir: out,
    entryNames: '[name]-[hash]',
    chunkNames: 'chunk-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    target: ['es2022'],
    jsx: 'automatic',
    minify: true,
    metafile: true,
    define: {
      'process.env.NODE_ENV': '"production"',
      BOOKS_PATH: JSON.stringify(booksPath),
      WORLD_PATH: JSON.stringify(worldPath),
      // As a text: an object would become a module that every other one imports.
      WORDS_PATHS: JSON.stringify(JSON.stringify(paths)),
    },
    absWorkingDir: root,
    logLevel: 'warning',
  })
  const named = (suffix: string) =>
    Object.entries(made.metafile.outputs)
      .find(([, { entryPoint }]) => entryPoint?.endsWith(suffix))![0]
      .split('/')
      .at(-1)!
  writeFileSync(join(out, 'index.html'), page(named('main.tsx'), named('index.css')))
  writeFileSync(join(out, 'icon.svg'), readFileSync(join(root, 'src/apps/web/icon.svg')))
  await buildKeeper(root, out, booksPath)
  for (const name of readdirSync(out)) compress(join(out, name))
}

/**
 * The keeper of the pages, with the list of what it keeps: all that was built before it. Its store is named by the
 * content of all that, so that another build is another store.
 */
async function buildKeeper(root: string, out: string, booksPath: string): Promise<void> {
  const names = readdirSync(out).sort()
  const content = createHash('sha256')
  for (const name of names) content.update(`${name}\n`).update(readFileSync(join(out, name)))
  const paths = ['/', ...names.filter((name) => name !== 'index.html').map((name) => `/${name}`)]
  await build({
    entryPoints: [join(root, 'src/apps/web/keeper/keeper.ts')],
    outfile: join(out, 'keeper.js'),
    bundle: true,
    format: 'iife',
    target: ['es2022'],
    minify: true,
    define: {
      STORE: JSON.stringify(`comity-${content.digest('hex').slice(0, 12)}`),
      KEPT_PATHS: JSON.stringify(JSON.stringify(paths)),
      BOOKS_PATH: JSON.stringify(booksPath),
    },
    absWorkingDir: root,
    logLevel: 'warning',
  })
}

/** Writes a file under the hash of its content. @returns its address */
function writeHashed(out: string, name: string, text: string): string {
  const file = `${name}-${createHash('sha256').update(text).digest('hex').slice(0, 8).toUpperCase()}.json`
  writeFileSync(join(out, file), text)
  return `/${file}`
}

const page = (script: string, style: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Comity</title>
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/${style}">
<script type="module" src="/${script}"></script>
</head>
<body><div id="app"></div><noscript>Comity needs JavaScript: the law engine runs in this page, so that your facts stay with you until you send them.</noscript></body>
</html>
`

function compress(path: string): void {
  const bytes = readFileSync(path)
  if (bytes.length < 1000) return
  writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }))
  writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }))
}

if (import.meta.main) await buildWeb(process.cwd())
