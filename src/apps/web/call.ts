import type { Refusal } from '#core/kernel/outcome'
import type { OperationName, Operations } from '#operations/all'

/** What an operation takes and gives, from the operation itself; no type is written twice. */
export type InputOf<Name extends OperationName> = Parameters<Operations[Name]['run']>[1]
export type ValueOf<Name extends OperationName> =
  Awaited<ReturnType<Operations[Name]['run']>> extends infer Result
    ? Extract<Result, { ok: true }> extends { value: infer Value }
      ? Value
      : never
    : never

/** The result of asking the server: a value, its refusal, or no connection. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: Refusal }
  | { readonly ok: false; readonly offline: true }
  | { readonly ok: false; readonly fault: true }

async function post<T>(path: string, body: unknown, read: (json: unknown) => T): Promise<Answer<T>> {
  let response: Response
  try {
    response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  } catch {
    return { ok: false, offline: true }
  }
  const json: unknown = await response.json().catch(() => undefined)
  if (response.ok) return { ok: true, value: read(json) }
  const refusal = (json as { refusal?: Refusal } | undefined)?.refusal
  if (refusal?.code === 'not-signed-in') window.dispatchEvent(new Event('comity:signed-out'))
  return refusal ? { ok: false, refusal } : { ok: false, fault: true }
}

/** Runs an operation on the server. */
export const call = <Name extends OperationName>(
  name: Name,
  input: Partial<InputOf<Name>> & Record<string, unknown>,
): Promise<Answer<ValueOf<Name>>> =>
  post(`/do/${name}`, input, (json) => (json as { value: ValueOf<Name> }).value)

/** Asks one of the few routes that are no operation: signing in and out, invitations. */
export const ask = <T>(path: string, input: Record<string, unknown> = {}): Promise<Answer<T>> =>
  post(path, input, (json) => json as T)

/** Address of a file that an operation makes. */
export const fileAddress = (name: OperationName, input: Record<string, string>): string =>
  `/files/${name}?${new URLSearchParams(input).toString()}`

export async function fetchJson<T>(path: string): Promise<T> {
  const response = await fetch(path)
  if (!response.ok) throw new Error(`${path}: ${response.status}`)
  return (await response.json()) as T
}
