import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { carryAll } from '#apps/demo/carry'
import { foundCompany } from '#apps/demo/company'
import { steps, type Play } from '#apps/demo/story'
import { bad, faint, good, strong } from '#apps/cli/say'
import { startServer } from '#apps/server/server'
import { openInstallation } from '#apps/wire'

const sides = { requesting: 'Kenya      ', requested: 'Switzerland', exchange: 'Exchange   ' } as const

/** `comity demo`: the whole main job between two authorities, in the terminal, ending with the evidence verified. */
export async function playDemo(options: { keep?: string; onDisk?: boolean }): Promise<void> {
  const data = options.onDisk ? mkdtempSync(join(tmpdir(), 'comity-demo-')) : ''
  console.log(strong('One request from need to result, between two States, on real law.'))
  console.log(faint('All persons, accounts and events are invented; the treaties are not.\n'))
  const installation = await openInstallation(options.onDisk ? { data } : { data: '', inMemory: true })
  const server = await startServer(installation, {
    host: '127.0.0.1',
    port: 0,
    log: (line) => console.error(line),
  })
  try {
    const company = await foundCompany(installation, (code) => `${server.address}/exchange/${code}`)
    const authorities = [company.requesting.authority, company.requested.authority]
    const play: Play = { company, caseIds: {}, carry: () => carryAll(authorities, installation.transports) }
    for (const [at, step] of steps.entries()) {
      process.stdout.write(
        `${faint(`${String(at + 1).padStart(2)}/${steps.length}`)}  ${sides[step.who]}  ${step.tells} … `,
      )
      const began = performance.now()
      try {
        const told = await step.run(play)
        console.log(`${good('done')} ${faint(`${told} (${Math.round(performance.now() - began)} ms)`)}`)
      } catch (cause) {
        console.log(bad('failed'))
        throw cause
      }
    }
    tellEvidence(play)
    if (options.keep) keepBundles(play, options.keep)
  } finally {
    await server.close()
    await installation.close()
    if (data) rmSync(data, { recursive: true, force: true })
  }
}

function tellEvidence({ verdicts }: Play): void {
  if (!verdicts) return
  console.log(`\n${strong('What a stranger can verify, with nothing but the two bundles:')}`)
  for (const [side, { checks, ok }] of Object.entries(verdicts)) {
    const count = (word: string) => checks.filter(({ name }) => name.includes(word)).length
    console.log(
      `  ${ok ? good('✓') : bad('✗')} ${sides[side as 'requesting' | 'requested'].trim()}: ${count('manifest')} signed messages, ${count('receipt') - count('receipt checkpoint')} receipts, ${count('entry')} entries proven in the log`,
    )
  }
}

function keepBundles({ bundles }: Play, folder: string): void {
  mkdirSync(folder, { recursive: true })
  for (const [side, bundle] of Object.entries(bundles ?? {})) {
    const path = join(folder, `comity-evidence-${side}.json`)
    writeFileSync(path, `${JSON.stringify(bundle, undefined, 2)}\n`)
    console.log(faint(`  kept ${path}; check it with: npm run comity -- verify ${path}`))
  }
}
