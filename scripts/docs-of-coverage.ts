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
export function coveragePage(books: Books, signOffs: readonly SignOff[]): string {
  const { instruments, participations, states } = books
  const provisions = instruments.flatMap((one) => one.provisions)
  const bound = participations.flatMap((file) => file.bound)
  const declarations = participations.flatMap((file) => file.declarations)
  const byName = instruments.filter((one) => !hasArticles(one))
  const law = states.flatMap(({ law: own }) => own ?? [])
  return [
    '# What the books know, and how well\n',
    `${instruments.length} instruments: ${instruments.length - byName.length} with articles, ${byName.length} known by title, parties and days alone.`,
    `Provisions compared with a text or a recorded source: ${checkedOf(provisions)}; of the instruments with articles ${checkedOf(instruments.filter(hasArticles).flatMap((one) => one.provisions))}.`,
    `The law of States: ${law.length} provisions of ${states.filter(({ law: own }) => own?.length).length} of ${states.length} States, compared ${checkedOf(law)}.`,
    `Signed off by a lawyer, and unchanged since: ${validSignOffs(books, signOffs)} instruments.\n`,
    '## Provisions by mechanism\n',
    table(
      ['mechanism', 'instruments that can carry a request', 'provisions', 'compared with a text'],
      mechanisms.map((mechanism) => {
        const mine = provisions.filter((one) => one.mechanism === mechanism && one.article !== 'title')
        const carry = instruments.filter((one) => one.mechanisms.includes(mechanism)).length
        return [mechanism, String(carry), String(mine.length), checkedOf(mine)]
      }),
    ),
    '\n## Instruments by class\n',
    table(
      ['class', 'instruments', 'with articles', 'compared with a text'],
      classes.map((kind) => {
        const mine = instruments.filter((one) => one.class === kind)
        return [
          kind,
          String(mine.length),
          String(mine.filter(hasArticles).length),
          checkedOf(mine.flatMap((one) => one.provisions)),
        ]
      }),
    ),
    '\n## Acts of participation\n',
    `${bound.length} acts in ${participations.length} files, ${participations.filter(({ complete }) => complete).length} of which name every State bound. In the others a State that is not named is *not known*.\n`,
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
    '\n## States\n',
    table(
      ['what the books have', 'States'],
      [
        ['whether extradition needs a treaty', hasLaw(books, 'treaty-basis')],
        ['what the State does with its nationals', hasLaw(books, 'nationals')],
        ['age of criminal responsibility', hasLaw(books, 'minimum-age')],
        ['assurance against the death penalty', hasLaw(books, 'death-penalty')],
        ['memberships', share(states.filter(({ memberships }) => memberships?.length).length, states.length)],
        [
          'an authority',
          share(states.filter(({ authorities }) => authorities.length > 0).length, states.length),
        ],
        [
          'official languages',
          share(states.filter(({ languages }) => languages.length > 0).length, states.length),
        ],
      ],
    ),
    '\n## Instruments with articles of which nothing was compared\n',
    untouched(instruments),
  ].join('\n')
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
