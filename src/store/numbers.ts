import type { Tx } from '#store/tables'

/**
 * The next number of a series, without gaps: it is counted up in the transaction that uses it, so that a
 * number that was not used was never given.
 */
export async function takeNumber(tx: Tx, direction: 'OUT' | 'IN', year: number): Promise<number> {
  const row = await tx
    .insertInto('number_series')
    .values({ direction, year, last: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['direction', 'year'])
        .doUpdateSet((excluded) => ({ last: excluded('number_series.last', '+', 1) })),
    )
    .returning('last')
    .executeTakeFirstOrThrow()
  return row.last
}
