import { useEffect } from 'react'
import { mechanisms, type Mechanism, type Provision } from '#core/knowledge/instrument'
import { asList } from '../parts/roles.ts'
import { Status } from '../parts/status.tsx'
import type { InstrumentProps } from './instrument-page.tsx'
import { tellRule } from './rule-words.ts'
import { anchorOf, isolate, type Law } from './use-law.tsx'
import { mechanismName } from './world-words.ts'

/** Every provision, mechanism by mechanism in the order of the text: what it says in our words, and what it does. */
export function InstrumentProvisions({ law, instrument }: InstrumentProps) {
  useEffect(() => {
    const anchor = decodeURIComponent(window.location.hash.slice(1))
    const at = anchor ? document.getElementById(anchor) : null
    at?.scrollIntoView({ block: 'start' })
    at?.focus({ preventScroll: true })
  }, [instrument])
  const { provisions, sources } = instrument
  const order = [...new Set([...instrument.mechanisms, ...mechanisms])]
  return (
    <div className="stack">
      <p className="note measure">{law.say('page.law.provisions.text')}</p>
      {provisions.length > 0 ? (
        <TextChecked law={law} provisions={provisions} />
      ) : (
        <p>{law.say('page.world.provisions.none')}</p>
      )}
      <ProvisionGroups law={law} provisions={provisions} sources={sources} order={order} />
    </div>
  )
}

interface GroupsProps {
  readonly law: Law
  readonly provisions: readonly Provision[]
  /** Texts in which the provisions were read, by key. */
  readonly sources: Readonly<Record<string, string>>
  readonly order: readonly Mechanism[]
}

/** How much of it somebody has compared with the text. */
export function TextChecked({ law, provisions }: Pick<GroupsProps, 'law' | 'provisions'>) {
  const checked = provisions.filter((one) => one.checked).length
  const tone = checked === provisions.length ? 'success' : 'warning'
  return <Status tone={tone} text={law.say('page.world.checked', { n: checked, all: provisions.length })} />
}

/** Provisions under the name of their mechanism; a single mechanism needs no heading. */
export function ProvisionGroups({ law, provisions, sources, order }: GroupsProps) {
  const groups = order
    .map((mechanism) => ({
      mechanism,
      own: provisions.filter((provision) => provision.mechanism === mechanism),
    }))
    .filter(({ own }) => own.length > 0)
  const firstOf = new Map<string, Provision>()
  for (const { own } of groups)
    for (const provision of own) {
      const anchor = anchorOf(provision.article)
      if (!firstOf.has(anchor)) firstOf.set(anchor, provision)
    }
  return groups.map(({ mechanism, own }) => (
    <section key={mechanism} className="stack-tight" aria-labelledby={`mechanism-${mechanism}`}>
      <h2 id={`mechanism-${mechanism}`}>
        {mechanismName(law, mechanism)} <span className="count">{own.length}</span>
      </h2>
      <ol className="provisions" {...asList}>
        {own.map((provision, at) => (
          <ProvisionLine
            key={at}
            law={law}
            provision={provision}
            source={sources[provision.source] ?? provision.source}
            anchored={firstOf.get(anchorOf(provision.article)) === provision}
          />
        ))}
      </ol>
    </section>
  ))
}

interface LineProps {
  readonly law: Law
  readonly provision: Provision
  readonly source: string
  /** The first of its article is where links lead to. */
  readonly anchored: boolean
}

function ProvisionLine({ law, provision, source, anchored }: LineProps) {
  const { article, says, checked, conditional, always, replaces, rules = [] } = provision
  const { say } = law
  return (
    <li className="provision" id={anchored ? anchorOf(article) : undefined} tabIndex={-1}>
      <h3 className="provision-article">
        <bdi>{article}</bdi>
      </h3>
      <div className="stack-tight">
        <p className="provision-says" lang="en" dir="ltr">
          {says}
        </p>
        {(rules.length > 0 || conditional || always || replaces) && (
          <ul className="note">
            {conditional && <li>{say('page.law.conditional')}</li>}
            {always && <li>{say('page.world.always')}</li>}
            {replaces && (
              <li>
                {say('page.law.replaces', { provisions: law.list(replaces.map((at) => spellOut(law, at))) })}
              </li>
            )}
            {rules.map((rule, at) => (
              <li key={at}>{tellRule(law, rule)}</li>
            ))}
          </ul>
        )}
        <div className="row fine">
          <Status
            tone={checked ? 'success' : 'warning'}
            text={say(checked ? 'page.law.checked' : 'page.law.unchecked')}
          />
          <span lang="en" dir="ltr" className="source">
            {source}
          </span>
        </div>
      </div>
    </li>
  )
}

const spellOut = ({ cite }: Law, text: string): string => {
  const at = text.indexOf(' ')
  return isolate(cite({ instrument: text.slice(0, at), article: text.slice(at + 1) }).label)
}
