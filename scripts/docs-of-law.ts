import { readFileSync } from 'node:fs'
import { Fault } from '#core/kernel/outcome'
import type { Books } from '#core/knowledge/books'
import { classes, type Instrument } from '#core/knowledge/instrument'
import type { Participations } from '#core/knowledge/participation'
import { table } from './docs-of-house.ts'

/** Every instrument of the books, and how far it can be trusted. */
export function instrumentsPage({ instruments, participations, measures, states }: Books): string {
  const provisions = instruments.flatMap((instrument) => instrument.provisions)
  const ordered = [...instruments].sort(
    (a, b) => classes.indexOf(a.class) - classes.indexOf(b.class) || (a.id < b.id ? -1 : 1),
  )
  const readOn = participations.map((file) => file.readOn).sort()
  return [
    '# Instruments\n',
    `${instruments.length} instruments with ${provisions.length} provisions, of which ${provisions.filter(({ checked }) => checked).length} were compared with the text or a recorded source;`,
    `${measures.length} measures; ${states.length} States and territories. Participation was gathered between ${readOn[0]} and ${readOn.at(-1)}.\n`,
    '*Complete* means that a State without a row is known not to be bound; otherwise it is not known. Parties are those',
    'with a row that still runs; `+ n` consented on a day that is not known.\n',
    table(
      ['id', 'title', 'class', 'in force', 'provisions', 'compared', 'parties', 'complete'],
      ordered.map((instrument) =>
        instrumentRow(
          instrument,
          participations.find((file) => file.instrument === instrument.id),
        ),
      ),
    ),
  ].join('\n')
}

function instrumentRow(instrument: Instrument, file: Participations | undefined): string[] {
  const { id, title, inForce, lastInForce, provisions } = instrument
  return [
    `\`${id}\``,
    title.en,
    instrument.class,
    inForce ? `${inForce}${lastInForce ? ` to ${lastInForce}` : ''}` : 'not known',
    String(provisions.length),
    String(provisions.filter(({ checked }) => checked).length),
    instrument.between ? instrument.between.join(', ') : countParties(file),
    instrument.between ? 'yes' : file ? (file.complete ? 'yes' : 'no') : '',
  ]
}

function countParties(file: Participations | undefined): string {
  if (!file) return ''
  const running = file.bound.filter(({ until }) => until === undefined || until > file.readOn)
  const dated = new Set(running.filter(({ from }) => from !== undefined).map(({ state }) => state))
  const undated = new Set(running.map(({ state }) => state).filter((state) => !dated.has(state)))
  return undated.size > 0 ? `${dated.size} + ${undated.size}` : String(dated.size)
}

/**
 * The rules by which a request is found complete, with their sentences. Which of them the program checks is read from
 * the source that checks, so that the page cannot promise more.
 *
 * @throws Fault `docs.rule-without-sentence`
 */
export function rulesPage({ words }: Books): string {
  const sentences = words['en'] ?? {}
  const source = readFileSync('src/core/request/check-request.ts', 'utf8')
  const ids = Object.keys(sentences)
    .filter((id) => /^rule\.[a-z-]+$/.test(id))
    .map((id) => id.slice('rule.'.length))
  const checked = [...source.matchAll(/\b(?:error|warning)\)?\(\s*'([a-z-]+)'/g)].map(([, id]) => id!)
  const mute = checked.filter((id) => !ids.includes(id))
  if (mute.length > 0)
    throw new Fault(
      'docs.rule-without-sentence',
      `no sentence in words/en for ${mute.join(', ')}: add rule.<id>`,
    )
  const rows = (wanted: readonly string[]) =>
    table(
      ['rule', 'what it says', 'how to mend it'],
      wanted.map((id) => [`\`${id}\``, sentences[`rule.${id}`] ?? '', sentences[`rule.${id}.mend`] ?? '']),
    )
  return [
    '# Rules of completeness\n',
    'The same rules run while a request is written, before it leaves and when it arrives. A person can set a rule aside',
    'with a reason, which the other State sees.\n',
    '## Checked by the program\n',
    rows([...new Set(checked)].sort()),
    '\n## Sentences for people\n',
    'The books have the words, for a request for information for instance; no code checks these yet.\n',
    rows(ids.filter((id) => !checked.includes(id)).sort()),
  ].join('\n')
}
