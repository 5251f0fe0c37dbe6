import { words } from '#apps/cli/law/codes'
import { readDay, readState } from '#apps/cli/law/names'
import { openChosen, type Chosen } from '#apps/cli/law/open-chosen'
import { ruleWords } from '#apps/cli/law/rule-words'
import { faint, good, strong } from '#apps/cli/say'
import type { Day } from '#core/kernel/day'
import type { Library } from '#core/knowledge/books'
import type { State } from '#core/knowledge/state'
import { bindingOf, type Binding } from '#core/law/binding'

interface Bound extends Binding {
  readonly instrument: string
  readonly short: string
  readonly with?: string
}

/** Treaties of which the books say something about the State on the day; silence of a list is left out. */
function treatiesOf(library: Library, code: string, on: Day): readonly Bound[] {
  return library.books.instruments.flatMap((instrument) => {
    if (instrument.between && !instrument.between.includes(code)) return []
    const binding = bindingOf(library, instrument, code, on)
    if (['no-record', 'not-party'].includes(binding.reason)) return []
    const other = instrument.between?.find((one) => one !== code)
    return [
      { instrument: instrument.id, short: instrument.short, ...(other ? { with: other } : {}), ...binding },
    ]
  })
}

/** `comity state`: a State as the books have it. */
export async function showState(
  code: string,
  { json, asOf, ...chosen }: Chosen & { readonly json?: boolean; readonly asOf?: string },
): Promise<void> {
  const library = await openChosen(chosen)
  const [state, on] = [readState(library, code), readDay(asOf)]
  const treaties = treatiesOf(library, state.code, on)
  if (json) {
    const law = (state.law ?? []).map(({ rules, ...one }) => ({
      ...one,
      rules: (rules ?? []).map((rule) => ({ ...rule, inWords: ruleWords(rule) })),
    }))
    console.log(JSON.stringify({ ...state, law, asOf: on, treaties }, undefined, 2))
    return
  }
  console.log([...tellState(state), ...tellLaw(state), ...tellTreaties(treaties, on)].join('\n'))
}

function tellState({
  code,
  alpha2,
  name,
  languages,
  since,
  memberships,
  authorities,
  note,
}: State): string[] {
  return [
    `${strong(name.en)} ${faint(`[${code}, ${alpha2}] ${name.fr}, ${name.es}`)}`,
    ...(since ? [`  a State since ${since}`] : []),
    `  languages: ${languages.join(', ') || 'not known'}`,
    ...(note ? [faint(`  ${note}`)] : []),
    '',
    strong('Memberships'),
    ...(memberships ?? []).map(
      ({ of, from, until, source, confidence }) =>
        `  ${of}  ${from ? `from ${from}` : 'since when is not known'}${until ? ` until ${until}` : ''} ${faint(`${confidence}; ${source}`)}`,
    ),
    ...(memberships?.length ? [] : ['  the books name none']),
    '',
    strong('Authorities'),
    ...authorities.map(
      ({ name: office, for: tasks, channel, languages: tongues, source }) =>
        `  ${office}: ${tasks}; ${channel}${tongues.length > 0 ? `; in ${tongues.join(', ')}` : ''} ${faint(source)}`,
    ),
    ...(authorities.length > 0 ? [] : ['  the books name none']),
  ]
}

const tellLaw = ({ law, sources }: State): string[] => [
  '',
  `${strong('Law')} ${faint('(✓ compared with the text, · not; silence says nothing)')}`,
  ...(law ?? []).flatMap(({ article, mechanism, says, checked, source, rules }) => [
    `  ${checked ? good('✓') : faint('·')} ${article} (${words(mechanism)})  ${says.trim()} ${faint(`[${sources?.[source] ?? source}]`)}`,
    ...(rules ?? []).map((rule) => `      → ${ruleWords(rule)}`),
  ]),
  ...(law?.length ? [] : ['  the books have none of it']),
]

const reasons: Partial<Record<Binding['reason'], string>> = {
  'not-yet': 'not yet bound',
  ended: 'no longer bound',
  'signed-only': 'only signed',
  'date-not-known': 'has consented, but from which day is not known',
}

const tellTreaties = (treaties: readonly Bound[], on: Day): string[] => [
  '',
  strong(`Treaties on ${on}`),
  ...treaties.map(
    ({ instrument, short, with: other, answer, reason, from, until, confidence }) =>
      `  ${answer === 'yes' ? good('●') : faint('○')} ${short} ${faint(`[${instrument}]`)}${other ? ` with ${other}` : ''}: ${
        reasons[reason] ?? 'bound'
      }${from ? ` from ${from}` : ''}${until ? ` until ${until}` : ''}${confidence && confidence !== 'high' ? faint(` (confidence ${confidence})`) : ''}`,
  ),
]
