import { Fault } from '#core/kernel/outcome'
import type { Library } from '#core/knowledge/books'
import { advise, type Advice } from '#core/law/advise'
import { differenceOf, type Change } from '#core/law/difference'
import { Request, situationOf } from '#core/request/request'
import { listEvents } from '#store/cases'
import { findRequest } from '#store/requests'
import type { Db } from '#store/tables'

/** An open case whose findings were made anew with other books. */
export interface CasePreview {
  readonly reference: string
  readonly counterpart: string
  readonly state: string
  /** Hash of the books by which its last finding was made. */
  readonly pin: string | undefined
  /** Whether those books were at hand; otherwise the comparison is with those in use. */
  readonly replayed: boolean
  readonly differences: readonly { readonly measure: string; readonly changes: readonly Change[] }[]
  /** Set where it could not be compared, with the reason. */
  readonly told?: string
}

/**
 * Replays every open case of an authority: its findings as they were made, with the books to which the case is
 * pinned, and as they would be with other books. Reads only; a case keeps its pin.
 *
 * @param inUse the books that the server uses
 * @param kept  books by hash, where this installation still has them
 */
export async function previewBooks(
  db: Db,
  candidate: Library,
  inUse: Library,
  kept: (hash: string) => Library | undefined,
): Promise<readonly CasePreview[]> {
  const open = await db
    .selectFrom('case_file')
    .select(['id', 'reference', 'counterpart_state', 'state'])
    .where('closed_at', 'is', null)
    .orderBy('opened_at')
    .execute()
  const previews: CasePreview[] = []
  for (const { id, reference, counterpart_state, state } of open) {
    const pin = pinOf(await listEvents(db, id))
    const pinned = pin === inUse.books.hash ? inUse : pin === undefined ? undefined : kept(pin)
    const stored = Request.safeParse((await findRequest(db, id))?.request)
    const head = { reference, counterpart: counterpart_state, state, pin, replayed: pinned !== undefined }
    previews.push(
      stored.success
        ? { ...head, ...compareRequest(stored.data, pinned ?? inUse, candidate) }
        : { ...head, differences: [], told: 'its request cannot be read' },
    )
  }
  return previews
}

/** The books of the last finding of a case: each event that rests on the law names them. */
function pinOf(events: readonly { readonly body: unknown }[]): string | undefined {
  const hashes = events.map(({ body }) => (body as { booksHash?: unknown } | null)?.booksHash)
  return hashes.findLast((hash): hash is string => typeof hash === 'string')
}

function compareRequest(
  request: Request,
  before: Library,
  after: Library,
): Pick<CasePreview, 'differences' | 'told'> {
  const differences: { measure: string; changes: readonly Change[] }[] = []
  const told: string[] = []
  for (const measure of request.measures) {
    const situation = situationOf(request, measure)
    const [was, is] = [before, after].map((library) => tryAdvice(() => advise(library, situation)))
    if (typeof was === 'string' || typeof is === 'string') {
      told.push(
        `${measure}: ${typeof is === 'string' ? `with the candidate: ${is}` : `with the books of the case: ${was as string}`}`,
      )
      continue
    }
    const changes = differenceOf(was!, is!)
    if (changes.length > 0) differences.push({ measure, changes })
  }
  return { differences, ...(told.length > 0 ? { told: told.join('; ') } : {}) }
}

/** Advice, or what the law engine says against the books. */
function tryAdvice(make: () => Advice): Advice | string {
  try {
    return make()
  } catch (cause) {
    if (!(cause instanceof Fault)) throw cause
    return cause.message
  }
}
