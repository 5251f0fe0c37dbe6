import type { Library } from '#core/knowledge/books'
import { speaker, type Say } from '#core/knowledge/words'
import type { Block, Paper } from '#core/request/blocks'
import { makeFormats, parseCitation, type Formats } from '#core/request/format'
import type { LetterFrame } from '#core/request/letter'

type Body = Readonly<Record<string, unknown>>
/** How a kind of message is written; `reference` is the number under which the other side knows the request. */
type Writer = (body: Body, formats: Formats, reference: string) => readonly Block[]

const text = (body: Body, key: string): string | undefined =>
  typeof body[key] === 'string' && body[key] !== '' ? body[key] : undefined
const list = (body: Body, key: string): readonly unknown[] => (Array.isArray(body[key]) ? body[key] : [])
const paragraph = (words: string): Block => ({ kind: 'paragraph', text: words })

/** What each kind of message says in its letter, below head and title. */
const writers: Readonly<Record<string, Writer>> = {
  acknowledgement: (body, { say, day }, reference) => [
    paragraph(say('reply.acknowledgement.text', { date: day(text(body, 'receivedOn') ?? ''), reference })),
  ],
  'information-request': (body, formats, reference) => [
    paragraph(formats.say('reply.information-request.intro', { reference })),
    {
      kind: 'list',
      ordered: true,
      items: list(body, 'defects').map((defect) => defectText(defect as Body, formats)),
    },
    ...free(body),
    ...(text(body, 'until')
      ? [paragraph(formats.say('reply.information-request.by', { date: formats.day(text(body, 'until')!) }))]
      : []),
  ],
  supplement: (body, { say }, reference) => [
    paragraph(say('reply.supplement.intro', { reference })),
    {
      kind: 'list',
      ordered: false,
      items: Object.keys(body['facts'] ?? {}).map((key) => say(`field.${key}`)),
    },
    ...free(body),
  ],
  acceptance: (body, formats, reference) => [
    paragraph(formats.say('reply.acceptance.text', { reference })),
    ...free(body),
    ...conditions(body, formats),
  ],
  'partial-result': (body, formats, reference) => [
    paragraph(formats.say('reply.partial-result.intro', { reference })),
    ...result(body, formats),
  ],
  result: (body, formats, reference) => [
    paragraph(formats.say('reply.result.intro', { reference })),
    ...result(body, formats),
  ],
  refusal: (body, { say, citation }, reference) => [
    paragraph(say('reply.refusal.intro', { reference })),
    ...list(body, 'grounds').map((given) => {
      const { article, reason } = given as { article: string; reason: string }
      return paragraph(
        say('reply.refusal.ground', {
          ground: reason,
          citation: article.includes(' ') ? citation(parseCitation(article)) : article,
        }),
      )
    }),
    ...free(body),
    paragraph(say('reply.refusal.consultation')),
  ],
  postponement: (body, formats, reference) => [
    paragraph(formats.say('reply.postponement.text', { reference })),
    paragraph(formats.say('reply.reason', { reason: text(body, 'reason') ?? '' })),
    ...(text(body, 'until')
      ? [paragraph(formats.say('reply.until', { date: formats.day(text(body, 'until')!) }))]
      : []),
  ],
  withdrawal: (body, { say }, reference) => [
    paragraph(say('reply.withdrawal.text', { reference })),
    paragraph(say('reply.reason', { reason: text(body, 'reason') ?? '' })),
  ],
  closing: (body, { say }, reference) => [paragraph(say('reply.closing.text', { reference })), ...free(body)],
}

const free = (body: Body): Block[] =>
  (text(body, 'text') ?? '')
    .split(/\n\s*\n/)
    .filter((part) => part.trim())
    .map((part) => paragraph(part.trim()))

function conditions(body: Body, { say }: Formats): Block[] {
  const items = list(body, 'conditions').map(String)
  return items.length > 0
    ? [paragraph(say('reply.result.conditions')), { kind: 'list', ordered: true, items }]
    : []
}

function result(body: Body, formats: Formats): Block[] {
  const { say } = formats
  const items = list(body, 'items') as { name: string; description: string }[]
  return [
    ...free(body),
    ...(items.length > 0
      ? [
          paragraph(say('reply.result.items')),
          {
            kind: 'table',
            head: [say('document.title'), say('reply.result.description')],
            rows: items.map(({ name, description }) => [name, description]),
          } as const,
        ]
      : []),
    ...conditions(body, formats),
    ...(text(body, 'outstanding')
      ? [paragraph(say('reply.partial-result.outstanding')), paragraph(text(body, 'outstanding')!)]
      : []),
  ]
}

/** One point of a request for information, with the provisions that ask for it. */
function defectText(defect: Body, { say, citation }: Formats): string {
  const field = text(defect, 'field') ?? ''
  const values = (defect['with'] ?? {}) as Record<string, string | number>
  const sentence = say(`rule.${text(defect, 'rule') ?? 'missing'}`, {
    label: say(`field.${field.split(/[.[]/)[0]}`),
    ...values,
  })
  const cites = list(defect, 'cites').map((at) => citation(parseCitation(String(at))))
  return cites.length > 0 ? `${sentence} (${cites.join('; ')})` : sentence
}

/**
 * The letter that goes with any message but the request itself, in one language.
 *
 * @source UNCAC art. 46(16), 46(23)-(26); ETS 030 art. 19, for what such letters must say
 */
export function composeReply(
  library: Library,
  kind: string,
  body: Body,
  frame: LetterFrame,
  language: string,
): Paper {
  const say: Say = speaker(library.books.words, language)
  const formats = makeFormats(library, say, language)
  const rows: (readonly [string, string])[] = [[say('letter.ourReference'), frame.ourReference]]
  if (frame.theirReference) rows.push([say('letter.yourReference'), frame.theirReference])
  rows.push([say('letter.date'), formats.day(frame.date)])
  return {
    language,
    direction: 'ltr',
    title: say(`reply.${kind}.title`),
    reference: frame.ourReference,
    pageOf: say('letter.pageOf', { page: '{page}', pages: '{pages}' }),
    ...(frame.draft ? { marking: say('letter.draft') } : {}),
    blocks: [
      {
        kind: 'letterhead',
        lines: [
          frame.from.name,
          formats.state(frame.from.state),
          ...(frame.from.address ? [frame.from.address] : []),
        ],
      },
      { kind: 'reference', rows },
      { kind: 'paragraph', text: [frame.to.name, formats.state(frame.to.state)].filter(Boolean).join(', ') },
      { kind: 'title', text: say(`reply.${kind}.title`) },
      ...(writers[kind]?.(body, formats, frame.theirReference ?? frame.ourReference) ?? free(body)),
      { kind: 'paragraph', text: say('letter.assurances') },
      { kind: 'signature', lines: [frame.from.name, frame.signatory ?? say('letter.signature')] },
    ],
  }
}
