import type { BundleVerdict, RelyingKey } from '#core/exchange/verify-bundle'
import type { Check } from '#core/exchange/proven'
import { Icon } from '../parts/icons.tsx'
import { Status } from '../parts/status.tsx'
import { DataTable, type Column } from '../parts/table.tsx'
import { useSession } from '../session.tsx'
import { groupChecks, nameCheck, type CheckGroup } from './evidence-checks.ts'
import { Fingerprint } from './fingerprint.tsx'
import { ProvenMessages, type ProvenMessage } from './proven-messages.tsx'

interface Props {
  /** Name of the file. */
  readonly name: string
  readonly verdict: BundleVerdict
  readonly messages: readonly ProvenMessage[]
  readonly trusted: readonly string[]
}

/** The result, large and plain; then the keys to compare, and every check. */
export function EvidenceVerdict({ name, verdict, messages, trusted }: Props) {
  const { say } = useSession()
  const failed = verdict.checks.filter(({ ok }) => !ok)
  const certain = verdict.ok && trusted.length > 0
  const tone = verdict.ok ? 'success' : 'danger'
  return (
    <div className="stack-loose">
      <section className="answer" data-tone={tone} role="status">
        <Icon name={verdict.ok ? 'seal' : 'danger'} />
        <div className="stack-tight">
          <p className="note">
            <bdi>{name}</bdi>
          </p>
          <h2>{say(verdict.ok ? 'page.verify.holds' : 'page.verify.fails')}</h2>
          <p>
            {verdict.ok
              ? say('page.verify.holds.text', { n: verdict.checks.length })
              : say('page.verify.fails.text', { failed: failed.length, n: verdict.checks.length })}
          </p>
          {verdict.ok && <p>{say(certain ? 'page.verify.whose.known' : 'page.verify.whose.compare')}</p>}
          {failed.length > 0 && <Failed checks={failed} />}
        </div>
      </section>
      <ProvenMessages messages={messages} />
      <Keys keys={verdict.keys} trusted={trusted} />
      <section className="stack">
        <h2>{say('page.verify.checks')}</h2>
        {groupChecks(verdict.checks).map((group) => (
          <Group key={group.id} group={group} messages={messages} />
        ))}
      </section>
    </div>
  )
}

const Failed = ({ checks }: { readonly checks: readonly Check[] }) => {
  const { say } = useSession()
  return (
    <ul>
      {checks.map((check) => (
        <li key={check.name}>
          {nameCheck(check, say)}: <Why text={check.why} />
        </li>
      ))}
    </ul>
  )
}

/** What was found is told by the core in English, as it stands in the log. */
const Why = ({ text }: { readonly text: string }) => (
  <span lang="en" dir="ltr" className="source">
    {text}
  </span>
)

interface KeysProps {
  readonly keys: readonly RelyingKey[]
  readonly trusted: readonly string[]
}

function Keys({ keys, trusted }: KeysProps) {
  const { say } = useSession()
  if (keys.length === 0) return null
  const compared: Column<RelyingKey> = {
    key: 'known',
    head: say('page.verify.key.known'),
    cell: ({ fingerprint }) =>
      trusted.includes(fingerprint) ? (
        <Status tone="success" text={say('page.verify.key.known.yes')} />
      ) : (
        <Status tone="danger" text={say('page.verify.key.known.no')} />
      ),
  }
  return (
    <section className="stack-tight">
      <DataTable
        caption={say('page.verify.keys')}
        rows={keys}
        rowKey={({ party, use, fingerprint }) => `${party} ${use} ${fingerprint}`}
        columns={[
          { key: 'party', head: say('page.verify.key.party'), cell: ({ party }) => <bdi>{party}</bdi> },
          { key: 'use', head: say('page.verify.key.use'), cell: ({ use }) => say(`page.verify.key.${use}`) },
          {
            key: 'fingerprint',
            head: say('page.verify.key.fingerprint'),
            cell: ({ fingerprint }) =>
              fingerprint ? <Fingerprint groups={fingerprint} /> : say('page.verify.key.unreadable'),
          },
          ...(trusted.length > 0 ? [compared] : []),
        ]}
      />
      <p className="note measure">{say('page.verify.keys.text')}</p>
    </section>
  )
}

interface GroupProps {
  readonly group: CheckGroup
  readonly messages: readonly ProvenMessage[]
}

/** One group of checks; folded where all is well, except for the file as a whole. */
function Group({ group, messages }: GroupProps) {
  const { say } = useSession()
  const { kind, message, checks } = group
  const sent = messages.find(({ manifest }) => manifest.id === message)?.manifest
  const title = sent
    ? say('page.verify.group.sent', {
        kind: say(`page.verify.kind.${sent.kind}`),
        id: sent.id,
        n: checks.length,
      })
    : say(`page.verify.group.${kind}`, { n: checks.length, id: message })
  if (kind === 'bundle') return <Checks caption={title} checks={checks} />
  return (
    <details className="fold" open={checks.some(({ ok }) => !ok)}>
      <summary>{title}</summary>
      <Checks caption={title} checks={checks} hidden />
    </details>
  )
}

interface ChecksProps {
  readonly caption: string
  readonly checks: readonly Check[]
  readonly hidden?: boolean
}

function Checks({ caption, checks, hidden }: ChecksProps) {
  const { say } = useSession()
  return (
    <DataTable
      caption={caption}
      captionHidden={hidden}
      rows={checks}
      rowKey={({ name }) => name}
      attention={({ ok }) => !ok}
      columns={[
        { key: 'name', head: say('page.verify.check'), cell: (check) => nameCheck(check, say) },
        {
          key: 'ok',
          head: say('page.verify.result'),
          cell: ({ ok }) => (
            <Status
              tone={ok ? 'success' : 'danger'}
              text={say(ok ? 'page.verify.ok' : 'page.verify.not-ok')}
            />
          ),
        },
        { key: 'why', head: say('page.verify.why'), cell: ({ why }) => <Why text={why} /> },
      ]}
    />
  )
}
