import type { ColumnType, Generated, Kysely, Transaction } from 'kysely'
import type { CaseId, UserId } from '#core/kernel/ids'

/** Row types of `schema.sql`; a test compares them with the database. Instants are ISO 8601 UTC, dates civil days. */

/** JSON is written as text and read as a value. */
type Json<T> = ColumnType<T, string, string>
/** Set once with the row, or later; never read as `undefined`. */
type Nullable<T> = ColumnType<T | null, T | null | undefined, T | null>
type Bytes = ColumnType<Uint8Array, Uint8Array, Uint8Array>

export interface SettingTable {
  key: string
  value: Json<unknown>
}

export interface UserTable {
  id: UserId
  name: string
  email: string
  roles: string[]
  intake: Generated<boolean>
  active: Generated<boolean>
  language: Generated<string>
  password_hash: Nullable<string>
  totp_secret: Nullable<string>
  totp_step: Generated<number>
  created_at: string
}

export interface PasskeyTable {
  id: string
  user_id: UserId
  public_key: Bytes
  counter: number
  name: string
  created_at: string
}

export interface SignInSessionTable {
  token_hash: string
  user_id: UserId
  created_at: string
  seen_at: string
  expires_at: string
  agent: string
}

export interface SignInTryTable {
  subject: string
  failures: number
  blocked_until: Nullable<string>
}

export interface NumberSeriesTable {
  direction: 'OUT' | 'IN'
  year: number
  last: number
}

export interface PartnerTable {
  code: string
  state: string
  name: string
  transport: 'http' | 'folder'
  address: string
  card: Json<unknown>
  compared_by: Nullable<string>
  compared_at: Nullable<string>
  active: Generated<boolean>
}

export interface CaseFileTable {
  id: CaseId
  side: 'requesting' | 'requested'
  mechanism: string
  conversation: string
  reference: string
  their_reference: Nullable<string>
  counterpart_state: string
  counterpart: Nullable<string>
  title: string
  state: string
  version: number
  next_action: Nullable<string>
  next_owner: Nullable<string>
  next_due: Nullable<string>
  next_because: Nullable<string>
  confidential: Generated<boolean>
  opened_at: string
  since: string
  closed_at: Nullable<string>
}

export interface CaseEventTable {
  case_id: CaseId
  version: number
  event: string
  mover: 'officer' | 'approver' | 'dispatch' | 'counterpart' | 'exchange'
  shared: boolean
  by: string
  at: string
  body: Json<Record<string, unknown>>
}

export interface CaseAccessTable {
  case_id: CaseId
  user_id: UserId
  granted_by: string
  granted_at: string
  reason: string
}

export interface CaseRequestTable {
  case_id: CaseId
  revision: number
  request: Json<unknown>
  reopened: ColumnType<string[], string | undefined, string>
  saved_by: string
  saved_at: string
}

export interface AttachmentTable {
  id: string
  case_id: CaseId
  name: string
  media_type: string
  size_bytes: number
  sha256: string
  origin: 'ours' | 'theirs'
  message_id: Nullable<string>
  content: Bytes
  added_by: string
  added_at: string
}

export interface DispatchTable {
  id: string
  case_id: CaseId
  kind: string
  status: 'prepared' | 'released' | 'returned'
  body: Json<Record<string, unknown>>
  attachments: string[]
  languages: string[]
  prepared_by: string
  prepared_at: string
  decided_by: Nullable<string>
  decided_at: Nullable<string>
  reason: Nullable<string>
}

export interface OutboxTable {
  message_id: string
  case_id: CaseId
  kind: string
  partner: string
  message: Json<unknown>
  parts: string[]
  status: 'waiting' | 'handed-over' | 'delivered' | 'rejected' | 'undeliverable'
  attempts: Generated<number>
  next_try: string
  last_error: Nullable<string>
  manifest: Nullable<string>
  ciphertext: Nullable<Uint8Array>
  seal: Nullable<string>
  listing: Nullable<string>
  receipt: Nullable<string>
  queued_at: string
  settled_at: Nullable<string>
}

export interface InboxTable {
  message_id: string
  sender: string
  kind: string
  conversation: string
  manifest: string
  manifest_digest: string
  seal: string
  listing: string
  receipt: Nullable<string>
  case_id: Nullable<CaseId>
  received_at: string
}

export interface AuditLeafTable {
  index: number
  at: string
  actor: string
  action: string
  object: string
  leaf: string
  hash: string
  salt: string
  detail: Json<unknown>
}

export interface AuditTreeTable {
  only_one: Generated<boolean>
  size: number
  frontier: string[]
  checkpoint: Nullable<string>
}

export interface Tables {
  setting: SettingTable
  user_account: UserTable
  passkey: PasskeyTable
  sign_in_session: SignInSessionTable
  sign_in_try: SignInTryTable
  number_series: NumberSeriesTable
  partner: PartnerTable
  case_file: CaseFileTable
  case_event: CaseEventTable
  case_access: CaseAccessTable
  case_request: CaseRequestTable
  attachment: AttachmentTable
  dispatch: DispatchTable
  outbox: OutboxTable
  inbox: InboxTable
  audit_leaf: AuditLeafTable
  audit_tree: AuditTreeTable
}

export type Db = Kysely<Tables>
export type Tx = Transaction<Tables>
