import type { Rule, RuleOf } from '#core/knowledge/rule'
import type { Law } from './use-law.tsx'

type Say<K extends Rule['kind']> = (law: Law, rule: RuleOf<K>) => string

/** Kinds of rule that turn on the person, the judgment or the assets; see `core/knowledge/rule-person.ts`. */
type PersonKind =
  | 'nationals'
  | 'return-guarantee'
  | 'sentence-threshold'
  | 'lapse-of-time'
  | 'ne-bis-in-idem'
  | 'in-absentia'
  | 'death-penalty'
  | 'minimum-age'
  | 'issuing-authority'
  | 'person-consent'
  | 'consent-not-needed'
  | 'persons'
  | 'personal-link'
  | 'final-judgment'
  | 'asset-return'
  | 'asset-division'
  | 'de-minimis'
  | 'treaty-basis'
  | 'continues'
  | 'union-citizen'
  | 'competing-requests'

const join = (...parts: readonly (string | 0 | false | undefined)[]): string =>
  parts.filter(Boolean).join(' ')

const rule = (law: Law, id: string, values?: Parameters<Law['say']>[1]): string =>
  law.say(`page.world.rule.${id}`, values)

const links = (law: Law, of: readonly string[]): string => law.list(of.map((one) => rule(law, `link.${one}`)))

const euros = ({ language }: Law, sum: number): string =>
  new Intl.NumberFormat(language, { style: 'currency', currency: 'EUR', maximumFractionDigits: 0 }).format(
    sum,
  )

export const personSayings: { readonly [K in PersonKind]: Say<K> } = {
  nationals: (law, { effect, policy, prosecute, from, until, actsFrom, actsBefore, only }) =>
    join(
      effect === 'policy'
        ? rule(law, 'nationals.policy', { policy: law.say(`page.world.nationals.${policy ?? 'may-refuse'}`) })
        : rule(law, `nationals.${effect}`),
      only &&
        rule(law, 'nationals.only', {
          offences: law.list(only.map((one) => rule(law, `nationals.only.${one}`))),
        }),
      actsFrom && rule(law, 'nationals.acts-from', { day: law.day(actsFrom) }),
      actsBefore && rule(law, 'nationals.acts-before', { day: law.day(actsBefore) }),
      from && law.say('page.law.rule.from', { day: law.day(from) }),
      until && rule(law, 'nationals.until', { day: law.day(until) }),
      prosecute && rule(law, 'nationals.prosecute', { article: prosecute }),
    ),
  'return-guarantee': (law, { of }) => rule(law, 'return-guarantee', { persons: links(law, of) }),
  'sentence-threshold': (law, { imposedMonths, remainingMonths, lessByAgreement }) =>
    join(
      imposedMonths && rule(law, 'sentence-threshold.imposed', { n: imposedMonths }),
      remainingMonths && rule(law, 'sentence-threshold.remaining', { n: remainingMonths }),
      lessByAgreement && rule(law, 'sentence-threshold.less'),
    ),
  'lapse-of-time': (law, { law: whose, duty }) =>
    join(rule(law, `lapse-of-time.${whose}`), rule(law, `duty.${duty}`)),
  'ne-bis-in-idem': (law, { where, ifPenalty, duty }) =>
    join(
      rule(law, `ne-bis-in-idem.${where}`),
      ifPenalty &&
        rule(law, 'ne-bis-in-idem.if-penalty', {
          states: law.list(ifPenalty.map((one) => law.say(`page.law.q.penalty.${one}`))),
        }),
      rule(law, `duty.${duty}`),
    ),
  'in-absentia': (law, { duty }) => join(rule(law, 'in-absentia'), rule(law, `duty.${duty}`)),
  'death-penalty': (law, { effect, duty }) =>
    join(rule(law, `death-penalty.${effect}`), rule(law, `duty.${duty}`)),
  'minimum-age': (law, { years, duty }) =>
    join(
      years ? rule(law, 'minimum-age.years', { n: years }) : rule(law, 'minimum-age'),
      rule(law, `duty.${duty}`),
    ),
  'issuing-authority': (law, { must, prosecutors }) =>
    join(
      must && rule(law, 'issuing-authority'),
      prosecutors && rule(law, `issuing-authority.${prosecutors}`),
    ),
  'person-consent': (law) => rule(law, 'person-consent'),
  'consent-not-needed': (law, { when, exceptFor }) =>
    join(
      rule(law, `consent-not-needed.${when}`),
      exceptFor &&
        rule(law, 'consent-not-needed.except', {
          state: law.state(exceptFor.state),
          day: law.day(exceptFor.judgmentsBefore),
        }),
    ),
  persons: (law, { who }) =>
    rule(law, 'persons', { persons: law.list(who.map((one) => rule(law, `persons.${one}`))) }),
  'personal-link': (law, { of }) => rule(law, 'personal-link', { persons: links(law, of) }),
  'final-judgment': (law, { waivable }) =>
    join(rule(law, 'final-judgment'), waivable && rule(law, 'final-judgment.waivable')),
  'asset-return': (law, { by }) => rule(law, `asset-return.${by}`),
  'asset-division': (law, { keepsUpToEur, issuingShare }) =>
    rule(law, 'asset-division', {
      sum: euros(law, keepsUpToEur),
      share: new Intl.NumberFormat(law.language, { style: 'percent' }).format(issuingShare),
    }),
  'de-minimis': (law, { belowEur, figureInText }) =>
    join(
      rule(law, 'de-minimis', { sum: euros(law, belowEur) }),
      !figureInText && rule(law, 'de-minimis.ours'),
    ),
  'treaty-basis': (law, { needed, declaredUnder }) =>
    needed === undefined
      ? declaredUnder
        ? rule(law, 'treaty-basis.declared', { article: declaredUnder })
        : rule(law, 'treaty-basis.choice')
      : rule(law, `treaty-basis.${needed ? 'needed' : 'not-needed'}`),
  continues: (law, { state, arrestedUntil }) =>
    rule(law, 'continues', { state: law.state(state), day: law.day(arrestedUntil) }),
  'union-citizen': (law) => rule(law, 'union-citizen'),
  'competing-requests': (law, { by }) => rule(law, `competing-requests.${by}`),
}
