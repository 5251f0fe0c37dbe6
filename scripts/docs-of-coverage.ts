import type { Books } from '#core/knowledge/books'
import { classes, mechanisms, type Instrument, type Provision } from '#core/knowledge/instrument'
import type { SignOff } from '#core/knowledge/sign-off'
import { table } from './docs-of-house.ts'
import { contentHash, hasArticles, pageName } from './docs-of-instrument.ts'

const share = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${part} of ${whole} (${Math.round((100 * part) / whole)} %)`

const checkedOf = (provisions: readonly Provision[]) =>
  share(provisions.filter(({ checked }) => checked).length, provisions.length)

const count = <T>(rows: readonly T[], key: (row: T) => string): string[][] => {
  const counts = new Map<string, number>()
  for (const row of rows) counts.set(key(row), (counts.get(key(row)) ?? 0) + 1)
  return [...counts].sort().map(([name, n]) => [name, share(n, rows.length)])
}

/** How far the books can be trusted, in figures: what was compared with a text, where days come from, what is missing. */
export const coveragePage = (books: Books, signOffs: readonly SignOff[]): string =>
  [
    '# What the books know, and how well\n',
    ...summary(books, signOffs),
    '## Provisions by mechanism\n',
    byMechanism(books),
    '\n## Instruments by class\n',
    byClass(books),
    ...participationPart(books),
    '\n## States\n',
    byState(books),
    '\n## Instruments with articles of which nothing was compared\n',
    untouched(books.instruments),
  ].join('\n')

function summary(books: Books, signOffs: readonly SignOff[]): string[] {
  const { instruments, states } = books
  const known = instruments.filter(hasArticles)
  const law = states.flatMap(({ law: own }) => own ?? [])
  const lawful = states.filter(({ law: own }) => own?.length).length
  return [
    `${instruments.length} instruments: ${known.length} with articles, ${instruments.length - known.length} known by title, parties and days alone.`,
    `Provisions compared with a text or a recorded source: ${checkedOf(instruments.flatMap((one) => one.provisions))}; of the instruments with articles ${checkedOf(known.flatMap((one) => one.provisions))}.`,
    `The law of States: ${law.length} provisions of ${lawful} of ${states.length} States, compared ${checkedOf(law)}.`,
    `Signed off by a lawyer, and unchanged since: ${validSignOffs(books, signOffs)} instruments.\n`,
  ]
}

function byMechanism({ instruments }: Books): string {
  const provisions = instruments.flatMap((one) => one.provisions)
  return table(
    ['mechanism', 'instruments that can carry a request', 'provisions', 'compared with a text'],
    mechanisms.map((mechanism) => {
      const mine = provisions.filter((one) => one.mechanism === mechanism && one.article !== 'title')
      const carry = instruments.filter((one) => one.mechanisms.includes(mechanism)).length
      return [mechanism, String(carry), String(mine.length), checkedOf(mine)]
    }),
  )
}

const byClass = ({ instruments }: Books): string =>
  table(
    ['class', 'instruments', 'with articles', 'compared with a text'],
    classes.map((kind) => {
      const mine = instruments.filter((one) => one.class === kind)
      const compared = checkedOf(mine.flatMap((one) => one.provisions))
      return [kind, String(mine.length), String(mine.filter(hasArticles).length), compared]
    }),
  )

function participationPart({ participations }: Books): string[] {
  const bound = participations.flatMap((file) => file.bound)
  const declarations = participations.flatMap((file) => file.declarations)
  const complete = participations.filter((file) => file.complete).length
  return [
    '\n## Acts of participation\n',
    `${bound.length} acts in ${participations.length} files, ${complete} of which name every State bound. In the others a State that is not named is *not known*.\n`,
    table(
      ['confidence', 'acts'],
      count(bound, ({ confidence }) => confidence),
    ),
    '',
    table(
      ['how the first day is known', 'acts'],
      count(bound, ({ basis, from }) => (from ? (basis ?? 'not recorded') : 'the day is not known')),
    ),
    '\n## Declarations\n',
    table(
      ['effect', 'declarations'],
      count(declarations, ({ effect }) => effect?.kind ?? 'shown, not judged'),
    ),
  ]
}

function byState(books: Books): string {
  const { states } = books
  const some = (has: (state: Books['states'][number]) => boolean) =>
    share(states.filter(has).length, states.length)
  return table(
    ['what the books have', 'States'],
    [
      ['whether extradition needs a treaty', hasLaw(books, 'treaty-basis')],
      ['what the State does with its nationals', hasLaw(books, 'nationals')],
      ['age of criminal responsibility', hasLaw(books, 'minimum-age')],
      ['assurance against the death penalty', hasLaw(books, 'death-penalty')],
      ['memberships', some(({ memberships }) => (memberships?.length ?? 0) > 0)],
      ['an authority', some(({ authorities }) => authorities.length > 0)],
      ['official languages', some(({ languages }) => languages.length > 0)],
    ],
  )
}

const hasLaw = ({ states }: Books, kind: string): string =>
  share(
    states.filter(({ law }) => law?.some(({ rules }) => rules?.some((rule) => rule.kind === kind))).length,
    states.length,
  )

const untouched = (instruments: readonly Instrument[]): string =>
  instruments
    .filter(
      (one) =>
        hasArticles(one) && one.class !== 'national-law' && !one.provisions.some(({ checked }) => checked),
    )
    .map((one) => `- [${one.short}](${pageName(one)})`)
    .join('\n')

function validSignOffs({ instruments, participations }: Books, signOffs: readonly SignOff[]): number {
  return signOffs.filter(({ instrument, content }) => {
    const book = instruments.find(({ id }) => id === instrument)
    return (
      book &&
      contentHash(
        book,
        participations.find((file) => file.instrument === instrument),
      ) === content
    )
  }).length
}
