import { conditionWords, lengthWords, words } from '#apps/cli/law/codes'
import type { Rule, RuleOf } from '#core/knowledge/rule'

type Say<K extends Rule['kind']> = (rule: RuleOf<K>) => string

const list = (values: readonly string[]): string => values.join(', ')
const must = (duty: 'shall' | 'may'): string => (duty === 'shall' ? 'must refuse' : 'may refuse')
const said = (...parts: readonly (string | undefined | false)[]): string => parts.filter(Boolean).join('; ')
const months = (who: string, count: number | undefined): string | undefined =>
  count === undefined ? undefined : `${who} at least ${count} months`

/** What an instrument reaches, and how it stands to others. */
const reach = {
  offences: ({ of, minMonths }) => {
    const reached = {
      all: 'all offences',
      convention: 'offences established under it',
      'serious-crime': 'serious crime that is transnational and of an organised group',
      'electronic-evidence': 'any offence, where the evidence is electronic',
      penalty: `offences with a maximum of at least ${minMonths ?? 12} months`,
    }
    return `reaches ${reached[of]}`
  },
  basis: () => 'a request can rest on it',
  measures: ({ only, except }) => (only ? `only for ${list(only)}` : `not for ${list(except ?? [])}`),
  'gives-way': ({ paragraphs, keeps }) =>
    `${paragraphs} fall away where a treaty of assistance binds the two States; ${keeps} stay`,
  'ranks-before': ({ instruments }) => `goes before ${list(instruments)}`,
  displaces: ({ instruments, from }) =>
    said(`takes the place of ${list(instruments)} between States bound by both`, from && `from ${from}`),
  yields: ({ to }) => `gives way to ${list(to)} between States bound by both`,
  'supersedes-bilaterals': () => 'takes the place of treaties between two States on the same matter',
  supplements: ({ instruments, alone }) =>
    `adds to ${list(instruments)}${alone ? '' : ', and carries no request without'}`,
  'without-prejudice': () => 'leaves other treaties as they are',
  'treaty-basis': ({ needed, side, declaredUnder }) =>
    said(
      needed === true && `a treaty is needed${side === 'either' ? ' to ask and to be asked' : ''}`,
      needed === false && 'no treaty is needed',
      declaredUnder &&
        `States declare under ${declaredUnder} whether they take it as the treaty that they need`,
    ) || 'may serve as the treaty that a State needs',
  continues: ({ state, arrestedUntil }) => `goes on for persons arrested in ${state} until ${arrestedUntil}`,
} satisfies { readonly [K in Rule['kind']]?: Say<K> }

