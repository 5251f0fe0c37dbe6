import { readInstrument } from '#apps/cli/law/names'
import { openChosen, type Chosen } from '#apps/cli/law/open-chosen'
import { ruleWords } from '#apps/cli/law/rule-words'
import { words } from '#apps/cli/law/codes'
import { faint, good, strong } from '#apps/cli/say'
import { mechanisms, type Instrument, type Provision } from '#core/knowledge/instrument'
import type { Declaration, Participation, Participations } from '#core/knowledge/participation'

/** `comity instrument`: one treaty as the books have it, and how far that was compared with the text. */
export async function showInstrument(
  id: string,
  { json, ...chosen }: Chosen & { readonly json?: boolean },
): Promise<void> {
  const library = await openChosen(chosen)
  const instrument = readInstrument(library, id)
  const participation = library.participation(instrument.id)
  if (json) {
    console.log(JSON.stringify(asJson(instrument, participation), undefined, 2))
    return
  }
  const lines = [
    ...tellHead(instrument),
    ...tellArticles(instrument),
    ...tellParties(instrument, participation),
  ]
  for (const [key, source] of Object.entries({ ...instrument.sources, ...participation?.sources }))
    lines.push(faint(`  source ${key}: ${source}`))
  console.log(lines.join('\n'))
}

function asJson(instrument: Instrument, participation: Participations | undefined) {
  const { provisions, ...head } = instrument
  return {
    ...head,
    articles: provisions.map(({ rules, ...provision }) => ({
      ...provision,
      rules: (rules ?? []).map((rule) => ({ ...rule, inWords: ruleWords(rule) })),
    })),
    participation: participation ?? null,
  }
}

function tellHead({ id, title, short, class: kind, classIn, between, ...rest }: Instrument): string[] {
  const { adopted, inForce, lastInForce, endNotKnown, depositary, series, confidence, note } = rest
  const end = lastInForce ? `, last day ${lastInForce}` : endNotKnown ? ', whether it ended is not known' : ''
  const special = Object.entries(classIn ?? {}).map(
    ([mechanism, one]) => `; for ${words(mechanism)} ${words(one)}`,
  )
  return [
    `${strong(title.en)} ${faint(`[${id}]`)}`,
    ...[title.fr, title.es].filter(Boolean).map((one) => faint(`  ${one}`)),
    `  ${short}: ${words(kind)}${special.join('')}; for ${rest.mechanisms.map(words).join(', ')}`,
    `  adopted ${adopted ?? 'not known'}, in force ${inForce ?? 'not yet, or not known'}${end} ${faint(`(confidence of the dates: ${confidence})`)}`,
    `  ${series}; depositary: ${depositary}${between ? `; between ${between.join(' and ')}` : ''}`,
    ...(note ? [faint(`  ${note}`)] : []),
  ]
}

/** Articles by mechanism, in the order of the text; a tick says that the summary was compared with it. */
function tellArticles({ provisions }: Instrument): string[] {
  const compared = provisions.filter(({ checked }) => checked).length
  const lines = [
    '',
    `${provisions.length} articles, ${compared} compared with the text ${faint('(✓ compared, · not)')}`,
  ]
  for (const mechanism of mechanisms) {
    const mine = provisions.filter((provision) => provision.mechanism === mechanism)
    if (mine.length > 0) lines.push('', strong(words(mechanism)), ...mine.flatMap(tellProvision))
  }
  return lines
}

const tellProvision = ({
  article,
  says,
  checked,
  source,
  conditional,
  always,
  replaces,
  rules,
}: Provision): string[] => [
  `  ${checked ? good('✓') : faint('·')} ${article}  ${says.trim()} ${faint(`[${source}]`)}`,
  ...(conditional ? ['      falls away where a treaty of assistance binds the two States'] : []),
  ...(always ? ['      binds the requested State whatever the basis'] : []),
  ...(replaces ? [`      stands in the place of ${replaces.join(', ')}`] : []),
  ...(rules ?? []).map((rule) => `      → ${ruleWords(rule)}`),
]

function tellParties({ between, parties }: Instrument, file: Participations | undefined): string[] {
  if (!file) {
    const none = parties
      ? 'The books have no list of who is bound: of every State that is not known.'
      : 'It has no Parties.'
    return ['', between ? `Binds ${between.join(' and ')}.` : none, '']
  }
  return [
    '',
    `${strong('Parties')} ${faint(`(read on ${file.readOn}; ${file.complete ? 'the list is complete' : 'a State that is not named is not known, never not bound'})`)}`,
    ...file.bound.map(tellBound),
    ...file.signed.map(({ state, on }) => `  ${state}  only signed${on ? ` on ${on}` : ''}`),
    ...(file.declarations.length > 0
      ? ['', strong('Declarations'), ...file.declarations.map(tellDeclaration)]
      : []),
    '',
  ]
}

const tellBound = ({ state, from, until, act, confidence, source, side, note }: Participation): string =>
  `  ${state}  ${from ? `from ${from}` : 'first day not known'}${until ? ` until ${until} (first day no longer bound)` : ''} ${faint(
    [act, side, confidence === 'high' ? undefined : `confidence ${confidence}`, `[${source}]`, note]
      .filter(Boolean)
      .join(', '),
  )}`

const tellDeclaration = ({ state, article, kind, says, effect, from, until, towards }: Declaration): string =>
  `  ${state}  ${article}, ${kind}: ${says.trim()} ${faint(
    [
      from && `from ${from}`,
      until && `until ${until}`,
      towards && `towards ${towards.join(', ')}`,
      effect ? `counts as: ${words(effect.kind)}` : 'shown, not judged',
    ]
      .filter(Boolean)
      .join('; '),
  )}`
