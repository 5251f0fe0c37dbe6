import { checkParticipations } from '#core/knowledge/check-participations'
import { checkTimes } from '#core/knowledge/check-times'
import { againAt, type Content, type EntryFault } from '#core/knowledge/entry-fault'
import type { Instrument } from '#core/knowledge/instrument'

/** Who is bound: whether the books say so of every instrument in exactly one way, and rows that contradict themselves or their instrument. */
export function checkParties({ instruments, participations, states }: Content): EntryFault[] {
  const files = new Map(participations.map((file) => [file.instrument, file]))
  return [
    ...instruments.flatMap((instrument) => [
      ...checkSaid(instrument, files.has(instrument.id)),
      ...checkHead(instrument),
      ...checkTimes(
        `instruments/${instrument.id}`,
        { suspensions: instrument.suspensions ?? [] },
        instrument.sources,
      ),
    ]),
    ...participations.flatMap((file) => {
      const instrument = instruments.find(({ id }) => id === file.instrument)
      return instrument ? checkParticipations(file, instrument) : []
    }),
    ...states.flatMap(({ code, memberships }) => [
      ...checkTimes(`states/${code}`, { memberships: memberships ?? [] }),
      ...checkMemberships(`states/${code}`, memberships ?? []),
    ]),
  ]
}

/** Nobody is bound by a model, and a law is that of one State: there is no list of Parties to have. */
const needsNoParties = ['model', 'national-law']

/** *Absent*, *none* and *not known* are three answers: a list that was lost must not look like one that nobody has. */
function checkSaid(instrument: Instrument, hasFile: boolean): EntryFault[] {
  const { id, between, parties, class: kind } = instrument
  const at = `instruments/${id}`
  const file = `participations/${id.replace(':', '--')}.yaml`
  if (between || needsNoParties.includes(kind)) {
    const [said, is] = [
      [parties && 'parties', hasFile && file].filter(Boolean).join(' and '),
      between ? 'a treaty between two States' : `a ${kind}`,
    ]
    if (said === '') return []
    return [
      {
        at,
        path: [parties ? 'parties' : between ? 'between' : 'class'],
        what: `${is} has ${said}, too.`,
        why: 'Two places would say who is bound, and they may differ.',
        mend: `Take away ${said}.`,
      },
    ]
  }
  if (hasFile && parties)
    return [
      {
        at,
        path: ['parties'],
        what: `parties: ${parties}, and ${file} has a list.`,
        why: 'One of the two is wrong, and nobody can tell which.',
        mend: 'Take away "parties".',
      },
    ]
  if (hasFile || parties) return []
  return [
    {
      at,
      path: ['id'],
      names: [id],
      what: `nothing says who is bound: there is no ${file}, no "between" and no "parties".`,
      why: 'Whether a State is bound would be not known for every State: that may be so, or a file was lost.',
      mend: `Bring back ${file}; for a treaty of two States add "between"; where the books have no list, say so: parties: not-in-books.`,
    },
  ]
}

function checkHead({ id, between, classIn, mechanisms, lastInForce, endNotKnown }: Instrument): EntryFault[] {
  const at = `instruments/${id}`
  const faults: EntryFault[] = againAt(mechanisms, (one) => one).map(([twice]) => ({
    at,
    path: ['mechanisms', twice],
    what: `${mechanisms[twice]!} stands twice in "mechanisms".`,
    why: 'Another mechanism was probably meant.',
    mend: 'Take it away, or write the one that was meant.',
  }))
  for (const mechanism of Object.keys(classIn ?? {}) as typeof mechanisms)
    if (!mechanisms.includes(mechanism))
      faults.push({
        at,
        path: ['classIn', mechanism],
        what: `"classIn" names ${mechanism}, which is not among the mechanisms.`,
        why: 'No request rests on it for that mechanism, so that its class there says nothing.',
        mend: 'Add it to "mechanisms", or take it away here.',
      })
  if (lastInForce && endNotKnown)
    faults.push({
      at,
      path: ['endNotKnown'],
      what: `The last day in force is ${lastInForce}, and whether it ended is said to be not known.`,
      why: 'Only one of the two can be so.',
      mend: 'Keep "lastInForce" or "endNotKnown".',
    })
  const bilateral = id.startsWith('bilateral:')
  if (bilateral !== Boolean(between))
    faults.push({
      at,
      path: [between ? 'between' : 'id'],
      what: between ? `${id} is between two States.` : `${id} has no "between".`,
      why: 'Without the two States it would bind nobody; with them, it is named after them.',
      mend: between ? 'Begin the id with bilateral: and the two codes.' : 'Add between: [XXX, YYY].',
    })
  if (between) faults.push(...checkTwo(at, id, between))
  return faults
}

function checkTwo(at: string, id: string, [one, other]: readonly [string, string]): EntryFault[] {
  const spelled = `bilateral:${one.toLowerCase()}-${other.toLowerCase()}-`
  const why =
    'A treaty is looked for under its two States in the order of the alphabet, and would not be found.'
  const fault = (what: string, mend: string) => [{ at, path: ['between'], what, why, mend }]
  if (one === other) return fault(`"between" names ${one} twice.`, 'Write the other State.')
  if (one > other)
    return fault(`"between" is not in the order of the alphabet.`, `Write between: [${other}, ${one}].`)
  if (!id.startsWith(spelled) && id.startsWith('bilateral:'))
    return fault(
      `"between" is ${one} and ${other}, and the id says ${id}.`,
      `Begin the id with ${spelled}, or correct "between".`,
    )
  return []
}

type Rows = Content['states'][number]['memberships']

function checkMemberships(at: string, rows: NonNullable<Rows>): EntryFault[] {
  return rows.flatMap((row, place) => {
    const first = rows
      .slice(0, place)
      .find(
        (one) =>
          one.of === row.of &&
          (one.from ?? '') < (row.until ?? '9999') &&
          (row.from ?? '') < (one.until ?? '9999'),
      )
    if (!first) return []
    const mend = 'Keep one, or let the first end ("until") where the second begins.'
    const why = 'On such a day two rows would decide, and they may differ.'
    return [
      { at, path: ['memberships', place], what: `Two memberships of ${row.of} hold on one day.`, why, mend },
    ]
  })
}
