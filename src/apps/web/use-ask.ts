import { useCallback, useEffect, useState } from 'react'
import { ask, type Answer } from './call.ts'
import type { Asked } from './use-call.ts'

/** Asks a route that is no operation when the page opens, and again on `reload`; as `useCall` does. */
export function useAsk<T>(path: string): Asked<T> {
  const [value, setValue] = useState<T>()
  const [failure, setFailure] = useState<Exclude<Answer<T>, { ok: true }>>()
  const reload = useCallback(async () => {
    const answer = await ask<T>(path)
    if (answer.ok) {
      setValue(answer.value)
      setFailure(undefined)
    } else setFailure(answer)
  }, [path])
  useEffect(() => void reload(), [reload])
  return { value, failure, reload }
}
