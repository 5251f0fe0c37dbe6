import { useCallback, useEffect, useRef, useState } from 'react'
import type { Request } from '#core/request/request'
import type { SaveStage } from '../parts/status.tsx'
import { call, type Answer } from '../call.ts'

/** A request that saves itself: what was typed is kept on the server within two seconds, or said not to be. */
export interface Draft {
  readonly request: Request
  readonly change: (change: (request: Request) => Request) => void
  readonly setFact: (key: string, value: unknown) => void
  readonly stage: SaveStage
  readonly failure: Exclude<Answer<unknown>, { ok: true }> | undefined
  /** Saves what is not saved yet. @returns the revision, or undefined when it could not be saved */
  readonly saveNow: () => Promise<number | undefined>
}

const pauseMs = 1200
const againMs = 5000

export function useDraft(caseId: string, start: Request, startRevision: number): Draft {
  const [request, setRequest] = useState(start)
  const [stage, setStage] = useState<SaveStage>('saved')
  const [failure, setFailure] = useState<Draft['failure']>()
  const latest = useRef(start)
  const saved = useRef(start)
  const revision = useRef(startRevision)
  const running = useRef<Promise<number | undefined>>(undefined)

  const saveNow = useCallback(async (): Promise<number | undefined> => {
    if (running.current) await running.current
    if (latest.current === saved.current) return revision.current
    const sending = latest.current
    setStage('saving')
    running.current = call('save-draft', { caseId, revision: revision.current, request: sending }).then(
      (answer) => {
        running.current = undefined
        if (answer.ok) {
          revision.current = answer.value.revision
          saved.current = sending
          setFailure(undefined)
          setStage(latest.current === sending ? 'saved' : 'waiting')
          return answer.value.revision
        }
        setStage('offline' in answer ? 'waiting' : 'failed')
        setFailure('offline' in answer ? undefined : answer)
        return undefined
      },
    )
    return running.current
  }, [caseId])

  useEffect(() => {
    if (stage !== 'waiting') return
    const timer = setTimeout(() => void saveNow(), pauseMs)
    return () => clearTimeout(timer)
  }, [stage, request, saveNow])

  useEffect(() => {
    const again = setInterval(
      () => latest.current !== saved.current && !running.current && void saveNow(),
      againMs,
    )
    const warn = (event: BeforeUnloadEvent) => {
      if (latest.current !== saved.current) event.preventDefault()
    }
    window.addEventListener('beforeunload', warn)
    return () => {
      clearInterval(again)
      window.removeEventListener('beforeunload', warn)
      if (latest.current !== saved.current) void saveNow()
    }
  }, [saveNow])

  const change = useCallback((how: (request: Request) => Request) => {
    latest.current = how(latest.current)
    setRequest(latest.current)
    setStage('waiting')
  }, [])
  const setFact = useCallback(
    (key: string, value: unknown) =>
      change((old) => {
        const { [key]: _gone, ...rest } = old.facts
        return { ...old, facts: value === undefined ? rest : { ...rest, [key]: value } }
      }),
    [change],
  )
  return { request, change, setFact, stage, failure, saveNow }
}
