import { checkParties } from '#core/knowledge/check-parties'
import { checkProvisions } from '#core/knowledge/check-provisions'
import { checkQuestions } from '#core/knowledge/check-questions'
import type { Content, EntryFault } from '#core/knowledge/entry-fault'

/**
 * What whoever writes the books must still mend, although the engine could read them. Asked where books are made, and
 * not of an edition that was signed before a check was thought of: that stays usable.
 */
export const checkEntries = (content: Content): EntryFault[] => [
  ...checkProvisions(content),
  ...checkParties(content),
  ...checkQuestions(content),
]
