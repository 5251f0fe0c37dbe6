import type { EntryFault } from '#core/knowledge/entry-fault'

interface Time {
  readonly from?: string | undefined
  readonly until?: string | undefined
  readonly source?: string
}

/** Rows that end before they begin, and, where the file has a list of sources, sources that are not on it. */
export function checkTimes(
  at: string,
  lists: Readonly<Record<string, readonly Time[]>>,
  sources?: Readonly<Record<string, string>>,
): EntryFault[] {
  return Object.entries(lists).flatMap(([key, rows]) =>
    rows.flatMap(({ from, until, source }, place): EntryFault[] => [
      ...(from && until && until <= from
        ? [
            {
              at,
              path: [key, place, 'until'],
              what: `${key}: until ${until} is not after from ${from}.`,
              why: 'It would hold on no day.',
              mend: 'Exchange or correct the two; "until" is the first day on which it no longer holds.',
            },
          ]
        : []),
      ...(sources && source !== undefined && !(source in sources)
        ? [
            {
              at,
              path: [key, place, 'source'],
              what: `${key}: source "${source}" is not in the list of sources.`,
              why: 'Whoever doubts it could not look it up.',
              mend: 'Use a key of "sources", or add the source there.',
            },
          ]
        : []),
    ]),
  )
}