/** What can stand against a request. */
const grounds = {
  ground: ({ ground, duty }) => `${must(duty)}: ${words(ground)}`,
  'ground-excluded': ({ ground, of }) =>
    `${words(ground)} is no ground${of ? ' for offences of the instrument' : ''}`,
  'dual-criminality': ({ duty, onlyIf, onSchedule, listedExemptMonths }) =>
    said(
      duty === 'none' ? 'dual criminality is not asked' : `without dual criminality ${must(duty)}`,
      onlyIf === 'coercive' && 'for coercive measures',
      onlyIf === 'declared' && 'where declared',
      onSchedule && 'the conduct must be on the list of the treaty',
      listedExemptMonths !== undefined && `not for listed offences of at least ${listedExemptMonths} months`,
    ),
  threshold: ({ duty, requestingMonths, requestedMonths }) =>
    said(
      `below the penalty ${must(duty)}`,
      months('in the requesting State', requestingMonths),
      months('in the requested State', requestedMonths),
    ),
  'sentence-threshold': ({ duty, imposedMonths, remainingMonths, lessByAgreement }) =>
    said(
      `a shorter sentence: ${must(duty)}`,
      months('imposed', imposedMonths),
      months('left to serve', remainingMonths),
      lessByAgreement && 'both States may agree to less',
    ),
  nationals: ({ effect, policy, prosecute, from, until, actsFrom, actsBefore, only }) =>
    said(
      {
        'no-bar': 'nationality is no ground',
        'may-refuse': 'nationals: may refuse',
        'if-declared': 'nationals: may refuse where declared',
        policy: `nationals: ${words(policy ?? 'not said')}`,
      }[effect],
      only && `only for ${list(only.map(words))}`,
      actsFrom && `for acts from ${actsFrom} on`,
      actsBefore && `for acts before ${actsBefore}`,
      from && `from ${from}`,
      until && `until ${until}`,
      prosecute && `then submits the case to its prosecutors (${prosecute})`,
    ),
  'return-guarantee': ({ of }) => `return of the ${of.join(' or ')} to serve the sentence may be asked`,
  'lapse-of-time': ({ law, duty }) => `lapse of time (law: ${words(law)}): ${must(duty)}`,
  'ne-bis-in-idem': ({ where, duty, ifPenalty }) =>
    said(
      `finally judged (${words(where)}): ${must(duty)}`,
      ifPenalty && `where a penalty was imposed, only if ${ifPenalty.map(words).join(' or ')}`,
    ),
  'in-absentia': ({ duty }) => `judgment in absentia: ${must(duty)}`,
  'death-penalty': ({ effect, duty }) =>
    `death penalty: ${must(duty)}${effect === 'assurance' ? ' without assurance' : ''}`,
  'minimum-age': ({ years, duty }) =>
    `below the age of responsibility${years ? ` (${years})` : ''}: ${must(duty)}`,
  'issuing-authority': ({ must: who, prosecutors, duty }) =>
    said(
      who && `must come from an independent judicial authority, otherwise ${must(duty)}`,
      prosecutors && `its prosecutors are ${words(prosecutors)}`,
    ),
  'person-consent': ({ duty }) => `without consent of the person ${must(duty)}`,
  persons: ({ who }) =>
    `reaches only persons who ${who.map((one) => (one === 'fled' ? 'fled' : 'are to be expelled')).join(' or ')}`,
  'consent-not-needed': ({ when, exceptFor }) =>
    said(
      `consent is not needed: ${words(when)}`,
      exceptFor && `not with ${exceptFor.state} for judgments issued before ${exceptFor.judgmentsBefore}`,
    ),
  'personal-link': ({ of, duty }) => `not a ${of.join(' or ')}: ${must(duty)}`,
  'final-judgment': ({ duty, waivable }) => `not final: ${must(duty)}${waivable ? ', can be waived' : ''}`,
  'de-minimis': ({ belowEur, figureInText, duty }) =>
    `below EUR ${belowEur}${figureInText ? '' : ' (a working mark; the text names none)'}: ${must(duty)}`,
  'union-citizen': () => 'a citizen of the Union: the State of nationality is told and may issue a warrant',
} satisfies { readonly [K in Rule['kind']]?: Say<K> }

/** How a request is run. */
const procedure = {
  channel: ({ channels, urgent }) =>
    said(`by ${list(channels.map(words))}`, urgent && `if urgent by ${list(urgent.map(words))}`),
  language: ({ of, languages, towards }) =>
    said(
      {
        acceptable: 'in a language acceptable to the requested State',
        official: 'in an official language of the requested State',
        named: `in ${list(languages ?? [])}`,
        'none-unless-reserved': 'no translation unless declared',
      }[of],
      ...Object.entries(towards ?? {}).map(([state, tags]) => `towards ${state} in ${list(tags)}`),
    ),
  clock: ({ for: what, length, from }) => `${words(what)}: ${lengthWords(length)} from ${words(from)}`,
  condition: ({ code }) => `condition: ${conditionWords(code)}`,
  term: ({ topic }) => `speaks of ${words(topic)}`,
  'competing-requests': ({ by, factors, against }) =>
    said(
      `several requests${against === 'third' ? ', one from outside the instrument' : ''}: ${{ factors: 'all circumstances are weighed', order: 'in the order', discretion: 'the requested State is free' }[by]}`,
      factors && list(factors.map(words)),
    ),
  'asset-return': ({ by }) =>
    ({
      'uncac-waterfall': 'assets go back in the order of UNCAC 57(3)',
      'priority-consideration': 'return is considered with priority; no duty',
      agreement: 'the requested State disposes and may share',
    })[by],
  'asset-division': ({ keepsUpToEur, issuingShare }) =>
    `up to EUR ${keepsUpToEur} stays; above, ${issuingShare * 100} % goes to the issuing State`,
} satisfies { readonly [K in Rule['kind']]?: Say<K> }

const sayings: { readonly [K in Rule['kind']]: Say<K> } = { ...reach, ...grounds, ...procedure }

/** What a provision does to a request, with the measures, the phase and the State to which it is limited. */
export function ruleWords(rule: Rule): string {
  const limits = said(
    'measures' in rule && rule.measures && `for ${list(rule.measures)}`,
    'exceptMeasures' in rule && rule.exceptMeasures && `not for ${list(rule.exceptMeasures)}`,
    'phase' in rule && rule.phase && `for ${rule.phase}`,
    'requested' in rule && rule.requested && `where ${rule.requested} is asked`,
  )
  const says = (sayings[rule.kind] as Say<Rule['kind']>)(rule)
  return limits ? `${says} (${limits})` : says
}
