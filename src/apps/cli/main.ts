import { Command } from 'commander'
import { addBooksCommands } from '#apps/cli/books-commands'
import { addLawCommands } from '#apps/cli/law-commands'
import { bad, tellFault } from '#apps/cli/say'

const program = new Command('comity').description(
  'International cooperation in criminal matters: from legal basis to result, between States.',
)
program.showHelpAfterError('(add --help for what is possible)')

const ends = (ok: boolean): void => {
  if (!ok) process.exitCode = 1
}

// Whoever asks only the law does not wait for server, database and documents to be loaded.
const light = [...addLawCommands(program, ends), addBooksCommands(program, ends)]
if (!light.includes(process.argv[2] ?? '')) {
  const { addHouseCommands } = await import('#apps/cli/house-commands')
  addHouseCommands(program, ends)
}

// Whoever reads only the beginning (`| head`) has what was wanted.
process.stdout.on('error', (cause: NodeJS.ErrnoException) => process.exit(cause.code === 'EPIPE' ? 0 : 1))

program.parseAsync().catch((cause: unknown) => {
  console.error(bad(tellFault(cause)))
  process.exit(1)
})
