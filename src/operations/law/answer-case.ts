import { done, refuse } from '#core/kernel/outcome'
import { Given } from '#core/knowledge/given'
import { readGiven } from '#core/law/given'
import { answerOnBooks, type AnswerOnBooks } from '#operations/law/books-behind'
import { operation } from '#operations/operation'

/** What the law says to one case of any mechanism, in the shape that other programs read. */
export const answerCase = operation({
  name: 'answer-case',
  summary:
    'Says what the law offers for one case under any mechanism: bases, obstacles, conditions, clocks, what is unknown, and how far the books reach.',
  needs: 'law.read',
  reads: true,
  input: Given,
  async run({ library }, given) {
    const read = readGiven(library, given)
    if (!read.ok) {
      const [first] = read.faults
      return refuse({
        code: 'unacceptable',
        what: first!.path,
        why: read.faults.map(({ path, why }) => `${path}: ${why}`).join(' '),
        mend: first!.mend,
      })
    }
    return done<AnswerOnBooks>(answerOnBooks(library, read.situation))
  },
})
