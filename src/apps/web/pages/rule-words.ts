import type { Rule, RuleOf } from '#core/knowledge/rule'
import { personSayings } from './rule-words-person.ts'
import { isolate, type Law } from './use-law.tsx'

type Say<K extends Rule['kind']> = (law: Law, rule: RuleOf<K>) => string

const measuresOf = ({ law, list }: Law, ids: readonly string[]): string =>
  list(ids.map((id) => law(`measure.${id}`)))

const instrumentsOf = ({ library, list }: Law, ids: readonly string[]): string =>
  list(ids.map((id) => isolate(library.instrument(id)?.short ?? id)))

const named: Readonly<Record<string, string>> = {
  'bank-secrecy': 'obstacle.BANK',
  fiscal: 'obstacle.FIS',
  political: 'obstacle.POL',
  military: 'obstacle.MIL',
}

/** Name of a ground for refusal; those with a code of the field have their name there. */
export const groundName = ({ law }: Law, ground: string): string => law(named[ground] ?? `ground.${ground}`)

/** `P30D` as `30 days`, `P2M` as `2 months`, `PT48H` as `48 hours`. */
function tellTime({ say }: Law, length: string): string {
  const [, n = '0', unit = 'D'] = /^P(?:T)?(\d+)([DMYH])$/.exec(length) ?? []
  return say(`page.world.length.${unit}`, { n: Number(n) })
}

const displaces: Say<'displaces'> = (law, { instruments, from }) =>
  [
    law.say('page.law.rule.displaces', { instruments: instrumentsOf(law, instruments) }),
    from && law.say('page.law.rule.from', { day: law.day(from) }),
  ]
    .filter(Boolean)
    .join(' ')

const dual: Say<'dual-criminality'> = ({ say }, { duty, onlyIf, listedExemptMonths }) =>
  [
    say(`page.law.rule.dual.${duty}`),
    onlyIf !== 'always' && say(`page.law.rule.dual.if.${onlyIf}`),
    listedExemptMonths && say('page.law.rule.dual.listed', { n: listedExemptMonths }),
  ]
    .filter(Boolean)
    .join(' ')

const threshold: Say<'threshold'> = ({ say }, { duty, requestingMonths, requestedMonths }) =>
  [
    say(`page.law.rule.threshold.${duty}`),
    requestingMonths && say('page.law.rule.threshold.requesting', { n: requestingMonths }),
    requestedMonths && say('page.law.rule.threshold.requested', { n: requestedMonths }),
  ]
    .filter(Boolean)
    .join(' ')

const channel: Say<'channel'> = (law, { channels, urgent }) => {
  const names = (all: readonly string[]) => law.list(all.map((one) => law.law(`channel.${one}`)))
  const usual = law.say('page.law.rule.channel', { channels: names(channels) })
  return urgent ? `${usual} ${law.say('page.law.channel.urgent', { channels: names(urgent) })}` : usual
}

const language: Say<'language'> = (law, { of, languages, towards }) =>
  [
    law.say(`page.law.rule.language.${of}`, { languages: law.languages(languages ?? []) }),
    ...Object.entries(towards ?? {}).map(([state, tags]) =>
      law.say('page.law.rule.language.towards', { state: law.state(state), languages: law.languages(tags) }),
    ),
  ].join(' ')

const sayings: { readonly [K in Rule['kind']]: Say<K> } = {
  offences: ({ say }, { of, minMonths }) => say(`page.law.rule.offences.${of}`, { n: minMonths ?? 12 }),
  basis: ({ say }) => say('page.law.rule.basis'),
  measures: (law, { only, except }) =>
    only
      ? law.say('page.law.rule.measures.only', { measures: measuresOf(law, only) })
      : law.say('page.law.rule.measures.except', { measures: measuresOf(law, except ?? []) }),
  'gives-way': ({ say }, { paragraphs, keeps }) => say('page.law.rule.gives-way', { paragraphs, keeps }),
  displaces,
  'supersedes-bilaterals': ({ say }) => say('page.law.rule.supersedes'),
  supplements: (law, { instruments }) =>
    law.say('page.law.rule.supplements', { instruments: instrumentsOf(law, instruments) }),
  'without-prejudice': ({ say }) => say('page.law.rule.without-prejudice'),
  ground: (law, { ground, duty }) =>
    law.say(`page.law.rule.ground.${duty}`, { ground: groundName(law, ground) }),
  'ground-excluded': (law, { ground }) =>
    law.say('page.law.rule.closed', { ground: groundName(law, ground) }),
  'dual-criminality': dual,
  threshold,
  channel,
  language,
  clock: (law, rule) =>
    law.say('page.law.rule.clock', {
      what: law.law(`clock.${rule.for}`),
      length: tellTime(law, rule.length),
      from: law.law(`clock.from.${rule.from}`),
    }),
  condition: ({ law }, { code }) => law(`condition.${code}`),
  term: ({ say }, { topic }) => say('page.law.rule.term', { topic: say(`page.law.topic.${topic}`) }),
  yields: (law, { to }) => law.say('page.world.rule.yields', { instruments: instrumentsOf(law, to) }),
  'ranks-before': (law, { instruments }) =>
    law.say('page.world.rule.ranks-before', { instruments: instrumentsOf(law, instruments) }),
  ...personSayings,
}

/** What a provision does to a request, in a sentence, with the measures and the State it is limited to. */
export function tellRule(law: Law, rule: Rule): string {
  const says = (sayings[rule.kind] as Say<Rule['kind']>)(law, rule)
  const measures = 'measures' in rule && rule.measures ? measuresOf(law, rule.measures) : undefined
  const except = 'exceptMeasures' in rule && rule.exceptMeasures && measuresOf(law, rule.exceptMeasures)
  const requested = 'requested' in rule && rule.requested ? law.state(rule.requested) : undefined
  const phase = 'phase' in rule && rule.phase
  return [
    says,
    phase && law.say(`page.world.rule.phase.${phase}`),
    measures && law.say('page.law.rule.only-measures', { measures }),
    except && law.say('page.law.rule.except', { measures: except }),
    requested && law.say('page.law.rule.only-requested', { state: requested }),
  ]
    .filter(Boolean)
    .join(' ')
}
