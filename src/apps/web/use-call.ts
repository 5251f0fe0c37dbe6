import { useCallback, useEffect, useState } from 'react'
import type { OperationName } from '#operations/all'
import { call, type Answer, type InputOf, type ValueOf } from './call.ts'

/** What a page knows of something it asked for. */
export interface Asked<T> {
  readonly value: T | undefined
  readonly failure: Exclude<Answer<T>, { ok: true }> | undefined
  readonly reload: () => Promise<void>
}

/** Asks an operation when the page opens, and again on `reload`; what is shown stays until the next answer. */
export function useCall<Name extends OperationName>(
  name: Name,
  input: Partial<InputOf<Name>> & Record<string, unknown>,
): Asked<ValueOf<Name>> {
  const key = JSON.stringify(input)
  const [value, setValue] = useState<ValueOf<Name>>()
  const [failure, setFailure] = useState<Asked<ValueOf<Name>>['failure']>()
  const reload = useCallback(async () => {
    const answer = await call(name, JSON.parse(key) as typeof input)
    if (answer.ok) {
      setValue(answer.value)
      setFailure(undefined)
    } else setFailure(answer)
  }, [name, key])
  useEffect(() => void reload(), [reload])
  return { value, failure, reload }
}
