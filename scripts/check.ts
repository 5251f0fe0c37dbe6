import { spawnSync } from 'node:child_process'
import { styleText } from 'node:util'

/** One look at the house: the command that looks, and the one that mends. */
interface Check {
  readonly name: string
  readonly command: string
  readonly cure: string
}

/** `npm run check`, which is CI word for word. Cheap looks first; all are taken, so that one run tells everything. */
const checks: readonly Check[] = [
  { name: 'format', command: 'prettier --check .', cure: 'npm run format' },
  {
    name: 'types',
    command: 'npm run --silent types',
    cure: 'mend what is named above; npm run types shows it again',
  },
  {
    name: 'lint',
    command: 'npm run --silent lint',
    cure: 'npm run lint -- --fix, then mend the rest by hand',
  },
  {
    name: 'arrows',
    command: 'npm run --silent arrows',
    cure: 'move the code to a room that may, or change the table in scripts/check-arrows.ts and say why',
  },
  {
    name: 'books',
    command: 'npm run --silent books',
    cure: 'mend the file and path named above; npm run books looks again',
  },
  {
    name: 'docs',
    command: 'npm run --silent docs -- --check',
    cure: 'npm run docs, and look at the difference',
  },
  { name: 'tests', command: 'npm test', cure: 'npm test -- <path of the failing file> --spec' },
]

const results = checks.map((check) => {
  console.log(styleText('bold', `\n■ ${check.name}: ${check.command}`))
  const began = performance.now()
  const { status } = spawnSync(check.command, { shell: true, stdio: ['ignore', 'inherit', 'inherit'] })
  return { ...check, good: status === 0, seconds: (performance.now() - began) / 1000 }
})

console.log(styleText('bold', '\n■ result'))
for (const { name, good, seconds, cure } of results) {
  const word = good ? styleText('green', 'good  ') : styleText('red', 'failed')
  console.log(`${word}  ${name.padEnd(8)} ${seconds.toFixed(1).padStart(6)} s${good ? '' : `  → ${cure}`}`)
}
if (results.some(({ good }) => !good)) process.exitCode = 1
