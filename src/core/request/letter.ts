import type { Library } from '#core/knowledge/books'
import { hasWord, speaker } from '#core/knowledge/words'
import type { Block, Paper } from '#core/request/blocks'
import { answerBlocks, translationOf } from '#core/request/answer-blocks'
import { makeFormats, type Formats } from '#core/request/format'
import { listQuestions, readRequest, type Question, type Reading } from '#core/request/questions'
import type { Request } from '#core/request/request'
import { isAnswered, readableAnswer } from '#core/request/values'

/** The office that signs or receives, as it stands at the head of a letter. */
export interface Office {
  readonly name: string
  readonly state: string
  readonly address?: string
}

/** A document that the officer names as an annex. */
interface Annex {
  readonly title?: string
  readonly date?: string
  readonly language?: string
}

/** What the letter needs beside the request itself. */
export interface LetterFrame {
  readonly from: Office
  readonly to: Office
  readonly ourReference: string
  readonly theirReference?: string
  /** Civil day of the letter. */
  readonly date: string
  readonly signatory?: string
  /** True until a second person released it. */
  readonly draft: boolean
}

/**
 * The letter of request in one language, as it stands so far. Needed answers that are missing appear as
 * gaps, so that the officer sees the letter grow; every block names the fields it was made of.
 *
 * @source UNCAC art. 46(14)-(15), ETS 030 art. 14, for what the letter must say; the order follows the
 *   model request of the Council of Europe (legal basis first, then proceeding, facts, offences, assistance)
 */
export function composeLetter(
  library: Library,
  request: Request,
  frame: LetterFrame,
  language: string,
): Paper {
  const say = speaker(library.books.words, language)
  const formats = makeFormats(library, say, language)
  const reading = readRequest(library, request)
  const questions = listQuestions(library, reading)
  return {
    language,
    direction: 'ltr',
    title: say('letter.title'),
    reference: frame.ourReference,
    pageOf: say('letter.pageOf', { page: '{page}', pages: '{pages}' }),
    ...marking(request, frame, formats),
    blocks: [
      ...headBlocks(request, frame, formats),
      ...basisBlocks(library, reading, formats),
      ...sectionBlocks(library, reading, questions, formats),
      ...annexBlocks(request, formats),
      { kind: 'paragraph', text: say('letter.assurances') },
      { kind: 'signature', lines: [frame.from.name, frame.signatory ?? say('letter.signature')] },
    ],
  }
}

function marking(request: Request, frame: LetterFrame, { say }: Formats): Pick<Paper, 'marking'> {
  const marks = [
    ...(frame.draft ? [say('letter.draft')] : []),
    ...(request.facts['confidentiality'] === true ? [say('letter.confidential')] : []),
    ...(isAnswered(request.facts['urgency']) ? [say('letter.urgent')] : []),
  ]
  return marks.length > 0 ? { marking: marks.join(' · ') } : {}
}

export function headBlocks(
  request: Pick<Request, 'requested'>,
  frame: LetterFrame,
  { say, day, state }: Formats,
): Block[] {
  const address = (office: Office) => (office.address ? [office.address] : [])
  return [
    { kind: 'letterhead', lines: [frame.from.name, state(frame.from.state), ...address(frame.from)] },
    {
      kind: 'reference',
      rows: [
        [say('letter.ourReference'), frame.ourReference],
        ...(frame.theirReference ? [[say('letter.yourReference'), frame.theirReference] as const] : []),
        [say('letter.date'), day(frame.date)],
      ],
    },
    { kind: 'paragraph', text: say('letter.to', { requested: state(request.requested) }) },
    { kind: 'paragraph', text: [frame.to.name, ...address(frame.to)].join(', ') },
    { kind: 'title', text: say('letter.title') },
  ]
}

/** Whether nothing but the law of the requested State is left only because the offences are not known yet. */
const isUndecided = ({ advice }: Reading): boolean =>
  advice.some(
    ({ bases, considered }) =>
      bases.every(({ role }) => role === 'fallback') &&
      considered.some(
        ({ role, offences }) =>
          role === 'possible' && offences?.asks.some((ask) => ask.startsWith('offences')),
      ),
  )

