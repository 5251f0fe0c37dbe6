import { useEffect, useRef } from 'react'
import type { Paper } from '#core/request/blocks'
import { useClickThrough } from './click-through.ts'
import { groupBlocks, PaperGroup, type PaperSkill } from './paper-block.tsx'

export interface PaperSheetProps extends PaperSkill {
  readonly paper: Paper
}

/** The nearest ancestor that scrolls by itself, if it is not the page. */
function scroller(from: HTMLElement): HTMLElement | undefined {
  for (let it = from.parentElement; it && it !== document.body; it = it.parentElement) {
    if (it.scrollHeight > it.clientHeight + 1 && /auto|scroll/.test(getComputedStyle(it).overflowY)) return it
  }
  return undefined
}

/** A letter on its sheet. Blocks lead back to the fields they were made of, and show which are missing. */
export function PaperSheet({ paper, ...skill }: PaperSheetProps) {
  const sheet = useRef<HTMLElement>(null)
  useClickThrough(sheet, '.paper-block[data-from]', '.paper-go')

  // follows the field being answered, but never moves the page itself
  useEffect(() => {
    const block = sheet.current?.querySelector<HTMLElement>('[data-active]')
    const box = block && scroller(block)
    if (!block || !box) return
    const [at, frame] = [block.getBoundingClientRect(), box.getBoundingClientRect()]
    if (at.top < frame.top || at.bottom > frame.bottom)
      box.scrollBy({ top: at.top - frame.top - frame.height / 3 })
  }, [skill.active])

  return (
    <article
      ref={sheet}
      className="paper"
      lang={paper.language}
      dir={paper.direction}
      aria-label={paper.title}
    >
      <div className="paper-in">
        {paper.marking && <p className="paper-marking muted">{paper.marking}</p>}
        {groupBlocks(paper.blocks).map((blocks, at) => (
          <PaperGroup key={at} blocks={blocks} skill={skill} />
        ))}
      </div>
      <p className="paper-foot muted">
        <bdi>{paper.reference}</bdi>
      </p>
    </article>
  )
}
