import type { Library } from '#core/knowledge/books'
import type { Given } from '#core/knowledge/given'
import type { GivenFault } from '#core/law/given'

/**
 * Codes that are no State of the books and yet name a place where a person can live or an act be committed.
 *
 * @source ISO 3166-1 alpha-3
 */
const otherPlaces = new Set(
  (
    'ABW AIA ALA ASM ATA ATF BES BLM BMU BVT CCK CXR CYM ESH FLK FRO GGY GIB GLP GRL GUF GUM HMD IMN IOT ' +
    'JEY MAC MAF MNP MSR MTQ MYT NCL NFK PCN PRI PYF REU SGS SHN SJM SPM SXM TCA TKL TWN UMI VGB VIR WLF'
  ).split(' '),
)

/** Refuses a code of a State that is none wherever a fact names one: mistyped, it would read as another State. */
export function checkNamedStates(library: Library, { person, facts, offences }: Given): GivenFault[] {
  const named: (readonly [string, readonly (string | false | undefined)[]])[] = [
    ['person.nationalities', person?.nationalities ?? []],
    ['person.residence', [person?.residence]],
    ['person.refugeeRecognisedBy', [person?.refugeeRecognisedBy]],
    ['person.refugeeFrom', [person?.refugeeFrom]],
    ['facts.notPunishableIn', facts.notPunishableIn ?? []],
    ['facts.finallyDisposedIn', [facts.finallyDisposedIn]],
    ['facts.timeBarredIn', facts.timeBarredIn ?? []],
    ['facts.amnestyIn', [facts.amnestyIn]],
    ...offences.map(
      ({ maxMonths }, at) => [`offences[${at}].maxMonths`, Object.keys(maxMonths ?? {})] as const,
    ),
  ]
  return named.flatMap(([path, codes]) =>
    codes
      .filter((code) => typeof code === 'string' && !library.state(code) && !otherPlaces.has(code))
      .map((code) => ({
        path,
        why: `No State has the code ${String(code)}.`,
        mend: 'Use an ISO 3166-1 alpha-3 code such as DEU (XKX for Kosovo).',
      })),
  )
}
