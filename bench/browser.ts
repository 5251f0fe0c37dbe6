import { createServer } from 'node:http'
import { brotliCompressSync, constants } from 'node:zlib'
import { build } from 'esbuild'
import { chromium } from 'playwright-core'
import { openBooks } from '#apps/wire'
import { medianOf, sorted, type Figure } from './figure.ts'

/** The books as the pages get them: without the words of the pages, which come apart. */
function servedBooks(): string {
  const { books } = openBooks()
  const words = Object.fromEntries(
    Object.entries(books.words).map(([language, sentences]) => [
      language,
      Object.fromEntries(Object.entries(sentences).filter(([id]) => !id.startsWith('page.'))),
    ]),
  )
  return JSON.stringify({ ...books, words })
}

/** A page that has the code to open books, and the books, packed as they are served. */
async function serve(packed: Buffer) {
  const script = await build({
    stdin: {
      contents: `export { openLibrary } from './src/core/knowledge/books.ts'`,
      resolveDir: process.cwd(),
    },
    bundle: true,
    minify: true,
    format: 'iife',
    globalName: 'comity',
    write: false,
    absWorkingDir: process.cwd(),
  })
  const files: Record<string, readonly [string, Buffer | string]> = {
    '/': ['text/html', '<!doctype html><script src="/code.js"></script>'],
    '/code.js': ['text/javascript', script.outputFiles[0]!.text],
    '/books.json': ['application/json', packed],
  }
  const server = createServer((request, reply) => {
    const [type, body] = files[request.url ?? ''] ?? ['text/plain', '']
    const encoding = body === packed ? { 'content-encoding': 'br' } : {}
    reply.writeHead(200, { 'content-type': type, 'cache-control': 'no-store', ...encoding })
    reply.end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { server, port: (server.address() as { readonly port: number }).port }
}

/** What the page does: as the pages of the product do it, with a look that the books are there. */
const openInPage = `(async () => {
  const began = performance.now()
  const library = comity.openLibrary(await (await fetch('/books.json')).json())
  if (!library.instrument('uncac')) throw new Error('the books did not open')
  return performance.now() - began
})()`

/** Loads the books in Chromium a number of times, each in a new page: milliseconds from the request until a library is open. */
async function loadTimes(packed: Buffer, rounds: number): Promise<number[]> {
  const { server, port } = await serve(packed)
  const browser = await chromium.launch({
    executablePath: process.env['COMITY_CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  })
  try {
    const samples: number[] = []
    for (let round = 0; round < rounds; round++) {
      const page = await browser.newPage()
      await page.goto(`http://127.0.0.1:${port}/`)
      samples.push((await page.evaluate(openInPage)) as number)
      await page.close()
    }
    return samples
  } finally {
    await browser.close()
    server.close()
  }
}

/** How large the books are as they are served, and how long a browser needs until they are open. */
export async function measureBooks(): Promise<Figure[]> {
  const plain = servedBooks()
  const packed = brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } })
  const samples = await loadTimes(packed, 11)
  const kb = packed.length / 1000
  return [
    {
      what: 'Books as served',
      median: kb,
      worst: kb,
      limit: 3000,
      unit: 'KB',
      how: `brotli, ${(plain.length / 1e6).toFixed(1)} MB unpacked`,
    },
    {
      what: 'Books opened in a browser',
      median: medianOf(samples),
      worst: sorted(samples).at(-1)!,
      limit: 500,
      unit: 'ms',
      how: 'Chromium, eleven new pages: fetched from this machine, unpacked, parsed, look-ups built',
    },
  ]
}
