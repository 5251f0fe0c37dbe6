/** Who answers: the server alone; the store, where it has the file; the server, and the store where it cannot. */
export type Way = 'server' | 'store' | 'server-then-store' | 'server-then-page'

/** What is kept: the files of the build, and no address beside them. */
export interface Kept {
  readonly origin: string
  readonly paths: ReadonlySet<string>
  /** The books: another edition can come at the same address, so that the server is asked first. */
  readonly books: string
}

/** Addresses behind which there may be persons and cases. Nothing of them is looked at, answered or kept. */
const ofTheServer = /^\/(api|do|files|exchange)(\/|$)/

/** How a request is answered. Whatever is not named here is left to the server as if there were no keeper. */
export function wayOf(
  { method, mode, url }: Pick<Request, 'method' | 'mode' | 'url'>,
  { origin, paths, books }: Kept,
): Way {
  const asked = new URL(url)
  if (method !== 'GET' || asked.origin !== origin || ofTheServer.test(asked.pathname)) return 'server'
  // As the server does it: an address without a full stop is one of the application.
  if (mode === 'navigate') return asked.pathname.includes('.') ? 'server' : 'server-then-page'
  if (asked.search !== '' || !paths.has(asked.pathname)) return 'server'
  return asked.pathname === books ? 'server-then-store' : 'store'
}
