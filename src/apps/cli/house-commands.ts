import type { Command } from 'commander'
import { readConfig } from '#apps/cli/config'
import { playDemo } from '#apps/cli/demo'
import { runFromTerminal, type Doing } from '#apps/cli/do'
import { examine } from '#apps/cli/doctor'
import { serve } from '#apps/cli/serve'
import { setUp, type SetUp } from '#apps/cli/set-up'
import { verify } from '#apps/cli/verify'
import { operations } from '#operations/all'

/** Commands that need the whole house: server, database, keys, and every operation. */
export function addHouseCommands(program: Command, ends: (ok: boolean) => void): void {
  program
    .command('serve')
    .description('Opens the server and its pages; the first time with two demonstration authorities.')
    .option('--no-demonstration', 'do not set up demonstration authorities on the first start')
    .action((options: { demonstration: boolean }) => serve(readConfig(), options))

  program
    .command('demo')
    .description('Plays the main job between two authorities in the terminal and verifies the evidence.')
    .option('--keep <folder>', 'keep the two evidence bundles in this folder')
    .option('--on-disk', 'play on the embedded database in a temporary folder instead of in memory')
    .action((options: { keep?: string; onDisk?: boolean }) => playDemo(options))

  program
    .command('verify')
    .argument('<bundle>', 'file that was exported as evidence')
    .option(
      '--trust <fingerprint...>',
      'fingerprints that reached you another way; every key must be among them',
    )
    .option('--file <path...>', 'tell which message carried this file, byte for byte')
    .description('Verifies an evidence bundle with nothing but itself.')
    .action((bundle: string, { trust, file }: { trust?: string[]; file?: string[] }) =>
      ends(verify(bundle, trust, file)),
    )

  program
    .command('doctor')
    .description('Looks at everything that this installation stands on.')
    .action(async () => ends(await examine(readConfig())))

  program
    .command('set-up')
    .description('Sets up your own authority: keys, card and first administrator.')
    .option('--state <code>')
    .option('--code <code>')
    .option('--name <name>')
    .option('--admin-name <name>')
    .option('--admin-email <address>')
    .action((given: SetUp) => setUp(readConfig(), given))

  addOperations(program, ends)
}

function addOperations(program: Command, ends: (ok: boolean) => void): void {
  for (const { name, summary, needs } of Object.values(operations)) {
    if (needs === 'system') continue
    program
      .command(name)
      .description(summary)
      .option('--input <json>', 'what is asked, as JSON, or @file')
      .option('--as <e-mail>', 'in whose name; not needed for what is only law')
      .option('--authority <code>', 'which authority of this installation')
      .option('--out <file>', 'where to write a file that comes out')
      .action(async (doing: Doing) => ends(await runFromTerminal(readConfig(), name, doing)))
  }
}
