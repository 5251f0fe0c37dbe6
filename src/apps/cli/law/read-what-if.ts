import { readDay, readInstrument, readState } from '#apps/cli/law/names'
import type { Library } from '#core/knowledge/books'
import { type Supposition } from '#core/knowledge/supposition'
import { suppose } from '#core/law/what-if'

const how =
  "Write 'FRA joins ets-073 2027-01-01', 'FRA leaves ets-073 2027-01-01' or 'FRA withdraws ets-024 6'."

/** One supposition as a sentence: who, does what, which instrument, and a day or an article. */
export function readWhatIf(library: Library, text: string): Supposition {
  const [who, verb, which, ...rest] = text.trim().split(/\s+/)
  const last = rest.join(' ')
  if (!who || !verb || !which || last === '')
    throw new Error(`--what-if '${text}': something is missing. ${how}`)
  const [state, instrument] = [readState(library, who).code, readInstrument(library, which).id]
  switch (verb) {
    case 'joins':
      return { kind: 'joins', state, instrument, from: readDay(last, '--what-if') }
    case 'leaves':
      return { kind: 'leaves', state, instrument, until: readDay(last, '--what-if') }
    case 'withdraws':
      refuseUndeclared(library, state, instrument, last)
      return { kind: 'withdraws-declaration', state, instrument, article: last }
    default:
      throw new Error(
        `--what-if '${text}': a State joins, leaves or withdraws, it does not "${verb}". ${how}`,
      )
  }
}

/** A declaration is withdrawn under the article under which it was made. */
function refuseUndeclared(library: Library, state: string, instrument: string, article: string): void {
  const mine = library.participation(instrument)?.declarations.filter((row) => row.state === state) ?? []
  if (mine.some((row) => row.article === article)) return
  const articles = [...new Set(mine.map((row) => row.article))].join(', ')
  throw new Error(
    `--what-if: ${state} has no declaration under ${instrument} ${article} in the books. ${articles ? `It has some under: ${articles}.` : 'It has none under this instrument.'}`,
  )
}

/** The books as they would be; the same books where nothing is supposed. */
export function imagine(library: Library, texts: readonly string[]): Library {
  if (texts.length === 0) return library
  const supposed = texts.map((text) => readWhatIf(library, text))
  try {
    return suppose(library, supposed)
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause
    throw new Error(`--what-if: ${cause.message} An answer to it would be the answer of today.`, { cause })
  }
}
