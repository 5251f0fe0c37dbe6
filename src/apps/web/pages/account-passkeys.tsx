import { useState } from 'react'
import { useAnnounce } from '../parts/announcer.tsx'
import { Button } from '../parts/button.tsx'
import { Confirm } from '../parts/dialog.tsx'
import { DataTable, type Column } from '../parts/table.tsx'
import { ask, type Answer } from '../call.ts'
import { useSignedIn } from '../session.tsx'
import { AddPasskey } from './add-passkey-dialog.tsx'
import { FailureNotice } from './failure-notice.tsx'
import { hasPasskeys } from './has-passkeys.ts'
import { Instant } from './instant.tsx'

interface Passkey {
  readonly id: string
  readonly name: string
  readonly createdAt: string
}

/** As the server lists them. */
export interface HeldPasskeys {
  readonly passkeys: readonly Passkey[]
  readonly hasPassword: boolean
}

interface Props {
  readonly held: HeldPasskeys
  readonly reload: () => Promise<void>
}

/** The passkeys of the account: adding one, and removing what is lost or given away. */
export function AccountPasskeys({ held, reload }: Props) {
  const { say } = useSignedIn()
  const announce = useAnnounce()
  const [adding, setAdding] = useState(false)
  const [removing, setRemoving] = useState<Passkey>()
  const close = () => {
    setAdding(false)
    setRemoving(undefined)
  }
  const changed = async (said: string, name: string) => {
    close()
    await reload()
    announce(say(said, { name }), { show: true })
  }
  const stays = !held.hasPassword && held.passkeys.length === 1
  return (
    <section className="stack">
      <h2>{say('page.account.passkeys')}</h2>
      <p className="measure muted">{say('page.account.passkeys.text')}</p>
      {held.passkeys.length > 0 && (
        <PasskeyTable passkeys={held.passkeys} onRemove={stays ? undefined : setRemoving} />
      )}
      {stays && <p className="note measure">{say('page.account.passkey.last')}</p>}
      {hasPasskeys() ? (
        <div>
          <Button icon="plus" onClick={() => setAdding(true)}>
            {say('page.account.passkey.add')}
          </Button>
        </div>
      ) : (
        <p className="note measure">{say('page.passkey.missing')}</p>
      )}
      {adding && (
        <AddPasskey onClose={close} onAdded={(name) => void changed('page.account.passkey.added', name)} />
      )}
      {removing && (
        <RemovePasskey
          passkey={removing}
          onClose={close}
          onRemoved={() => void changed('page.account.passkey.removed', removing.name)}
        />
      )}
    </section>
  )
}

interface TableProps {
  readonly passkeys: readonly Passkey[]
  readonly onRemove: ((passkey: Passkey) => void) | undefined
}

function PasskeyTable({ passkeys, onRemove }: TableProps) {
  const { say, language } = useSignedIn()
  const columns: Column<Passkey>[] = [
    { key: 'name', head: say('page.account.passkey.name'), cell: ({ name }) => <bdi>{name}</bdi> },
    {
      key: 'added',
      head: say('page.account.passkey.when'),
      cell: ({ createdAt }) => <Instant at={createdAt} language={language} />,
    },
    {
      key: 'remove',
      head: say('page.account.passkey.remove'),
      headHidden: true,
      cell: (passkey) =>
        onRemove && (
          <Button
            size="small"
            aria-label={say('page.account.passkey.remove.of', { name: passkey.name })}
            onClick={() => onRemove(passkey)}
          >
            {say('page.account.passkey.remove')}
          </Button>
        ),
    },
  ]
  return (
    <DataTable
      caption={say('page.account.passkeys')}
      captionHidden
      columns={columns}
      rows={passkeys}
      rowKey={({ id }) => id}
    />
  )
}

interface RemoveProps {
  readonly passkey: Passkey
  readonly onClose: () => void
  readonly onRemoved: () => void
}

function RemovePasskey({ passkey: { id, name, createdAt }, onClose, onRemoved }: RemoveProps) {
  const { say, language } = useSignedIn()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Exclude<Answer<unknown>, { ok: true }>>()
  const remove = async () => {
    setBusy(true)
    const answer = await ask('/api/passkeys/remove', { id })
    setBusy(false)
    if (!answer.ok) return setFailure(answer)
    void import('./passkey-ceremony.ts').then(({ forgetPasskey }) => forgetPasskey(id))
    onRemoved()
  }
  return (
    <Confirm
      open
      danger
      title={say('page.account.passkey.remove.title')}
      facts={[
        { label: say('page.account.passkey.name'), value: <bdi>{name}</bdi> },
        {
          label: say('page.account.passkey.when'),
          value: <Instant at={createdAt} language={language} />,
        },
      ]}
      confirmLabel={say('page.account.passkey.remove')}
      cancelLabel={say('page.cancel')}
      busy={busy}
      onConfirm={() => void remove()}
      onCancel={onClose}
    >
      {failure && <FailureNotice failure={failure} />}
      <p>{say('page.account.passkey.remove.text')}</p>
    </Confirm>
  )
}
