import { createContext, useCallback, useContext, useEffect, useRef, useState, type ReactNode } from 'react'
import { IconButton } from './button.tsx'
import { Icon } from './icons.tsx'
import { toneIcon, type Tone } from './status.tsx'

interface AnnounceOptions {
  /** Shown for a while as well as spoken. */
  readonly show?: boolean | undefined
  readonly tone?: Tone | undefined
  /** Interrupts what is being read; for what cannot wait. */
  readonly urgent?: boolean | undefined
}

/** Says a sentence to whoever listens, e.g. `announce('Draft saved')`. */
export type Announce = (text: string, options?: AnnounceOptions) => void

const Context = createContext<Announce>(() => {})

/** The way for any part of the page to say something. */
export const useAnnounce = (): Announce => useContext(Context)

interface Said {
  readonly id: number
  readonly text: string
  readonly tone: Tone
}

interface ProviderProps {
  readonly children: ReactNode
  readonly dismissLabel: string
  /** How long a shown sentence stays, in milliseconds; it waits while it is pointed at or holds the focus. */
  readonly stayMs?: number | undefined
}

function Toast({
  said,
  stayMs,
  dismissLabel,
  onGone,
}: {
  said: Said
  stayMs: number
  dismissLabel: string
  onGone: (id: number) => void
}) {
  const [held, setHeld] = useState(false)
  useEffect(() => {
    if (held) return
    const timer = setTimeout(() => onGone(said.id), stayMs)
    return () => clearTimeout(timer)
  }, [held, said.id, stayMs, onGone])
  const hold = (value: boolean) => () => setHeld(value)
  return (
    <div
      className="toast"
      data-tone={said.tone}
      onMouseEnter={hold(true)}
      onMouseLeave={hold(false)}
      onFocus={hold(true)}
      onBlur={hold(false)}
    >
      <Icon name={toneIcon[said.tone]} />
      <span>{said.text}</span>
      <IconButton icon="close" size="tiny" label={dismissLabel} onClick={() => onGone(said.id)} />
    </div>
  )
}

/** Holds the two places where sentences are spoken, and those shown for a while. One, around everything. */
export function Announcer({ children, dismissLabel, stayMs = 8000 }: ProviderProps) {
  const [polite, setPolite] = useState('')
  const [urgent, setUrgent] = useState('')
  const [shown, setShown] = useState<readonly Said[]>([])
  const count = useRef(0)

  const announce = useCallback<Announce>((text, options = {}) => {
    count.current += 1
    const id = count.current
    const spoken = id % 2 ? text : `${text}\u00a0` // the same sentence twice is spoken twice
    if (options.urgent) setUrgent(spoken)
    if (options.show)
      return setShown((now) => [...now.slice(-2), { id, text, tone: options.tone ?? 'success' }])
    if (!options.urgent) setPolite(spoken)
  }, [])
  const drop = useCallback((id: number) => setShown((now) => now.filter((one) => one.id !== id)), [])

  return (
    <Context value={announce}>
      {children}
      <div className="hidden" role="status">
        {polite}
      </div>
      <div className="hidden" role="alert">
        {urgent}
      </div>
      <div className="toasts stack-tight" role="status" aria-atomic="false">
        {shown.map((said) => (
          <Toast key={said.id} said={said} stayMs={stayMs} dismissLabel={dismissLabel} onGone={drop} />
        ))}
      </div>
    </Context>
  )
}
