import { Bundle, type BundleMessage } from '#core/exchange/bundle'
import { peekManifest, type Manifest } from '#core/exchange/manifest'
import { spellParty } from '#core/exchange/party'
import { peekReceipt } from '#core/exchange/receipt'
import type { Check } from '#core/exchange/proven'
import { Status } from '../parts/status.tsx'
import { DataTable } from '../parts/table.tsx'
import { useSession } from '../session.tsx'
import { groupChecks } from './evidence-checks.ts'
import { Instant } from './instant.tsx'

/** One message of the evidence, and whether all that was checked of it holds. */
export interface ProvenMessage {
  readonly manifest: Manifest
  /** ISO 8601, UTC, by the signed receipt. */
  readonly received?: string | undefined
  readonly ok: boolean
}

/** The messages in the order of their sending. Whether they hold is said by the checks, not by this reading. */
export function readMessages(json: unknown, checks: readonly Check[]): ProvenMessage[] {
  const bundle = Bundle.safeParse(json)
  if (!bundle.success) return []
  const { messages } = bundle.data
  const groups = new Map(groupChecks(checks).map(({ message, checks: own }) => [message, own]))
  return messages
    .flatMap((message) => readMessage(message, groups))
    .sort((a, b) => a.manifest.sentAt.localeCompare(b.manifest.sentAt))
}

function readMessage(
  { manifest: jws, receipt }: BundleMessage,
  groups: ReadonlyMap<string | undefined, readonly Check[]>,
): ProvenMessage[] {
  const manifest = peekManifest(jws)
  if (!manifest.ok) return []
  const own = groups.get(manifest.value.id)
  const given = receipt === undefined ? undefined : peekReceipt(receipt)
  return [
    {
      manifest: manifest.value,
      received: given?.ok ? given.value.at : undefined,
      ok: own !== undefined && own.every(({ ok }) => ok),
    },
  ]
}

/** What the evidence tells: who sent what to whom, when, and when the other side said that it has it. */
export function ProvenMessages({ messages }: { readonly messages: readonly ProvenMessage[] }) {
  const { say, language } = useSession()
  if (messages.length === 0) return null
  return (
    <DataTable
      caption={say('page.verify.messages')}
      rows={messages}
      rowKey={({ manifest }) => manifest.id}
      attention={({ ok }) => !ok}
      columns={[
        {
          key: 'kind',
          head: say('page.verify.kind'),
          cell: ({ manifest }) => say(`page.verify.kind.${manifest.kind}`),
        },
        {
          key: 'from',
          head: say('page.verify.from'),
          cell: ({ manifest }) => <bdi>{spellParty(manifest.from)}</bdi>,
        },
        {
          key: 'to',
          head: say('page.verify.to'),
          cell: ({ manifest }) => <bdi>{spellParty(manifest.to)}</bdi>,
        },
        {
          key: 'sent',
          head: say('page.verify.sent'),
          cell: ({ manifest }) => <Instant at={manifest.sentAt} language={language} />,
        },
        {
          key: 'received',
          head: say('page.verify.received'),
          cell: ({ received }) =>
            received ? <Instant at={received} language={language} /> : say('page.verify.received.none'),
        },
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
      ]}
    />
  )
}
