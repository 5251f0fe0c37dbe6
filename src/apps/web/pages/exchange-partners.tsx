import { useEffect, useRef, useState, type ReactNode } from 'react'
import { Button } from '../parts/button.tsx'
import { Empty } from '../parts/empty.tsx'
import { Status } from '../parts/status.tsx'
import { DataTable, type Column } from '../parts/table.tsx'
import type { ValueOf } from '../call.ts'
import { mayDo, useFormats, useSignedIn } from '../session.tsx'
import { Fingerprint } from './fingerprint.tsx'
import { Instant } from './instant.tsx'
import { PartnerForm } from './partner-form.tsx'
import type { Card } from './read-card.ts'

export type Partner = ValueOf<'list-exchange'>['partners'][number]

interface Props {
  readonly partners: readonly Partner[]
  readonly reload: () => Promise<void>
}

/** The directory: whose seal this authority believes, and how it reaches them. */
export function ExchangePartners({ partners, reload }: Props) {
  const { say, me } = useSignedIn()
  const [adding, setAdding] = useState(false)
  const opener = useRef<HTMLButtonElement>(null)
  const wasOpen = useRef(false)
  useEffect(() => {
    if (wasOpen.current && !adding) opener.current?.focus()
    wasOpen.current = adding
  }, [adding])
  if (adding) {
    const close = (changed: boolean) => {
      setAdding(false)
      if (changed) void reload()
    }
    return <PartnerForm partners={partners} onClose={close} />
  }
  const add = (
    <Button ref={opener} variant="primary" icon="plus" onClick={() => setAdding(true)}>
      {say('page.exchange.add')}
    </Button>
  )
  const mayAdd = mayDo(me, 'admin.partners')
  return (
    <div className="stack">
      <div className="row row-between">
        <p className="note measure">{say('page.exchange.partners.text')}</p>
        {mayAdd && partners.length > 0 && add}
      </div>
      <Directory partners={partners} action={mayAdd && add} />
    </div>
  )
}

function Directory({
  partners,
  action,
}: {
  readonly partners: Props['partners']
  readonly action: ReactNode
}) {
  const { say, language } = useSignedIn()
  const columns: Column<Partner>[] = [
    { key: 'name', head: say('page.exchange.authority'), cell: (partner) => <Who partner={partner} /> },
    { key: 'channel', head: say('page.exchange.channel'), cell: (partner) => <Way partner={partner} /> },
    {
      key: 'seal',
      head: say('page.exchange.fingerprint.seal'),
      cell: ({ card }) => <Fingerprint groups={(card as Card).keys.seal.fingerprint} />,
    },
    {
      key: 'compared',
      head: say('page.exchange.compared'),
      cell: ({ comparedAt }) =>
        comparedAt ? (
          <Instant at={comparedAt} language={language} />
        ) : (
          <Status tone="warning" text={say('page.exchange.compared.never')} />
        ),
    },
  ]
  return (
    <DataTable
      caption={say('page.exchange.partners')}
      captionHidden
      columns={columns}
      rows={partners}
      rowKey={({ code }) => code}
      empty={
        <Empty drawing="line" title={say('page.exchange.partners.none')} action={action}>
          {say('page.exchange.partners.none.text')}
        </Empty>
      }
    />
  )
}

function Who({ partner: { state, name, code } }: { readonly partner: Partner }) {
  const formats = useFormats()
  return (
    <>
      {formats.state(state)}
      <span className="note" style={{ display: 'block', fontWeight: 400 }}>
        {name}
      </span>
      <bdi className="fine mono" style={{ fontWeight: 400 }}>
        {code}
      </bdi>
    </>
  )
}

function Way({ partner: { transport, address } }: { readonly partner: Partner }) {
  const { say } = useSignedIn()
  return (
    <>
      {say(`page.exchange.channel.${transport}`)}
      <br />
      <bdi dir="ltr" className="fine mono" style={{ overflowWrap: 'anywhere' }}>
        {address}
      </bdi>
    </>
  )
}
