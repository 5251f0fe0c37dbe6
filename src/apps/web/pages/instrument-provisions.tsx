import { useEffect } from 'react'
import type { Provision } from '#core/knowledge/instrument'
import { asList } from '../parts/roles.ts'
import { Status } from '../parts/status.tsx'
import type { InstrumentProps } from './instrument-page.tsx'
import { tellRule } from './rule-words.ts'
import { anchorOf, isolate, type Law } from './use-law.tsx'

/** Every provision in the order of the text: what it says in our words, and what it does to a request. */
export function InstrumentProvisions({ law, instrument }: InstrumentProps) {
  useEffect(() => {
    const anchor = decodeURIComponent(window.location.hash.slice(1))
    const at = anchor ? document.getElementById(anchor) : null
    at?.scrollIntoView({ block: 'start' })
    at?.focus({ preventScroll: true })
  }, [instrument])
  return (
    <div className="stack">
      <p className="note measure">{law.say('page.law.provisions.text')}</p>
      <ol className="provisions" {...asList}>
        {instrument.provisions.map((provision, at) => (
          <ProvisionLine
            key={at}
            law={law}
            provision={provision}
            source={instrument.sources[provision.source] ?? provision.source}
          />
        ))}
      </ol>
    </div>
  )
}

interface LineProps {
  readonly law: Law
  readonly provision: Provision
  readonly source: string
}

function ProvisionLine({ law, provision, source }: LineProps) {
  const { article, says, checked, conditional, replaces, rules = [] } = provision
  const { say } = law
  return (
    <li className="provision" id={anchorOf(article)} tabIndex={-1}>
      <h3 className="provision-article">
        <bdi>{article}</bdi>
      </h3>
      <div className="stack-tight">
        <p className="provision-says" lang="en" dir="ltr">
          {says}
        </p>
        {(rules.length > 0 || conditional || replaces) && (
          <ul className="note">
            {conditional && <li>{say('page.law.conditional')}</li>}
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
