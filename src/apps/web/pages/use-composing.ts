import { useDeferredValue, useMemo, useState } from 'react'
import { useLocation } from 'wouter'
import { readAndCheck } from '#core/request/check-request'
import type { Request } from '#core/request/request'
import { call, type Answer, type ValueOf } from '../call.ts'
import { useFormats, useLibrary, useSession } from '../session.tsx'
import { stepsOf } from './compose-steps.ts'
import { useDraft } from './use-draft.ts'

type Loaded = ValueOf<'read-case'>

/** The field that a path begins with: `accounts[0].number` is about `accounts`. */
const keyOf = (path: string): string => path.split(/[.[]/)[0]!

/** Where one is in composing: the draft and its check, the steps, the field in hand, and the ways from one to another. */
export function useComposing(loaded: Loaded, start: Request, revision: number) {
  const { say } = useSession()
  const library = useLibrary()
  const formats = useFormats()
  const [, navigate] = useLocation()
  const draft = useDraft(loaded.file.id, start, revision)
  const shown = useDeferredValue(draft.request)
  const checked = useMemo(() => readAndCheck(library, shown), [library, shown])
  const reopened =
    loaded.file.state === 'information-requested' ? loaded.request!.reopened.map(keyOf) : undefined
  const steps = stepsOf(checked.questions, checked.defects, shown, formats.say, say, reopened)
  const [current, setCurrent] = useState(steps[0]!.id)
  const [active, setActive] = useState<string>()
  const [failure, setFailure] = useState<Exclude<Answer<unknown>, { ok: true }>>()
  const found = steps.findIndex(({ id }) => id === current)
  const at = Math.max(0, found)

  const go = (id: string, field?: string) => {
    setCurrent(id)
    setActive(field)
    if (field) requestAnimationFrame(() => document.getElementById(field)?.focus())
    else window.scrollTo({ top: 0 })
  }
  const goToField = (path: string) => {
    const key = keyOf(path)
    if (key === 'bases' || key === 'measures') return go('basis')
    const step = checked.questions.find((question) => question.field.key === key)?.section ?? steps[0]!.id
    go(step, key)
  }
  const submit = async () => {
    const saved = await draft.saveNow()
    if (saved === undefined) return
    const { id: caseId, version } = loaded.file
    if (reopened) return navigate(`/cases/${caseId}/message/supplement`)
    const answer = await call('submit-draft', { caseId, version, revision: saved })
    if (answer.ok) navigate(`/cases/${caseId}`)
    else setFailure(answer)
  }
  return {
    draft,
    shown,
    checked,
    reopened,
    steps,
    step: steps[at]!,
    at,
    active,
    setActive,
    failure,
    go,
    goToField,
    submit,
  }
}

export type Composing = ReturnType<typeof useComposing>
