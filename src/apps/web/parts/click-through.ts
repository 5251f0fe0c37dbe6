import { useEffect, type RefObject } from 'react'

/**
 * Lets a press anywhere in a row or block press the one control in it that matters. Selecting text, and
 * pressing anything of its own, is left alone; the keyboard and the screen reader use the control itself.
 *
 * @param area   selector of the row or block
 * @param target selector of the control within it
 */
export function useClickThrough(root: RefObject<HTMLElement | null>, area: string, target: string): void {
  useEffect(() => {
    const it = root.current
    if (!it) return
    const press = (event: MouseEvent) => {
      const from = event.target as Element
      if (
        event.defaultPrevented ||
        from.closest('a, button, input, label, select, textarea, summary, [popover]')
      )
        return
      if (window.getSelection()?.toString()) return
      const control = from.closest(area)?.querySelector<HTMLElement>(target)
      if (!control) return
      if (!(control instanceof HTMLAnchorElement)) return control.click()
      const { ctrlKey, metaKey, shiftKey } = event
      control.dispatchEvent(
        new MouseEvent('click', { bubbles: true, cancelable: true, ctrlKey, metaKey, shiftKey }),
      )
    }
    it.addEventListener('click', press)
    return () => it.removeEventListener('click', press)
  }, [root, area, target])
}
