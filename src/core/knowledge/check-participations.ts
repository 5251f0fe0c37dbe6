import { checkTimes } from '#core/knowledge/check-times'
import { againAt, hasArticle, type EntryFault } from '#core/knowledge/entry-fault'
import type { Instrument } from '#core/knowledge/instrument'
import type { Participations } from '#core/knowledge/participation'

/** Rows of a list of Parties that contradict themselves, each other, or the instrument. */
export function checkParticipations(
  file: Participations,
  { lastInForce, provisions }: Instrument,
): EntryFault[] {
  const at = `participations/${file.instrument}`
  const { bound, signed, declarations, suspensions } = file
  const parties = new Set([...bound, ...signed].map(({ state }) => state))
  const articles = provisions.map(({ article }) => article)
  const stranger = (key: string) => (row: { readonly state: string }, place: number) =>
    parties.has(row.state) || !file.complete ? [] : [tellStranger(at, [key, place], row.state)]
  return [
    ...checkTimes(at, { declarations }),
    ...checkTimes(at, { suspensions: suspensions ?? [] }, file.sources),
    ...declarations.flatMap(stranger('declarations')),
    ...(suspensions ?? []).flatMap(stranger('suspensions')),
    ...againAt(signed, ({ state }) => state).map(([place]) =>
      tellTwice(at, ['signed', place], `${signed[place]!.state} signed twice.`),
    ),
    ...againAt(declarations, (row) => JSON.stringify(row)).map(([place]) =>
      tellTwice(
        at,
        ['declarations', place],
        `One declaration of ${declarations[place]!.state} stands twice.`,
      ),
    ),
    ...bound.flatMap((row, place) => checkBound(at, file.readOn, lastInForce, row, place)),
    ...signed.flatMap(({ state, on }, place) =>
      on ? checkPast(at, file.readOn, ['signed', place, 'on'], `${state} signed on ${on}`, on) : [],
    ),
    ...declarations.flatMap(({ state, article, effect, towards }, place) => [
      ...(effect?.kind === 'excludes-article' ? (effect.articles ?? [article]) : [])
        .filter((one) => !hasArticle(articles, one))
        .map((one) => ({
          at,
          path: ['declarations', place],
          names: [file.instrument],
          what: `${state} excludes article ${one}, which is not among the provisions of ${file.instrument}.`,
          why: 'It would exclude nothing, and the request would go the way that the State has closed.',
          mend: `Spell it as the instrument does, or add the article to instruments/${file.instrument}.yaml.`,
        })),
      ...(towards ?? [])
        .filter((one) => one === state)
        .map(() =>
          tellTwice(at, ['declarations', place, 'towards'], `${state} makes a declaration towards itself.`),
        ),
    ]),
  ]
}

const tellTwice = (at: string, path: readonly PropertyKey[], what: string): EntryFault => ({
  at,
  path,
  what,
  why: 'Another State, or something else, was probably meant.',
  mend: 'Take it away, or write what was meant.',
})

const tellStranger = (at: string, path: readonly PropertyKey[], state: string): EntryFault => ({
  at,
  path,
  ofAbsence: true,
  what: `${state} declares something, and is neither bound nor has it signed.`,
  why: 'The list is said to be complete; what a State declares that is not on it never has effect.',
  mend: `Correct the State, add the row that binds ${state}, or say complete: false.`,
})

function checkPast(
  at: string,
  readOn: string,
  path: readonly PropertyKey[],
  told: string,
  on: string,
): EntryFault[] {
  if (on <= readOn) return []
  const why = 'What had not happened yet when the rows were gathered cannot be known.'
  return [
    {
      at,
      path,
      what: `${told}, after the rows were gathered on ${readOn}.`,
      why,
      mend: 'Correct the day, or "readOn".',
    },
  ]
}

function checkBound(
  at: string,
  readOn: string,
  lastInForce: string | undefined,
  { state, act, deposited, from }: Participations['bound'][number],
  place: number,
): EntryFault[] {
  const faults = deposited
    ? checkPast(at, readOn, ['bound', place, 'deposited'], `${state} deposited on ${deposited}`, deposited)
    : []
  if (deposited && from && from < deposited && act !== 'succession')
    faults.push({
      at,
      path: ['bound', place, 'from'],
      what: `${state} is bound from ${from}, before the ${act} of ${deposited}.`,
      why: 'Only a successor is bound from a day before its act.',
      mend: 'Correct one of the two days, or act: succession.',
    })
  if (from && lastInForce && from > lastInForce)
    faults.push({
      at,
      path: ['bound', place, 'from'],
      what: `${state} is bound from ${from}, after the last day in force, ${lastInForce}.`,
      why: 'Nobody can be bound by what has ended.',
      mend: 'Correct "from" here or "lastInForce" of the instrument.',
    })
  return faults
}
