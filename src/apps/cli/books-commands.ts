import type { Command } from 'commander'
import type { Packing } from '#apps/cli/books/pack'

type Ends = (ok: boolean) => void

/** `comity books …`: checking, publishing, and the editions of this installation. @returns its name */
export function addBooksCommands(program: Command, ends: Ends): string[] {
  const books = program
    .command('books')
    .description('Checks, publishes, compares and installs the books of the law.')
  books
    .command('check')
    .argument('[folder]', 'folder of books; that of the program when left out')
    .option('--json', 'for programs')
    .description('Explains every fault of a folder of books: where, what, why it matters, how it is mended.')
    .action(async (folder: string | undefined, options: { json?: boolean }) =>
      ends(await (await import('#apps/cli/books/check')).checkFolder(folder, options)),
    )
  books
    .command('pack')
    .argument('<folder>')
    .requiredOption('--out <file>')
    .requiredOption('--sign <key>', 'PEM file with an Ed25519 key; made where there is none')
    .requiredOption('--version <version>', 'year, month, number: 2026.11.1')
    .option('--previous <file>', 'pack of the edition before')
    .option('--name <publisher>', 'name in the verifier key', 'comity-books')
    .description('Makes a signed edition of a folder of books, as one file.')
    .action(async (folder: string, options: Packing) =>
      (await import('#apps/cli/books/pack')).packFolder(folder, options),
    )
  books
    .command('diff')
    .argument('<before>', 'pack or folder')
    .argument('<after>', 'pack or folder')
    .option('--json', 'for programs')
    .option(
      '--vkey <key>',
      'verifier key of the publisher; without it, packs are looked into and not believed',
    )
    .description(
      'Says what changed from one edition to another: provisions, rules, who is bound, declarations, words.',
    )
    .action(async (before: string, after: string, options: { json?: boolean; vkey?: string }) =>
      (await import('#apps/cli/books/compare')).compareEditions(before, after, options),
    )
  addEditions(books)
  return ['books']
}

const inName = 'administrator in whose name it is done; needed where an authority is set up'

function addEditions(books: Command): void {
  const load = () => import('#apps/cli/books/editions')
  books
    .command('install')
    .argument('<file>', 'a signed pack')
    .option(
      '--vkey <key>',
      'verifier key of its publisher, as it reached you by another way (or COMITY_BOOKS_KEY)',
    )
    .description('Takes an edition into the data folder as the candidate; what is in use stays in use.')
    .action(async (file: string, options: { vkey?: string }) => (await load()).install(file, options))
  books
    .command('preview')
    .option('--json', 'for programs')
    .description('Replays every open case with the candidate, and says what would be answered otherwise.')
    .action(async (options: { json?: boolean }) => (await load()).preview(options))
  books
    .command('activate')
    .option('--as <email>', inName)
    .description('Puts the candidate to use from the next start of the server on.')
    .action(async (options: { as?: string }) => (await load()).activate(options))
  books
    .command('rollback')
    .option('--as <email>', inName)
    .description('Goes back to the edition that was in use before; nothing is deleted.')
    .action(async (options: { as?: string }) => (await load()).goBack(options))
  books
    .command('list')
    .option('--json', 'for programs')
    .description('Lists the editions of this installation, and which one is in use.')
    .action(async (options: { json?: boolean }) => (await load()).list(options))
}
