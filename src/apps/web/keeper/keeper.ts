import { wayOf, type Way } from './way-of.ts'

declare const self: ServiceWorkerGlobalScope
declare const STORE: string
declare const KEPT_PATHS: string
declare const BOOKS_PATH: string

/**
 * Keeps the pages in the browser, so that the law can be read without a connection. The list of what is kept is
 * made by the build (`scripts/build-web.ts`): the same files for everybody, and nothing that a person has asked.
 */
const kept = {
  origin: self.location.origin,
  paths: new Set(JSON.parse(KEPT_PATHS) as readonly string[]),
  books: BOOKS_PATH,
}

/** What is in the store of this build; how it was packed on the way does not matter any more. */
async function takeOut(path: string): Promise<Response | undefined> {
  const store = await caches.open(STORE)
  return store.match(path, { ignoreVary: true })
}

async function fromStore(request: Request): Promise<Response> {
  // A browser that is short of room may have thrown it away.
  return (await takeOut(new URL(request.url).pathname)) ?? fetch(request)
}

/** The books as the server has them now; without it, as it had them last. */
async function freshBooks(request: Request): Promise<Response> {
  const fresh = await fetch(request).catch(() => undefined)
  if (fresh?.ok && fresh.headers.get('content-type')?.startsWith('application/json')) {
    const store = await caches.open(STORE)
    // Where there is no room, what came is still good to read.
    await store.put(BOOKS_PATH, fresh.clone()).catch(() => undefined)
    return fresh
  }
  return (await takeOut(BOOKS_PATH)) ?? fresh ?? Response.error()
}

/** The page of the application, which knows its own addresses; an answer of the server stands, whatever it says. */
async function freshPage(request: Request): Promise<Response> {
  const fresh = await fetch(request).catch(() => undefined)
  return fresh ?? (await takeOut('/')) ?? Response.error()
}

const answers: Readonly<Record<Exclude<Way, 'server'>, (request: Request) => Promise<Response>>> = {
  store: fromStore,
  'server-then-store': freshBooks,
  'server-then-page': freshPage,
}

async function keepAll(): Promise<void> {
  const store = await caches.open(STORE)
  // All or nothing: a build that was replaced meanwhile is not kept in part.
  await store.addAll([...kept.paths])
  await self.skipWaiting()
}

/** Only this build stays; stores of earlier ones go, and whatever else somebody may have put there. */
async function dropOthers(): Promise<void> {
  const names = await caches.keys()
  await Promise.all(names.filter((name) => name !== STORE).map((name) => caches.delete(name)))
  await self.clients.claim()
}

self.addEventListener('install', (event) => event.waitUntil(keepAll()))
self.addEventListener('activate', (event) => event.waitUntil(dropOthers()))
self.addEventListener('fetch', (event) => {
  const way = wayOf(event.request, kept)
  if (way !== 'server') event.respondWith(answers[way](event.request))
})
