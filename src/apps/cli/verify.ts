import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { Bundle } from '#core/exchange/bundle'
import { spellParty } from '#core/exchange/party'
import { verifyBundle } from '#core/exchange/verify-bundle'
import { findPaper } from '#core/exchange/verify-messages'
import { bad, faint, good } from '#apps/cli/say'

/**
 * `comity verify <bundle>`: checks an evidence bundle with the core alone: no database, no keys, no network.
 *
 * @param trusted fingerprints that came by another way
 * @param papers  files to look for among those that the messages carried
 * @returns whether every check is good and every paper was carried
 */
export function verify(
  path: string,
  trusted: readonly string[] = [],
  papers: readonly string[] = [],
): boolean {
  const given = readBundle(path)
  const verdict = verifyBundle(given, trusted.length > 0 ? trusted : undefined)
  for (const { name, ok, why } of verdict.checks)
    console.log(`${ok ? good('✓') : bad('✗')} ${name}  ${faint(why)}`)
  console.log('\nKeys relied on; compare them with what reached you another way:')
  for (const { party, use, fingerprint } of verdict.keys) console.log(`  ${party} ${use}\n    ${fingerprint}`)
  const failed = verdict.checks.filter(({ ok }) => !ok).length
  console.log(
    verdict.ok
      ? `\n${good('The evidence holds.')} ${trusted.length > 0 ? 'Every key is one that you named.' : 'It does not tell whose keys these are: compare the fingerprints above, or name those that you know with --trust.'}`
      : `\n${bad(`The evidence does not hold: ${failed} of ${verdict.checks.length} checks failed.`)}`,
  )
  return verdict.ok && papers.map((paper) => tellPaper(Bundle.parse(given), paper)).every(Boolean)
}

/** Tells which message carried a file, byte for byte. */
function tellPaper(bundle: Bundle, path: string): boolean {
  const digest = createHash('sha256').update(readFileSync(path)).digest('hex')
  const carried = findPaper(bundle, digest)
  if (carried.length === 0)
    console.log(`${bad('✗')} ${path}: no message of this evidence carried these very bytes`)
  for (const { name, message } of carried) {
    const { kind, from, to, sentAt, id } = message
    console.log(
      `${good('✓')} ${path} is “${name}” of the ${kind} from ${spellParty(from)} to ${spellParty(to)}, sent at ${sentAt} ${faint(id)}`,
    )
  }
  return carried.length > 0
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
