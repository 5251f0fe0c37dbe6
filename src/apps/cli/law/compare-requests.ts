import { words } from '#apps/cli/law/codes'
import { openChosen, type Chosen } from '#apps/cli/law/open-chosen'
import { readCases } from '#apps/cli/law/read-cases'
import { faint, strong } from '#apps/cli/say'
import { spell } from '#core/kernel/finding'
import { compareRequests, type Competition } from '#core/law/competing'
import type { Situation } from '#core/law/situation'

/**
 * `comity competing`: two requests for one person, side by side, with the provision by which the requested State
 * chooses. It weighs nothing: the State decides.
 *
 * @throws Error where the file does not hold exactly two requests of two States to the same third one
 */
export async function compareCases(
  path: string,
  { json, ...chosen }: Chosen & { json?: boolean },
): Promise<void> {
  const library = await openChosen(chosen)
  const [first, second, more] = readCases(library, path)
  for (const one of [first, second])
    if (one?.refused)
      throw new Error(`${path}: ${one.id}: ${one.refused.map(({ why, mend }) => `${why} ${mend}`).join(' ')}`)
  if (!first?.situation || !second?.situation || more)
    throw new Error(`${path}: two requests are compared, no more and no fewer. Write two cases.`)
  const told = compare(path, () => compareRequests(library, first.situation!, second.situation!))
  if (json) console.log(JSON.stringify(told, undefined, 2))
  else console.log(tell(told, first.situation, second.situation).join('\n'))
}

function compare(path: string, run: () => Competition): Competition {
  try {
    return run()
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause
    throw new Error(`${path}: ${cause.message}`, { cause })
  }
}

function tell({ rules, weights }: Competition, first: Situation, second: Situation): string[] {
  const by = rules.map(({ by: way, cites }) => `${cites.map(spell).join(', ')} (${words(way)})`)
  return [
    strong(`${first.requesting} and ${second.requesting} ask ${first.requested} for one person`),
    by.length > 0
      ? `Chosen by ${by.join('; ')}. The requested State decides.`
      : 'No provision of the books tells how to choose; the requested State is free.',
    ...weights.map(
      ({ factor, first: one, second: other }) =>
        `  ${words(factor)}: ${first.requesting} ${one ?? faint('not known')}; ${second.requesting} ${other ?? faint('not known')}`,
    ),
  ]
}
