import { spell, type Citation } from '#core/kernel/finding'
import { Fault } from '#core/kernel/outcome'
import type { Library } from '#core/knowledge/books'
import type { Instrument } from '#core/knowledge/instrument'
import type { Rule, RuleOf } from '#core/knowledge/rule'
import type { Considered } from '#core/law/bases'
import { declarationsOf, isDeclared } from '#core/law/binding'
import { profileOf, type Card, type CardRow, type Profile } from '#core/law/profile'
import { isOffenceOf, reachesOffences, type Carried, type Sphere } from '#core/law/scope'
import type { Situation } from '#core/law/situation'

/** An instrument whose rules speak to a request, and whether its mini-treaty runs. */
export type Voice = Pick<Considered, 'profile' | 'miniTreaty'>

/** An instrument that speaks whatever the basis is: the law of a State. */
export const voiceOf = (instrument: Instrument, sphere: Sphere): Voice => ({
  profile: profileOf(instrument, sphere),
  miniTreaty: undefined,
})

/** Rules of a kind that are in force for this pair and this measure, in the order of the text. */
export type Speaking = <K extends Rule['kind']>(voice: Voice, kind: K) => readonly Carried<RuleOf<K>>[]

const silence: readonly Carried<never>[] = []

/**
 * Which rules of the bases speak. Silent are: a mini-treaty that is switched off, a provision in whose place
 * another basis puts its own, an article that one of the two States has excluded, a rule about another
 * requested State, another phase or another measure, and a general rule where the same instrument has one for
 * the measure.
 *
 * @param hopeful whether an offence of which it is not known counts as one of those for which alone a ground is closed
 * @source UNCAC art. 46(7); ETS 182 art. 3-5; ETS 098 chapter II; CETS 212 art. 1; VCLT art. 21(1) and (3) for reservations
 * @throws Fault `law.conflict` where two bases put their own provision in the place of the same one
 */
export function listenTo(
  library: Library,
  bases: readonly Considered[],
  situation: Situation,
  hopeful = false,
): Speaking {
  const excluded = excludedArticles(library, bases, situation)
  const replaced = findReplaced(bases, excluded, situation)
  const allSpeak = replaced.size === 0 && excluded.size === 0
  const isSilent = ({ cites: [at] }: Carried) => {
    if (allSpeak) return false
    const spelled = spell(at)
    return replaced.has(spelled) || excluded.has(spelled)
  }

  let asked: Voice | undefined
  let card: Card | undefined
  return (voice, kind) => {
    // One instrument is asked for many kinds, one after the other.
    if (!card || asked !== voice) {
      asked = voice
      card = cardOf(voice, situation)
    }
    const row = card.get(kind)
    if (!row) return silence
    if (allSpeak && !row.closer) return row.told as readonly Carried<RuleOf<typeof kind>>[]
    const speaks = (one: Carried) => isForCase(one.rule, voice, library, situation, hopeful) && !isSilent(one)
    return preferSpecial(kind, row.carried.filter(speaks)) as readonly Carried<RuleOf<typeof kind>>[]
  }
}

const phases = [undefined, 'prosecution', 'execution'] as const

/** What the instrument says to the measure: read once, because it is the same for every pair and day. */
function cardOf({ profile, miniTreaty }: Voice, situation: Situation): Card {
  const { measure, phase, facts } = situation
  const isOff = miniTreaty?.answer === 'off'
  const isUrgent = facts.urgent === true
  let cards = profile.cards.get(measure)
  if (!cards) profile.cards.set(measure, (cards = []))
  const place = phases.indexOf(phase) * 4 + (isUrgent ? 2 : 0) + (isOff ? 1 : 0)
  return (cards[place] ??= readCard(profile, isOff, situation))
}

function readCard({ rules }: Profile, isOff: boolean, situation: Situation): Card {
  const card = new Map<Rule['kind'], CardRow>()
  for (const [kind, all] of isOff ? rules.unconditional : rules.every) {
    const carried = all.filter(({ rule }) => isForMeasure(rule, situation))
    if (carried.length === 0) continue
    const closer = carried.some(({ rule }) => turnsOnCase(rule))
    card.set(kind, { carried, closer, told: preferSpecial(kind, carried) })
  }
  return card
}

/** Terms, grounds and conditions add up; of a channel or dual criminality there is one, and one for the measure goes first. */
function preferSpecial(kind: Rule['kind'], carried: readonly Carried[]): readonly Carried[] {
  const oneOnly = kind === 'channel' || kind === 'dual-criminality'
  if (!oneOnly || carried.length < 2) return carried
  const special = carried.filter(({ rule }) => 'measures' in rule && rule.measures !== undefined)
  return special.length > 0 ? special : carried
}

/** A provision that stands in the place of others, both in the one spelling of a citation. */
interface Replacing {
  readonly by: string
  readonly olds: readonly string[]
}
const replacings = new WeakMap<Instrument, readonly Replacing[]>()

function replacingOf(instrument: Instrument): readonly Replacing[] {
  let told = replacings.get(instrument)
  if (!told) {
    told = instrument.provisions.flatMap(({ article, replaces }) =>
      replaces ? [{ by: spell({ instrument: instrument.id, article }), olds: replaces }] : [],
    )
    replacings.set(instrument, told)
  }
  return told
}

const nothing: ReadonlyMap<string, string> = new Map()

