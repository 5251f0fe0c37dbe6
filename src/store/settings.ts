import type { Db, Tx } from '#store/tables'

/** A setting of the authority, or undefined when it was never set. */
export async function readSetting<T>(tx: Tx | Db, key: string): Promise<T | undefined> {
  const row = await tx.selectFrom('setting').select('value').where('key', '=', key).executeTakeFirst()
  return row?.value as T | undefined
}

export const writeSetting = (tx: Tx, key: string, value: unknown) =>
  tx
    .insertInto('setting')
    .values({ key, value: JSON.stringify(value) })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: JSON.stringify(value) }))
    .execute()
