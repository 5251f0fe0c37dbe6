import type { Block } from '#core/request/blocks'

/** Whether a paragraph must stay on the page of the block below it: a signature, or what it introduces. */
export function leadsOn(text: string, next: Block | undefined): boolean {
  if (!next || text.length > 700) return false
  return next.kind === 'signature' || (next.kind !== 'paragraph' && text.trimEnd().endsWith(':'))
}