/** Legal basis first: each instrument with its articles, then the clauses that close a ground. */
function basisBlocks(
  library: Library,
  reading: Reading,
  { say, citation, state, language }: Formats,
): Block[] {
  const { request, advice, bases } = reading
  if (isUndecided(reading)) {
    // A convention may still carry the request: the letter must not renounce it before the offence is known.
    return [
      { kind: 'heading', level: 1, text: say('letter.heading.basis') },
      {
        kind: 'paragraph',
        text: say('letter.open', { label: say('letter.heading.basis') }),
        open: true,
        from: ['offences'],
      },
    ]
  }
  const from = ['bases']
  const titled = (id: string) => {
    const instrument = library.instrument(id)!
    const title = instrument.title[language as 'en' | 'fr' | 'es'] ?? instrument.title.en
    return `${title} (${instrument.series || instrument.short})`
  }
  const items = bases.map((id) => {
    if (library.instrument(id)?.class === 'national-law')
      return say('letter.basis.national-law', {
        requesting: state(request.requesting),
        requested: state(request.requested),
      })
    const considered = advice.flatMap((one) => one.bases).filter(({ instrument }) => instrument.id === id)
    const articles = `art. ${[...new Set(considered.flatMap((basis) => basis.articles))].join('; ')}`
    const governs = considered.some(({ role }) => role === 'govern')
    return say(governs ? 'letter.basis.governs' : 'letter.basis.supports', {
      instrument: titled(id),
      articles,
    })
  })
  const secrecy = advice.flatMap(({ closed }) =>
    closed.filter(({ ground }) => ground === 'bank-secrecy').flatMap(({ cites }) => cites),
  )
  const asksBank = request.measures.some((id) => id.startsWith('bank-'))
  return [
    { kind: 'heading', level: 1, text: say('letter.heading.basis') },
    {
      kind: 'paragraph',
      text: say('letter.basis.intro', {
        requesting: state(request.requesting),
        requested: state(request.requested),
      }),
      from,
    },
    { kind: 'list', ordered: false, items, from },
    ...(asksBank && secrecy.length > 0
      ? [
          {
            kind: 'paragraph',
            text: say('letter.bankSecrecy', { citation: [...new Set(secrecy.map(citation))].join('; ') }),
            from,
          } as const,
        ]
      : []),
  ]
}

function sectionBlocks(
  library: Library,
  reading: Reading,
  questions: readonly Question[],
  formats: Formats,
): Block[] {
  const { say, state } = formats
  const numbered = { next: 1 }
  const sections = [...new Set(questions.map(({ section }) => section))]
  return sections.flatMap((section) => {
    const mine = questions.filter(
      (question) =>
        question.section === section &&
        question.field.key !== 'annexes' && // listed at the end, with the files
        (question.needed || isAnswered(reading.request.facts[question.field.key])),
    )
    if (mine.length === 0) return []
    const measure = section.startsWith('measure.')
    const heading: Block = {
      kind: 'heading',
      level: measure ? 2 : 1,
      text: say(section),
      from: mine.map(({ field }) => field.key),
    }
    const lead: Block[] = measure
      ? [
          {
            kind: 'paragraph',
            text: say(`${section}.asks`, {
              requested: state(reading.request.requested),
              requesting: state(reading.request.requesting),
            }),
            from: [section],
          },
        ]
      : []
    const terms = section === 'section.undertakings' ? termBlocks(reading, formats) : []
    const answers = mine.flatMap((question) =>
      questionBlocks(library, reading.request, question, formats, numbered),
    )
    return [heading, ...lead, ...answers, ...terms]
  })
}

/** What the requesting State promises because its bases bind it to: use limitation, and confidentiality where asked. */
function termBlocks({ advice, request }: Reading, { say, citation }: Formats): Block[] {
  const terms = advice.flatMap((one) => one.terms)
  const told = (topic: string, sentence: string): Block[] => {
    const cites = [
      ...new Set(terms.filter((term) => term.topic === topic).flatMap((term) => term.cites.map(citation))),
    ]
    return cites.length > 0
      ? [{ kind: 'paragraph', text: say(sentence, { citation: cites.join('; ') }), from: ['bases'] }]
      : []
  }
  return [
    ...told('use-limitation', 'letter.useLimitation.term'),
    ...(request.facts['confidentiality'] === true
      ? told('confidentiality', 'letter.confidentiality.term')
      : []),
  ]
}

function questionBlocks(
  library: Library,
  request: Request,
  { field, needed }: Question,
  formats: Formats,
  numbered: { next: number },
): Block[] {
  const value = readableAnswer(field.type, request.facts[field.key])
  const from = [field.key]
  if (!isAnswered(value)) {
    return needed
      ? [
          {
            kind: 'paragraph',
            text: formats.say('letter.open', { label: formats.say(`field.${field.key}`) }),
            open: true,
            from,
          },
        ]
      : []
  }
  const sentence = hasWord(library.books.words, 'en', `letter.${field.key}`)
    ? `letter.${field.key}`
    : undefined
  return answerBlocks(field, value, request, formats, sentence, numbered)
}

function annexBlocks(request: Request, { say, day, language }: Formats): Block[] {
  const annexes = (readableAnswer('document-list', request.facts['annexes']) ?? []) as readonly Annex[]
  const named = annexes.map(({ title, date, language: written }, at) => {
    const translated = translationOf(request, language, `annexes[${at}].title`) ?? title
    return [translated, date && day(date), written].filter(isAnswered).join(', ')
  })
  const items = [...named.filter(Boolean), ...request.attachments.map(({ name }) => name)]
  if (items.length === 0) return []
  return [
    { kind: 'heading', level: 1, text: say('letter.annexes') },
    { kind: 'list', ordered: true, items, from: ['annexes'] },
  ]
}
