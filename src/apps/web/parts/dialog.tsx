import { useEffect, useId, useRef, type ReactNode } from 'react'
import { Button, IconButton } from './button.tsx'
import { KeyValue, type KeyValueRow } from './key-value.tsx'

export interface DialogProps {
  readonly open: boolean
  readonly onClose: () => void
  readonly title: string
  readonly closeLabel: string
  readonly wide?: boolean | undefined
  readonly actions?: ReactNode
  readonly children: ReactNode
}

/** A window over the page. The focus goes to its title, stays inside, and returns where it came from. */
export function Dialog({ open, onClose, title, closeLabel, wide, actions, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const titleId = useId()

  useEffect(() => {
    const it = dialog.current
    if (!it || !open) return
    it.showModal()
    heading.current?.focus()
    return () => it.close() // gives the focus back
  }, [open])

  return (
    <dialog
      ref={dialog}
      className={wide ? 'dialog dialog-wide' : 'dialog'}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      // a browser may close it in spite of that; the page must know
      onClose={(event) => open && !event.currentTarget.open && onClose()}
    >
      {open && (
        <div className="dialog-in stack">
          <div className="row row-fixed row-between">
            <h2 id={titleId} ref={heading} tabIndex={-1}>
              {title}
            </h2>
            <IconButton icon="close" label={closeLabel} size="small" onClick={onClose} />
          </div>
          {children}
          {actions !== undefined && <div className="row">{actions}</div>}
        </div>
      )}
    </dialog>
  )
}

export interface ConfirmProps {
  readonly open: boolean
  readonly title: string
  /** What will happen, and that it cannot be undone. */
  readonly children: ReactNode
  /** The recipient, the channel and whatever else must not be mistaken. */
  readonly facts: readonly KeyValueRow[]
  readonly confirmLabel: string
  readonly cancelLabel: string
  readonly danger?: boolean | undefined
  readonly busy?: boolean | undefined
  readonly busyLabel?: string | undefined
  readonly onConfirm: () => void
  readonly onCancel: () => void
}

/** Asks once more before an act that cannot be undone, and says again to whom and by which way. */
export function Confirm(props: ConfirmProps) {
  const {
    open,
    title,
    children,
    facts,
    confirmLabel,
    cancelLabel,
    danger,
    busy,
    busyLabel,
    onConfirm,
    onCancel,
  } = props
  const actions = (
    <>
      <Button variant={danger ? 'danger' : 'primary'} busy={busy} busyLabel={busyLabel} onClick={onConfirm}>
        {confirmLabel}
      </Button>
      <Button onClick={onCancel}>{cancelLabel}</Button>
    </>
  )
  return (
    <Dialog open={open} onClose={onCancel} title={title} closeLabel={cancelLabel} actions={actions}>
      <div>{children}</div>
      <KeyValue rows={facts} />
    </Dialog>
  )
}
