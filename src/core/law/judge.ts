import { unknown, yes, type Citation } from '#core/kernel/finding'
import type { Library } from '#core/knowledge/books'
import type { Instrument } from '#core/knowledge/instrument'
import type { Rule, RuleOf } from '#core/knowledge/rule'
import type { Considered } from '#core/law/bases'
import { bindingOf } from '#core/law/binding'
import { judgeAssetReturn, judgeDeMinimis } from '#core/law/kinds/assets'
import { judgeDeathPenalty } from '#core/law/kinds/death-penalty'
import {
  concerns,
  isListed,
  isPunishableInRequested,
  judgeDualCriminality,
} from '#core/law/kinds/dual-criminality'
import { judgeGround } from '#core/law/kinds/ground'
import { judgeInAbsentia } from '#core/law/kinds/in-absentia'
import { judgeAge, judgeIssuingAuthority } from '#core/law/kinds/issuing-authority'
import type { Bench, Judged } from '#core/law/kinds/judged'
import { judgeLapse } from '#core/law/kinds/lapse-of-time'
import { judgeNationals, judgeReturnGuarantee } from '#core/law/kinds/nationals'
import { judgeNeBisInIdem } from '#core/law/kinds/ne-bis-in-idem'
import { judgeSuspension } from '#core/law/kinds/suspension'
import { judgeSentence } from '#core/law/kinds/sentence-threshold'
import { judgeThreshold } from '#core/law/kinds/threshold'
import { judgeConsent, judgeFinal, judgePersonalLink } from '#core/law/kinds/transfer-of-persons'
import { judgeUnionCitizen } from '#core/law/kinds/union-citizen'
import { profileOf, type Profile } from '#core/law/profile'
import { isWorkedOut } from '#core/law/worked-out'
import { rulesOf, type Carried, type Sphere } from '#core/law/scope'
import { voiceOf, type Speaking, type Voice } from '#core/law/speaking'
import type { Situation } from '#core/law/situation'

/** A rule that spoke, and what it says to the request; a ground that nobody but the requested State can judge says nothing. */
export interface Spoken {
  readonly carried: Carried
  readonly judged: Judged | undefined
}

type Judge<K extends Rule['kind']> = (carried: Carried<RuleOf<K>>, bench: Bench) => Judged | undefined

/** One judge per kind of rule that can stand against a request or put a condition on it. */
const judges: { readonly [K in Rule['kind']]?: Judge<K> } = {
  threshold: (carried, { situation }) => ({
    code: 'PEN',
    duty: carried.rule.duty,
    finding: judgeThreshold(carried, situation),
  }),
  'sentence-threshold': judgeSentence,
  ground: judgeGround,
  nationals: judgeNationals,
  'return-guarantee': judgeReturnGuarantee,
  'lapse-of-time': judgeLapse,
  'ne-bis-in-idem': judgeNeBisInIdem,
  'in-absentia': judgeInAbsentia,
  'death-penalty': judgeDeathPenalty,
  'minimum-age': judgeAge,
  'issuing-authority': judgeIssuingAuthority,
  'personal-link': judgePersonalLink,
  'final-judgment': judgeFinal,
  'asset-return': judgeAssetReturn,
  'de-minimis': judgeDeMinimis,
  'union-citizen': judgeUnionCitizen,
}
const judgedKinds = Object.keys(judges) as (keyof typeof judges)[]

/** What a rule that can stand against a request says to it; undefined: its kind judges nothing, or says nothing here. */
export const judgeRule = (carried: Carried, bench: Bench): Judged | undefined =>
  (judges[carried.rule.kind as keyof typeof judges] as Judge<Rule['kind']> | undefined)?.(
    carried as Carried<RuleOf<Rule['kind']>>,
    bench,
  )

/** What of the law of the requested State speaks beside a treaty: what no treaty takes away from it. */
const besideTreaty: readonly Rule['kind'][] = ['death-penalty', 'minimum-age', 'ground']

/** The instruments whose rules run a request that rests on the basis: itself, and those that only add to it. */
export function voicesOf(basis: Considered, bases: readonly Considered[]): readonly Considered[] {
  const { id } = basis.instrument
  const voices = [basis]
  for (const other of bases) {
    if (other === basis) continue
    if (other.profile.supplements.some(({ rule }) => rule.instruments.includes(id))) voices.push(other)
  }
  return voices
}

