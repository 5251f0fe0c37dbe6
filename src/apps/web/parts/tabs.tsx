import { useId, type KeyboardEvent, type ReactNode } from 'react'

export interface Tab {
  readonly id: string
  readonly label: string
  readonly count?: number | undefined
  readonly panel: ReactNode
}

export interface TabsProps {
  readonly label: string
  readonly tabs: readonly Tab[]
  readonly current: string
  readonly onChange: (id: string) => void
}

/** Which tab a key leads to; the arrows follow the line of reading. */
function target(event: KeyboardEvent, at: number, count: number): number | undefined {
  const forward = getComputedStyle(event.currentTarget).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight'
  if (event.key === 'Home') return 0
  if (event.key === 'End') return count - 1
  if (event.key === forward) return (at + 1) % count
  return event.key === 'ArrowLeft' || event.key === 'ArrowRight' ? (at - 1 + count) % count : undefined
}

/** Views of one thing, one at a time. */
export function Tabs({ label, tabs, current, onChange }: TabsProps) {
  const base = useId()
  const at = Math.max(
    0,
    tabs.findIndex((tab) => tab.id === current),
  )
  const shown = tabs[at]
  const keys = (event: KeyboardEvent) => {
    const next = target(event, at, tabs.length)
    const tab = next === undefined ? undefined : tabs[next]
    if (!tab) return
    event.preventDefault()
    onChange(tab.id)
    document.getElementById(`${base}-${tab.id}`)?.focus()
  }
  return (
    <div className="tabs">
      <div className="tabs-list row" role="tablist" aria-label={label}>
        {tabs.map((tab) => (
          <button
            key={tab.id}
            type="button"
            role="tab"
            id={`${base}-${tab.id}`}
            className="tabs-tab bare underlined"
            aria-selected={tab === shown}
            aria-controls={tab === shown ? `${base}-panel` : undefined}
            tabIndex={tab === shown ? 0 : -1}
            onClick={() => onChange(tab.id)}
            onKeyDown={keys}
          >
            {tab.label}
            {tab.count !== undefined && <span className="count">{tab.count}</span>}
          </button>
        ))}
      </div>
      {shown && (
        <div
          role="tabpanel"
          id={`${base}-panel`}
          className="tabs-panel"
          aria-labelledby={`${base}-${shown.id}`}
          tabIndex={0}
        >
          {shown.panel}
        </div>
      )}
    </div>
  )
}
