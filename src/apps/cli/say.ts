import { styleText } from 'node:util'
import { tellTooLarge } from '#core/case/file-limits'
import { Fault, type Refusal } from '#core/kernel/outcome'

export const good = (text: string): string => styleText('green', text)
export const bad = (text: string): string => styleText('red', text)
export const faint = (text: string): string => styleText('dim', text)
export const strong = (text: string): string => styleText('bold', text)

/** A refusal in words for the terminal: what, why, how to mend. */
export function tellRefusal(refusal: Refusal): string {
  switch (refusal.code) {
    case 'unacceptable':
      return `${refusal.what}: ${refusal.why} ${refusal.mend}`
    case 'too-large':
      return tellTooLarge(refusal)
    case 'malformed':
      return refusal.issues.map(({ path, message }) => `${path || 'input'}: ${message}`).join('\n')
    case 'incomplete':
      return refusal.defects
        .map(
          ({ rule, field, cites }) => `${field}: ${rule}${cites.length > 0 ? ` (${cites.join('; ')})` : ''}`,
        )
        .join('\n')
    case 'changed-meanwhile':
      return `Somebody changed it meanwhile: you had version ${refusal.yours}, it is ${refusal.now} now. Read it again and repeat.`
    case 'not-open':
      return `"${refusal.event}" is not open here. Open now: ${refusal.open.join(', ') || 'nothing'}.`
    case 'not-permitted':
      return `This needs the permission ${refusal.needs}, which your roles do not have.`
    case 'not-found':
      return `There is no ${refusal.what} that you may see.`
    case 'four-eyes':
      return 'A second person must release it; you prepared it yourself.'
    default:
      return refusal.code
  }
}

/** Ends a command with a fault in plain words, without the inside of the program. */
export function tellFault(cause: unknown): string {
  if (cause instanceof Fault) return cause.message
  return cause instanceof Error ? cause.message : String(cause)
}
