import type { Db, Tx } from '#store/tables'

/** What an authority shows of itself, to be compared out of band: who it is and its public keys. */
export interface Card {
  readonly code: string
  readonly state: string
  readonly name: string
  readonly address?: string | undefined
  readonly languages: readonly string[]
  readonly keys: {
    readonly seal: { readonly id: string; readonly spki: string; readonly fingerprint: string }
    readonly encryption: { readonly id: string; readonly spki: string; readonly fingerprint: string }
    readonly log: { readonly vkey: string }
  }
}

export const findPartner = (tx: Tx | Db, code: string) =>
  tx.selectFrom('partner').selectAll().where('code', '=', code).where('active', '=', true).executeTakeFirst()

export const listPartners = (tx: Tx | Db) =>
  tx.selectFrom('partner').selectAll().where('active', '=', true).orderBy('state').orderBy('name').execute()

export const upsertPartner = (
  tx: Tx,
  row: {
    code: string
    state: string
    name: string
    transport: 'http' | 'folder'
    address: string
    card: Card
    compared_by: string | null
    compared_at: string | null
  },
) => {
  const values = { ...row, card: JSON.stringify(row.card), active: true }
  const { code: _code, ...rest } = values
  return tx
    .insertInto('partner')
    .values(values)
    .onConflict((conflict) => conflict.column('code').doUpdateSet(rest))
    .execute()
}
