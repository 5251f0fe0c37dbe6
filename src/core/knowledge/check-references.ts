import type { Books } from '#core/knowledge/books'
import type { Instrument, Provision } from '#core/knowledge/instrument'
import type { Offence } from '#core/knowledge/offence'
import type { Rule } from '#core/knowledge/rule'

type Content = Omit<Books, 'hash'>

/** What the books know, for asking whether a name is known. */
interface Known {
  readonly instruments: ReadonlyMap<string, Instrument>
  readonly states: ReadonlySet<string>
  readonly measures: ReadonlySet<string>
  readonly offences: ReadonlySet<string>
}

/** Names that lead from one file to another: a rule, a list or a law that names what is not there would never speak. */
export function checkReferences(content: Content): string[] {
  const known: Known = {
    instruments: new Map(content.instruments.map((one) => [one.id, one])),
    states: new Set(content.states.map(({ code }) => code)),
    measures: new Set(content.measures.map(({ id }) => id)),
    offences: new Set(content.offences.map(({ id }) => id)),
  }
  return [
    ...content.instruments.flatMap((instrument) => checkInstrument(instrument, known)),
    ...content.states.flatMap(({ code, law, sources }) =>
      (law ?? []).flatMap((provision) => checkLaw(`states/${code}`, provision, sources ?? {}, known)),
    ),
    ...content.participations.flatMap(({ instrument, declarations }) =>
      declarations.flatMap(({ state, towards, effect }) =>
        [...(towards ?? []), ...(effect?.kind === 'excludes-states' ? effect.states : [])]
          .filter((code) => !known.states.has(code))
          .map((code) => `participations/${instrument}: ${state}: unknown State "${code}"`),
      ),
    ),
    ...checkOffences(content.offences, known),
  ]
}

function checkInstrument(instrument: Instrument, known: Known): string[] {
  const { id, between, provisions } = instrument
  const at = `instruments/${id}`
  const faults = provisions.flatMap((provision) => checkProvision(at, provision, known))
  for (const code of between ?? []) if (!known.states.has(code)) faults.push(`${at}: unknown State "${code}"`)
  const reaches = provisions.some(({ rules }) => rules?.some(({ kind }) => kind === 'offences'))
  if (instrument.class === 'crime-convention' && !reaches)
    faults.push(`${at}: a crime-convention without a rule of the kind offences`)
  faults.push(...checkMechanisms(instrument).map((fault) => `${at}: ${fault}`))
  return faults
}

const carrying = ['basis', 'offences', 'supplements']

/** An instrument on which a request can rest says so in a provision of that mechanism; else it would be offered without an article. */
function checkMechanisms({ class: kind, mechanisms, provisions }: Instrument): string[] {
  if (kind === 'safeguard' || kind === 'model') return []
  return mechanisms
    .filter(
      (mechanism) =>
        !provisions.some(
          (one) => one.mechanism === mechanism && one.rules?.some((rule) => carrying.includes(rule.kind)),
        ),
    )
    .map((mechanism) => `mechanisms: ${mechanism} has no provision with a rule of the kind basis`)
}

function checkProvision(at: string, { article, rules, replaces }: Provision, known: Known): string[] {
  const faults: string[] = []
  for (const rule of rules ?? []) {
    for (const id of instrumentsIn(rule))
      if (!known.instruments.has(id)) faults.push(`${at}: ${article}: unknown instrument "${id}"`)
    if ('requested' in rule && rule.requested !== undefined && !known.states.has(rule.requested))
      faults.push(`${at}: ${article}: unknown State "${rule.requested}"`)
  }
  for (const spelled of replaces ?? [])
    if (!isProvision(spelled, known)) faults.push(`${at}: ${article}: no provision "${spelled}" to replace`)
  return faults
}

function checkLaw(
  at: string,
  provision: Provision,
  sources: Readonly<Record<string, string>>,
  known: Known,
): string[] {
  const { article, source, rules } = provision
  const faults = checkProvision(at, provision, known)
  if (!(source in sources)) faults.push(`${at}: ${article}: source "${source}" is not in the list of sources`)
  for (const rule of rules ?? [])
    for (const id of 'measures' in rule ? (rule.measures ?? []) : [])
      if (!known.measures.has(id)) faults.push(`${at}: ${article}: unknown measure "${id}"`)
  return faults
}

function instrumentsIn(rule: Rule): readonly string[] {
  switch (rule.kind) {
    case 'displaces':
    case 'supplements':
    case 'ranks-before':
      return rule.instruments
    case 'yields':
      return rule.to
    default:
      return []
  }
}

/** Spelled `ets-030 15`. */
function isProvision(spelled: string, { instruments }: Known): boolean {
  const [, id, article] = /^(\S+) (.+)$/.exec(spelled) ?? []
  return instruments.get(id ?? '')?.provisions.some((one) => one.article === article) ?? false
}

function checkOffences(offences: readonly Offence[], known: Known): string[] {
  const faults: string[] = []
  const seen = new Set<string>()
  for (const { id, listed, conventionOffences, elements } of offences) {
    const at = `offences/${id}`
    if (seen.has(id)) faults.push(`${at}: defined twice`)
    seen.add(id)
    const [, instrument] = /^([a-z0-9-]+):./.exec(id) ?? []
    if (instrument !== undefined && !known.instruments.has(instrument))
      faults.push(`${at}: unknown instrument "${instrument}"`)
    for (const spelled of Object.keys(listed ?? {}))
      if (!isProvision(spelled, known)) faults.push(`${at}: no provision "${spelled}" with a list`)
    for (const offence of conventionOffences ?? [])
      if (!known.offences.has(offence)) faults.push(`${at}: unknown offence "${offence}"`)
    const ids = (elements ?? []).map((element) => element.id)
    for (const element of new Set(ids.filter((one, place) => ids.indexOf(one) !== place)))
      faults.push(`${at}: element "${element}" stands twice`)
  }
  return faults
}