const kindsRead = new WeakMap<Profile, readonly (keyof typeof judges)[]>()

/** Which kinds of rules that are judged an instrument has at all: of most kinds it has none. */
function judgedKindsOf(profile: Profile): readonly (keyof typeof judges)[] {
  let kinds = kindsRead.get(profile)
  if (!kinds) kindsRead.set(profile, (kinds = judgedKinds.filter((kind) => profile.rules.every.has(kind))))
  return kinds
}

/** Every rule that speaks to a request resting on the basis, judged. */
export function judgeBasis(
  basis: Considered,
  voices: readonly Voice[],
  bases: readonly Considered[],
  closed: ReadonlySet<string>,
  bench: Bench,
  speaking: Speaking,
): Spoken[] {
  const law = lawOf(bench)
  const onStatute = restsOnStatute(basis)
  const spoken: Spoken[] = judgeDual(voices, basis, bases, bench, speaking)
  for (const voice of withStatute(basis, voices, bench)) {
    for (const kind of judgedKindsOf(voice.profile)) judgeKind(spoken, kind, voice, bench, speaking, closed)
    for (const carried of speaking(voice, 'person-consent')) {
      const exceptions = voices.flatMap((each) => speaking(each, 'consent-not-needed'))
      spoken.push({ carried, judged: judgeConsent(carried, bench, exceptions) })
    }
  }
  if (law && !onStatute) {
    if (!spoken.some(({ carried: { rule } }) => rule.kind === 'nationals'))
      judgeKind(spoken, 'nationals', law, bench, speaking, closed)
    for (const kind of besideTreaty) judgeKind(spoken, kind, law, bench, speaking, closed)
  }
  const suspended = judgeSuspension(basis.instrument, bench)
  if (suspended) spoken.push(suspended)
  judgeAlways(spoken, bench)
  return onStatute ? withoutTwin(spoken, law?.profile.instrument.id) : spoken
}

const restsOnStatute = ({ profile }: Considered): boolean => profile.kind === 'national-law'

/** The voices, and the law of the requested State among them where the request rests on nothing else. */
export function withStatute(basis: Considered, voices: readonly Voice[], bench: Bench): readonly Voice[] {
  const law = restsOnStatute(basis) ? lawOf(bench) : undefined
  return law ? [...voices, law] : voices
}

/** The law of the requested State as one that speaks. */
function lawOf({ library, situation, sphere }: Bench): Voice | undefined {
  const law = library.law(situation.requested)
  return law && voiceOf(law, sphere)
}

/** What the law of the State says of its nationals is more than that some law may say it. */
function withoutTwin(spoken: readonly Spoken[], law: string | undefined): Spoken[] {
  const isOwn = ({ carried }: Spoken) => carried.cites[0].instrument === law
  const isNationals = ({ carried }: Spoken) => carried.rule.kind === 'nationals'
  const told = spoken.some((one) => isNationals(one) && isOwn(one))
  return told ? spoken.filter((one) => !isNationals(one) || isOwn(one)) : [...spoken]
}

function judgeKind(
  spoken: Spoken[],
  kind: Rule['kind'],
  voice: Voice,
  bench: Bench,
  speaking: Speaking,
  closed: ReadonlySet<string>,
): void {
  for (const carried of speaking(voice, kind)) {
    if ('ground' in carried.rule && closed.has(carried.rule.ground)) continue
    spoken.push({ carried, judged: judgeRule(carried, bench) })
  }
}

/** A provision that binds the requested State whatever the basis is, with what judges it. */
interface Safeguard {
  readonly instrument: Instrument
  readonly carried: Carried
}
const safeguards = new WeakMap<Library, Map<Sphere, readonly Safeguard[]>>()

function safeguardsOf(library: Library, sphere: Sphere): readonly Safeguard[] {
  let bySphere = safeguards.get(library)
  if (!bySphere) safeguards.set(library, (bySphere = new Map<Sphere, readonly Safeguard[]>()))
  let told = bySphere.get(sphere)
  if (!told) {
    told = library.books.instruments
      .filter(({ provisions }) => provisions.some(({ always }) => always))
      .flatMap((instrument) =>
        judgedKindsOf(profileOf(instrument, sphere)).flatMap((kind) =>
          rulesOf(instrument, kind, { sphere })
            .filter(({ provision }) => provision.always)
            .map((carried): Safeguard => ({ instrument, carried })),
        ),
      )
    bySphere.set(sphere, told)
  }
  return told
}

