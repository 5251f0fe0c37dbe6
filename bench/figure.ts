/** One figure beside the limit that the product promises; the ratio is what is compared between runs. */
export interface Figure {
  readonly what: string
  readonly median: number
  readonly worst: number
  /** Absent: told for information, nothing is promised. */
  readonly limit?: number
  /** `least`: the limit is a floor, and more is better. */
  readonly kind?: 'least'
  readonly unit: 'ms' | 'KB' | 'MB' | '/s' | '×'
  readonly how: string
}

export const sorted = (samples: readonly number[]): number[] => [...samples].sort((a, b) => a - b)

/** The middle one of an odd number of samples. */
export const medianOf = (samples: readonly number[]): number =>
  sorted(samples)[Math.floor(samples.length / 2)]!

/** Whether the figure keeps what the product promises. */
export const isKept = ({ median, limit, kind }: Figure): boolean =>
  limit === undefined || (kind === 'least' ? median >= limit : median <= limit)

/** Milliseconds of processor time of all threads: what one core needs, whatever else the machine does meanwhile. */
export function clock(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
