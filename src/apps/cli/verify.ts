import { readFileSync } from 'node:fs'
import { verifyBundle } from '#core/exchange/verify-bundle'
import { bad, faint, good } from '#apps/cli/say'

/**
 * `comity verify <bundle>`: checks an evidence bundle with the core alone: no database, no keys, no network.
 *
 * @returns whether every check is good
 */
export function verify(path: string, trusted: readonly string[]): boolean {
  const given = readBundle(path)
  const verdict = verifyBundle(given, trusted.length > 0 ? trusted : undefined)
  for (const { name, ok, why } of verdict.checks)
    console.log(`${ok ? good('✓') : bad('✗')} ${name}  ${faint(why)}`)
  console.log('\nKeys relied on; compare them with what reached you another way:')
  for (const { party, use, fingerprint } of verdict.keys) console.log(`  ${party} ${use}\n    ${fingerprint}`)
  const failed = verdict.checks.filter(({ ok }) => !ok).length
  console.log(
    verdict.ok
      ? `\n${good('The evidence holds.')}`
      : `\n${bad(`The evidence does not hold: ${failed} of ${verdict.checks.length} checks failed.`)}`,
  )
  return verdict.ok
}

function readBundle(path: string): unknown {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch {
    throw new Error(`${path} cannot be read. Name the file that was exported as evidence.`)
  }
  try {
    return JSON.parse(text)
  } catch {
    throw new Error(`${path} is no evidence bundle (not JSON). Export it again from the case.`)
  }
}
