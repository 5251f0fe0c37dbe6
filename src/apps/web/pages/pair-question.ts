import { addDays, isDay, type Day } from '#core/kernel/day'
import type { Library } from '#core/knowledge/books'
import { boundaryDays } from '#core/law/difference'
import { readState, todayHere } from './world-question.ts'

export const pairViews = ['day', 'times', 'changes', 'what-if'] as const
export type PairView = (typeof pairViews)[number]

export const suppositionKinds = ['joins', 'leaves', 'withdraws-declaration'] as const

/** What is imagined of one of the two; empty parts are not chosen yet. */
export interface Imagining {
  readonly kind: (typeof suppositionKinds)[number]
  readonly state: string
  readonly instrument: string
  readonly article: string
}

/** What the page on two States is asked; it stands in the address. */
export interface PairQuestion {
  readonly from: string
  readonly to: string
  /** A day, or what is typed of it so far. */
  readonly on: string
  readonly view: PairView
  /** The earlier day, where two are compared. */
  readonly since?: string | undefined
  /** Absent: nothing is imagined yet. */
  readonly imagining?: Imagining | undefined
}

export function readPair(search: URLSearchParams, library: Library, own: string): PairQuestion {
  const view = search.get('view')
  const from = readState(search, 'from', library, own)
  const to = readState(search, 'to', library)
  return {
    from,
    to,
    on: search.get('on') ?? todayHere(),
    view: (pairViews as readonly (string | null)[]).includes(view) ? (view as PairView) : 'day',
    since: search.get('since') ?? undefined,
    imagining: readImagining(search.get('if') ?? '', [from, to]),
  }
}

/** `joins~KEN~ets-182`, `withdraws-declaration~CHE~ets-030~5`; what is no supposition about one of the two is left out. */
function readImagining(text: string, pair: readonly string[]): Imagining | undefined {
  const [named, state = '', instrument = '', article = ''] = text.split('~')
  const kind = suppositionKinds.find((one) => one === named)
  return kind && pair.includes(state) ? { kind, state, instrument, article } : undefined
}

export function writePair({ from, to, on, view, since, imagining }: PairQuestion): string {
  const search = new URLSearchParams({ from, to, on })
  if (view !== 'day') search.set('view', view)
  if (since !== undefined) search.set('since', since)
  if (imagining && [from, to].includes(imagining.state)) {
    const { kind, state, instrument, article } = imagining
    search.set('if', [kind, state, instrument, ...(article ? [article] : [])].join('~'))
  }
  return `/law/pair?${search.toString()}`
}

/** The question whose States and day are all there. */
export interface Pair {
  readonly from: string
  readonly to: string
  readonly on: Day
}

export const wholePair = ({ from, to, on }: PairQuestion): Pair | undefined =>
  from && to && from !== to && isDay(on) ? { from, to, on } : undefined

/** The day before the last one on which something changed between the two. */
export function dayBeforeLastChange(library: Library, { from, to, on }: Pair): Day {
  const last = boundaryDays(library, from, to).findLast((day) => day <= on)
  return last ? addDays(last, -1) : (`${Number(on.slice(0, 4)) - 10}-01-01` as Day)
}
