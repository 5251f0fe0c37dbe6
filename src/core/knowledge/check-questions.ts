import { againAt, hasArticle, type Content, type EntryFault } from '#core/knowledge/entry-fault'
import type { Field } from '#core/knowledge/form'
import { suggest } from '#core/kernel/nearest'

interface Named {
  readonly kind: string
  readonly known: readonly string[]
}

/** What the questions of measures and forms name: provisions that ask for them, and when they are asked. */
export function checkQuestions(content: Content): EntryFault[] {
  const names = {
    basis: { kind: 'instrument', known: content.instruments.map(({ id }) => id) },
    measure: { kind: 'measure', known: content.measures.map(({ id }) => id) },
    notOnly: { kind: 'measure', known: content.measures.map(({ id }) => id) },
    requested: { kind: 'State', known: content.states.map(({ code }) => code) },
  }
  const check = (at: string, path: readonly PropertyKey[], field: Field) => [
    ...checkCites(at, path, field, content),
    ...checkWhen(at, path, field, names),
    ...checkValues(at, path, field),
  ]
  return [
    ...content.measures.flatMap(({ id, fields }) =>
      fields.flatMap((field, place) => check(`measures/${id}`, ['fields', place], field)),
    ),
    ...content.forms.flatMap(({ id, sections }) =>
      sections.flatMap(({ fields }, section) =>
        fields.flatMap((field, place) => check(`forms/${id}`, ['sections', section, 'fields', place], field)),
      ),
    ),
  ]
}

function checkCites(
  at: string,
  path: readonly PropertyKey[],
  { key, cites }: Field,
  { instruments }: Content,
): EntryFault[] {
  const why = 'Whoever follows the citation would find nothing.'
  return cites.flatMap((spelled, place): EntryFault[] => {
    const [, id = '', article = ''] = /^(\S+) (.+)$/.exec(spelled) ?? []
    const instrument = instruments.find((one) => one.id === id)
    const articles = instrument?.provisions.map((one) => one.article) ?? []
    if (hasArticle(articles, article)) return []
    const ids = instruments.map((one) => one.id)
    const [base] = /^[^\s()]+/.exec(article) ?? []
    if (base !== undefined && hasArticle(articles, base))
      return [
        tellGap(
          at,
          [...path, 'cites', place],
          `field ${key}: ${id} has other parts of article ${base}, and not ${article}.`,
        ),
      ]
    return [
      {
        at,
        path: [...path, 'cites', place],
        names: [id, spelled],
        what: instrument
          ? `field ${key}: ${id} has no article ${article}.`
          : `field ${key}: the citation "${spelled}" names no instrument of the books.`,
        why,
        mend: instrument
          ? suggest(article, articles, `Spell one article as ${id} does, or add it to its provisions.`)
          : suggest(id, ids, 'Write the id of an instrument, a space, and the article.'),
      },
    ]
  })
}

/** The text has the paragraph, most likely, and the books do not have it yet. */
const tellGap = (at: string, path: readonly PropertyKey[], what: string): EntryFault => ({
  at,
  path,
  what,
  why: 'Whoever follows the citation finds the article, and not the paragraph.',
  mend: 'Add the paragraph to the provisions, or cite one that is there.',
  warns: true,
})

function checkWhen(
  at: string,
  path: readonly PropertyKey[],
  { key, when }: Field,
  names: Readonly<Record<'basis' | 'measure' | 'notOnly' | 'requested', Named>>,
): EntryFault[] {
  return (['basis', 'measure', 'notOnly', 'requested'] as const).flatMap((member) =>
    (when?.[member] ?? []).flatMap((name, place): EntryFault[] => {
      const { kind, known } = names[member]
      if (known.includes(name)) return []
      return [
        {
          at,
          path: [...path, 'when', member, place],
          names: [name],
          what: `field ${key}: there is no ${kind} "${name}".`,
          why: 'The question would never be asked.',
          mend: suggest(name, known, `Use the name of a known ${kind}.`),
        },
      ]
    }),
  )
}

function checkValues(at: string, path: readonly PropertyKey[], { key, values }: Field): EntryFault[] {
  const [again] = againAt(values ?? [], (value) => value)
  if (!again) return []
  const [twice] = again
  const why = 'Two answers would be one; another was probably meant.'
  const what = `field ${key}: the value "${values![twice]!}" stands twice.`
  return [{ at, path: [...path, 'values', twice], what, why, mend: 'Take it away, or write what was meant.' }]
}