/** Provisions in whose place another basis puts its own. */
function findReplaced(
  bases: readonly Considered[],
  excluded: ReadonlySet<string>,
  situation: Situation,
): ReadonlyMap<string, string> {
  if (!bases.some(({ instrument }) => replacingOf(instrument).length > 0)) return nothing
  const replaced = new Map<string, string>()
  const sources = new Map<string, string>()
  for (const { instrument } of bases) {
    for (const { by, olds } of replacingOf(instrument)) {
      if (excluded.has(by)) continue
      for (const old of olds) {
        const other = sources.get(old)
        if (
          other &&
          other !== instrument.id &&
          !replaced.has(by) &&
          !isReplacedBy(bases, replaced.get(old)!, by)
        )
          throw new Fault(
            'law.conflict',
            `Two provisions stand in the place of ${old} on ${situation.asOf} between ${situation.requesting} and ${situation.requested}: ${replaced.get(old)!} and ${by}. Only the books can settle which one holds.`,
          )
        replaced.set(old, by)
        sources.set(old, instrument.id)
      }
    }
  }
  return replaced
}

/** Whether one of two provisions that replace the same one replaces the other as well: then there is an order. */
const isReplacedBy = (bases: readonly Considered[], a: string, b: string): boolean =>
  bases.some(({ instrument }) =>
    replacingOf(instrument).some(
      ({ by, olds }) => (by === a && olds.includes(b)) || (by === b && olds.includes(a)),
    ),
  )

/** What is asked beside a surrender, or after it. */
const besides = ['transit', 'specialty-consent', 're-extradition-consent']

/** Whether a rule speaks to the measure, the phase and the urgency of a request. */
function isForMeasure(rule: Rule, { measure, phase, facts }: Situation): boolean {
  if ('phase' in rule && rule.phase !== undefined && phase !== undefined && rule.phase !== phase) return false
  if (rule.kind === 'clock' && rule.urgent && facts.urgent !== true) return false
  if ((rule.kind === 'clock' || rule.kind === 'condition') && rule.exceptMeasures?.includes(measure))
    return false
  if (besides.includes(measure)) {
    // Transit and later consents have none of the times and guarantees of the surrender itself.
    if (rule.kind === 'return-guarantee') return false
    if (rule.kind === 'clock' && !rule.measures)
      return rule.for === 'specialty-consent-reply' && measure !== 'transit'
  }
  // How far it reaches is told by the declaration.
  if (rule.kind === 'dual-criminality' && rule.onlyIf === 'declared') return true
  return !('measures' in rule) || rule.measures === undefined || rule.measures.includes(measure)
}

/** Whether more must be looked at than the measure, the phase and the urgency. */
const turnsOnCase = (rule: Rule): boolean =>
  ('requested' in rule && rule.requested !== undefined) ||
  (rule.kind === 'ground-excluded' && (rule.of !== undefined || rule.offences !== undefined))

/** Whether a rule speaks to the requested State and the offences of a request. */
function isForCase(
  rule: Rule,
  { profile: { instrument } }: Voice,
  library: Library,
  situation: Situation,
  hopeful: boolean,
): boolean {
  if ('requested' in rule && rule.requested !== undefined && rule.requested !== situation.requested)
    return false
  return rule.kind !== 'ground-excluded' || closesFor(rule, instrument, library, situation, hopeful)
}

/** Closed for these offences only: one that is none of them keeps the ground for the whole request. */
function closesFor(
  rule: RuleOf<'ground-excluded'>,
  instrument: Instrument,
  library: Library,
  situation: Situation,
  hopeful: boolean,
): boolean {
  if (rule.of === undefined && rule.offences === undefined) return true
  const is = (offence: Situation['offences'][number]): boolean | undefined => {
    if (rule.offences) {
      const { conventionOffences: ids } = offence
      return ids && rule.offences.some((id) => ids.includes(id))
    }
    if (rule.of === 'convention') return isOffenceOf(instrument, offence)
    const { answer } = reachesOffences(library, instrument, { ...situation, offences: [offence] })
    return answer === 'unknown' ? undefined : answer === 'yes'
  }
  return situation.offences.length > 0 && situation.offences.every((offence) => is(offence) ?? hopeful)
}

const exclusions = new WeakMap<Library, ReadonlySet<Instrument>>()

/** The few instruments under which any State has excluded an article. */
function instrumentsWithExclusions(library: Library): ReadonlySet<Instrument> {
  let told = exclusions.get(library)
  if (!told) {
    told = new Set(
      library.books.instruments.filter(
        ({ id, between }) => !between && isDeclared(library, id, 'excludes-article'),
      ),
    )
    exclusions.set(library, told)
  }
  return told
}

const noArticles: ReadonlySet<string> = new Set()

/** Articles, spelled `uncac 46(8)`, that one of the two States has excluded: they bind neither towards the other. */
export function excludedArticles(
  library: Library,
  bases: readonly Pick<Considered, 'instrument'>[],
  situation: Situation,
): ReadonlySet<string> {
  const under = instrumentsWithExclusions(library)
  if (!bases.some(({ instrument }) => under.has(instrument))) return noArticles
  const declared = bases.filter(({ instrument }) => under.has(instrument))
  const { requesting, requested, asOf: on } = situation
  const articles = new Set<string>()
  for (const { instrument } of declared) {
    for (const [state, towards] of [
      [requesting, requested],
      [requested, requesting],
    ] as const) {
      for (const { effect, article } of declarationsOf(library, instrument.id, { state, towards, on })) {
        if (effect?.kind !== 'excludes-article') continue
        // An article stands for all its paragraphs.
        for (const named of effect.articles ?? [article])
          for (const provision of instrument.provisions)
            if (provision.article === named || provision.article.startsWith(`${named}(`))
              articles.add(
                spell({ instrument: instrument.id, article: provision.article } satisfies Citation),
              )
      }
    }
  }
  return articles
}