/** Provisions that bind the requested State whatever the basis is; where it is not known whether they do, a ground that is raised stays open. */
function judgeAlways(spoken: Spoken[], bench: Bench): void {
  const { library, situation, sphere } = bench
  for (const { instrument, carried } of safeguardsOf(library, sphere)) {
    const judged = judgeRule(carried, bench)
    // Unraised, they are no risk of this request more than of any other.
    if (!judged || (judged.exceptional && judged.finding.answer === 'unknown')) continue
    const bound = bindingOf(library, instrument, situation.requested, situation.asOf)
    if (bound.answer === 'no') continue
    // A status that the requested State itself granted binds it under its own law.
    const own = judged.code === 'ASY' && situation.person?.refugeeRecognisedBy === situation.requested
    const open = bound.answer === 'unknown' && judged.finding.answer === 'yes' && !own
    spoken.push({
      carried,
      judged: open ? { ...judged, finding: notKnownWhetherBound(carried.cites, situation) } : judged,
    })
  }
}

const notKnownWhetherBound = (cites: readonly [Citation], { requested }: Situation) =>
  unknown([`participation:${cites[0].instrument}:${requested}`], cites, 'safeguard.binding-not-known')

/**
 * Dual criminality: the rules of the basis and of what adds to it; where it has none, those of the other bases
 * only tell that none is asked. Of an instrument that is not worked out it is open.
 */
function judgeDual(
  voices: readonly Voice[],
  basis: Considered,
  bases: readonly Considered[],
  bench: Bench,
  speaking: Speaking,
): Spoken[] {
  const { library, situation, sphere } = bench
  const own = voices.flatMap((voice) =>
    speaking(voice, 'dual-criminality').filter((carried) => concerns(library, carried, situation)),
  )
  const rules =
    own.length > 0
      ? own
      : bases
          .flatMap((each) => speaking(each, 'dual-criminality'))
          .filter(({ rule }) => rule.duty === 'none' && rule.measures !== undefined)
  const spoken: Spoken[] = rules.map((carried) => ({ carried, judged: judgeOneDual(carried, bench) }))
  const { instrument } = basis
  if (rules.length > 0 || isWorkedOut(instrument, sphere)) return spoken
  const carried: Carried = {
    rule: { kind: 'dual-criminality', duty: 'may', onlyIf: 'always' },
    provision: instrument.provisions[0]!,
    cites: [{ instrument: instrument.id, article: '' }],
  }
  const asks = [
    instrument.id === 'national-law'
      ? `law:${situation.requested}`
      : `text:${instrument.id}:${situation.requested}`,
  ]
  // Not punishable at all in the requested State: no treaty of this kind is known that would ask for less.
  const wanting = isNotPunishable(situation)
  const finding = wanting
    ? yes('dual-criminality.absent', carried.cites)
    : unknown(asks, carried.cites, 'dual-criminality.not-in-books')
  const strict = situation.mechanism !== 'mutual-legal-assistance'
  return [
    ...spoken,
    {
      carried,
      judged: {
        code: 'DUAL',
        duty: 'may',
        finding: strict ? finding : unknown(asks, carried.cites, 'dual-criminality.not-in-books'),
      },
    },
  ]
}

const isNotPunishable = (situation: Situation): boolean =>
  situation.offences.length > 0
    ? situation.offences.every((offence) => isPunishableInRequested(situation, offence) === false)
    : situation.facts.notPunishableIn?.includes(situation.requested) === true

function judgeOneDual(carried: Carried<RuleOf<'dual-criminality'>>, bench: Bench): Judged {
  const { library, situation } = bench
  const { rule, cites } = carried
  const finding = judgeDualCriminality(library, carried, situation)
  const skipped =
    situation.offences.length > 0 &&
    situation.offences.every((offence) => isListed(library, rule, situation, offence) === true)
  const asked = rule.duty !== 'none' && finding.says !== 'dual-criminality.no-coercion-asked'
  const code = skipped ? 'DUAL-SKIP' : 'DUAL'
  return {
    code: 'DUAL',
    duty: rule.duty === 'shall' ? 'shall' : 'may',
    finding,
    conditions: asked && rule.onlyIf !== 'declared' ? [{ code, cites }] : [],
  }
}
