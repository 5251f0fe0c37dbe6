import { words } from '#apps/cli/law/codes'
import { readDay, readMechanisms, readState } from '#apps/cli/law/names'
import { openChosen, type Chosen } from '#apps/cli/law/open-chosen'
import { imagine } from '#apps/cli/law/read-what-if'
import { faint, strong } from '#apps/cli/say'
import { reaches, reachOfAll, type Reach } from '#core/law/world'

interface Showing extends Chosen {
  readonly json?: boolean
  readonly asOf?: string
  readonly mechanism?: string
  readonly inward?: boolean
  readonly whatIf?: readonly string[]
}

const reachWords: Readonly<Record<Reach, string>> = {
  order: 'order or warrant of the Union',
  treaty: 'treaty on the mechanism',
  convention: 'convention on crimes, for its offences',
  arrangement: 'scheme or network',
  law: 'law of the requested State',
  open: 'not known',
  none: 'nothing',
}

/** `comity world`: on what a State could rest a request to every other State of the books, or each of them one to it. */
export async function showWorld(code: string, options: Showing): Promise<void> {
  const { json, asOf, mechanism, inward, whatIf, ...chosen } = options
  const library = imagine(await openChosen(chosen), whatIf ?? [])
  const [state, on, [which]] = [readState(library, code), readDay(asOf), readMechanisms(mechanism)]
  const side = inward ? 'requested' : 'requesting'
  const rows = reachOfAll(library, state.code, side, which!, on)
  const count = Object.fromEntries(
    reaches.map((one) => [one, rows.filter(({ reach }) => reach === one).length]),
  )
  if (json) {
    console.log(JSON.stringify({ [side]: state.code, mechanism: which, asOf: on, count, rows }, undefined, 2))
    return
  }
  console.log(strong(`${state.name.en} as ${side} State: ${words(which!)}, on ${on}`))
  for (const { state: other, reach, instrument } of rows)
    console.log(
      `  ${other}  ${reachWords[reach].padEnd(38)} ${faint(instrument ?? '')}  ${faint(library.state(other)?.name.en ?? '')}`,
    )
  console.log(reaches.map((one) => `${reachWords[one]}: ${count[one]}`).join('; '))
}
