import { ruleWords } from '#apps/cli/law/rule-words'
import { canonicalJson } from '#core/kernel/canonical'
import { sha256Hex } from '#core/kernel/digest'
import type { Instrument, Provision } from '#core/knowledge/instrument'
import type { Participations } from '#core/knowledge/participation'
import { table } from './docs-of-house.ts'

/** Whether the books hold articles of it, and not only its title, parties and days. */
export const hasArticles = ({ provisions }: Instrument): boolean =>
  provisions.some(({ article }) => article !== 'title' && article !== 'succession')

/** What a lawyer signs: provisions, rules, days, parties and declarations as they stand. */
export const contentHash = (instrument: Instrument, file: Participations | undefined): string =>
  sha256Hex(new TextEncoder().encode(canonicalJson({ instrument, participation: file ?? null }))).slice(0, 16)

/** The name of the page of an instrument. */
export const pageName = ({ id }: Instrument): string => `instruments/${id.replaceAll(':', '--')}.md`

const sayProvision = ({
  article,
  says,
  checked,
  source,
  conditional,
  replaces,
  always,
  rules,
}: Provision): string[] => [
  article,
  [
    says,
    conditional ? '*Falls away where a treaty on the mechanism binds the two States.*' : '',
    always ? '*Binds the requested State whatever the basis.*' : '',
    replaces ? `*Stands in the place of ${replaces.join(', ')}.*` : '',
  ]
    .filter(Boolean)
    .join(' '),
  (rules ?? []).map(ruleWords).join('; '),
  checked ? 'yes' : 'no',
  source,
  '☐',
]

/** The page of one instrument, on which a lawyer compares article by article and signs. */
export function instrumentPage(instrument: Instrument, file: Participations | undefined): string {
  const { id, title, adopted, inForce, lastInForce, depositary, series, sources, note, provisions } =
    instrument
  const mechanisms = [...new Set(provisions.map(({ mechanism }) => mechanism))]
  const checked = provisions.filter((one) => one.checked).length
  return [
    `# ${title.en}\n`,
    `\`${id}\`, ${instrument.class}. Adopted ${adopted ?? 'not known'}; in force ${inForce ?? 'not known'}${lastInForce ? ` until ${lastInForce}` : ''}; ${depositary}; ${series}.`,
    `A request can rest on it for: ${instrument.mechanisms.join(', ') || 'nothing (it only adds to others or binds whatever the basis)'}.`,
    `${checked} of ${provisions.length} provisions were compared with a text. Confidence of the days: ${instrument.confidence}.\n`,
    note ? `> ${note}\n` : '',
    'To sign: compare each article, tick it, and add the instrument with this content hash to `knowledge/signed-off.yaml`.',
    `Content hash: \`${contentHash(instrument, file)}\`\n`,
    '## Sources\n',
    table(
      ['key', 'text'],
      Object.entries(sources).map(([key, text]) => [key, text]),
    ),
    ...mechanisms.flatMap((mechanism) => [
      `\n## ${mechanism}\n`,
      table(
        ['article', 'says', 'rules', 'compared', 'source', 'agreed'],
        provisions.filter((one) => one.mechanism === mechanism).map(sayProvision),
      ),
    ]),
    ...(file ? participationPart(file) : []),
    '\nSigned: ______________________  on: ____________',
  ]
    .filter((line) => line !== '')
    .join('\n')
}

const actRow = (sources: Participations['sources'], row: Participations['bound'][number]): string[] => [
  row.state,
  row.act,
  row.deposited ?? '',
  row.from ?? 'not known',
  row.until ?? '',
  row.confidence,
  sources[row.source] ?? row.source,
  row.note ?? '',
]

const declarationRow = (
  sources: Participations['sources'],
  row: Participations['declarations'][number],
): string[] => [
  row.state,
  row.article,
  row.kind,
  row.says,
  row.effect ? JSON.stringify(row.effect) : 'shown, not judged',
  row.confidence,
  sources[row.source] ?? row.source,
]

function participationPart({
  readOn,
  complete,
  bound,
  signed,
  declarations,
  sources,
}: Participations): string[] {
  const onlySigned = signed.map(({ state, on }) => `${state}${on ? ` ${on}` : ''}`).join(', ')
  return [
    '\n## Parties\n',
    `Gathered ${readOn}; ${complete ? 'a State that is not named is not bound' : 'a State that is not named is not known'}.\n`,
    table(
      [
        'State',
        'act',
        'deposited',
        'bound from',
        'until (first day no longer)',
        'confidence',
        'source',
        'note',
      ],
      bound.map((row) => actRow(sources, row)),
    ),
    onlySigned ? `\nOnly signed: ${onlySigned}.` : '',
    ...(declarations.length > 0
      ? [
          '\n## Reservations, declarations, notifications\n',
          table(
            ['State', 'article', 'kind', 'says', 'effect', 'confidence', 'source'],
            declarations.map((row) => declarationRow(sources, row)),
          ),
        ]
      : []),
  ]
}
