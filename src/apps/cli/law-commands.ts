import type { Command } from 'commander'
import type { Advising } from '#apps/cli/law/advise'
import type { Chosen } from '#apps/cli/law/open-chosen'

type Ends = (ok: boolean) => void
interface Telling extends Chosen {
  readonly json?: boolean
  readonly asOf?: string
  readonly mechanism?: string
  readonly whatIf?: string[]
}

const gather = (one: string, all: string[] | undefined): string[] => [...(all ?? []), one]

/** A command of the law: which books it looks into, and how it tells. */
const lawCommand = (program: Command, name: string, description: string): Command =>
  program
    .command(name)
    .description(description)
    .option('--json', 'for programs')
    .option('--books <file>', 'a signed file of books, instead of those of this installation')
    .option('--vkey <key>', 'verifier key of its publisher (or COMITY_BOOKS_KEY)')

const whatIf = [
  '--what-if <sentence>',
  "imagined, e.g. 'FRA joins ets-073 2027-01-01', leaves, or withdraws <article of a declaration>; may be repeated",
  gather,
] as const

/** Commands that need nothing but the books. @returns their names */
export function addLawCommands(program: Command, ends: Ends): string[] {
  lawCommand(
    program,
    'advise',
    'Answers every case of a YAML file: bases, obstacles, conditions, clocks, what is missing.',
  )
    .argument('<cases>', 'YAML: a list of { id, given }')
    .option('--as-of <day>', 'as on this day, instead of the day of each case')
    .option(...whatIf)
    .action(async (path: string, options: Advising) =>
      ends(await (await import('#apps/cli/law/advise')).adviseCases(path, options)),
    )
  lawCommand(
    program,
    'instrument',
    'Shows a treaty: articles with their rules, Parties, declarations, sources.',
  )
    .argument('<id>', 'e.g. uncac, ets-024, law:BRA')
    .action(async (id: string, options: Telling) =>
      (await import('#apps/cli/law/show-instrument')).showInstrument(id, options),
    )
  lawCommand(program, 'state', 'Shows a State: memberships, law, authorities, languages, treaties.')
    .argument('<code>', 'ISO 3166-1 alpha-3')
    .option('--as-of <day>', 'treaties that bind on this day')
    .action(async (code: string, options: Telling) =>
      (await import('#apps/cli/law/show-state')).showState(code, options),
    )
  lawCommand(
    program,
    'competing',
    'Puts two requests for one person side by side, with the rule by which the requested State chooses.',
  )
    .argument('<cases>', 'YAML: a list of two { id, given }')
    .action(async (path: string, options: Telling) =>
      (await import('#apps/cli/law/compare-requests')).compareCases(path, options),
    )
  addBetween(program, ends)
  return ['advise', 'instrument', 'state', 'competing', 'pair', 'world', 'diff']
}

function addBetween(program: Command, ends: Ends): void {
  lawCommand(
    program,
    'pair',
    'Shows what binds two States by mechanism, what gives way, and what is not known.',
  )
    .argument('<requesting>')
    .argument('<requested>')
    .option('--as-of <day>', 'today when left out')
    .option('--mechanism <name>')
    .option(...whatIf)
    .action(async (a: string, b: string, options: Telling) =>
      (await import('#apps/cli/law/show-pair')).showPair(a, b, options),
    )
  lawCommand(program, 'world', 'Shows what a State could rest a request on, towards every other State.')
    .argument('<state>')
    .requiredOption('--mechanism <name>')
    .option('--inward', 'who can ask the State, instead of whom it can ask')
    .option('--as-of <day>', 'today when left out')
    .option(...whatIf)
    .action(async (code: string, options: Telling) =>
      (await import('#apps/cli/law/show-world')).showWorld(code, options),
    )
  lawCommand(
    program,
    'diff',
    'Shows what changed between two States from one day to another, or in cases between two editions.',
  )
    .argument('<what...>', 'two States, or a YAML file of cases')
    .option('--from <day>')
    .option('--to <day>', 'today when left out')
    .option('--from-books <file>', 'pack or folder of books')
    .option('--to-books <file>', 'pack or folder of books; those of this installation when left out')
    .action(async (what: string[], options: Telling) =>
      ends(await (await import('#apps/cli/law/show-difference')).showDifference(what, options)),
    )
}
