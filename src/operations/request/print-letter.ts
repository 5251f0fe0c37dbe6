import { z } from 'zod'
import { dayOf } from '#core/kernel/day'
import { done, refuse } from '#core/kernel/outcome'
import { letterLanguages } from '#core/knowledge/check-books'
import { composeLetter } from '#core/request/letter'
import { Request } from '#core/request/request'
import { letterFrame } from '#operations/case/letter-frame'
import { findVisibleCase } from '#operations/case/visible-case'
import { operation } from '#operations/operation'
import { findRequest } from '#store/requests'

/** The letter as it stands, as a document, marked as a draft until it has been released. */
export const printLetter = operation({
  name: 'print-letter',
  summary: 'Makes the letter of a request as DOCX, PDF or HTML in one language.',
  needs: 'case.read',
  reads: true,
  input: z.strictObject({
    caseId: z.string(),
    format: z.enum(['docx', 'pdf', 'html']),
    language: z.string().regex(/^[a-z]{2,3}$/),
  }),
  async run(world, { caseId, format, language }) {
    const found = await findVisibleCase(world, caseId)
    if (!found.ok) return found
    const stored = await findRequest(world.tx, found.value.id)
    if (!stored) return refuse({ code: 'not-found', what: `request of case ${caseId}` })
    if (!letterLanguages(world.library.books.words).includes(language)) {
      return refuse({
        code: 'unacceptable',
        what: `language "${language}"`,
        why: 'The books have no sentences in it.',
        mend: `Use one of ${letterLanguages(world.library.books.words).join(', ')}.`,
      })
    }
    const draft = found.value.state === 'drafting' || found.value.state === 'in-review'
    const frame = letterFrame(world, found.value, dayOf(world.now), draft)
    const paper = composeLetter(world.library, Request.parse(stored.request), frame, language)
    const bytes = await world.render(paper, format)
    return done({
      name: `${world.now.slice(0, 10)}_${found.value.reference}_request_${language}.${format}`,
      bytes,
    })
  },
  about: ({ caseId }) => caseId,
  detail: ({ format, language }) => ({ format, language }),
})
