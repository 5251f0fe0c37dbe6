import { useEffect, useRef, useState, type SubmitEvent } from 'react'
import { useAnnounce } from '../parts/announcer.tsx'
import { Button } from '../parts/button.tsx'
import { RadioGroup } from '../parts/choice-fields.tsx'
import { Confirm } from '../parts/dialog.tsx'
import { ErrorSummary, type FormError } from '../parts/error-summary.tsx'
import { TextInput } from '../parts/text-fields.tsx'
import { call, type Answer } from '../call.ts'
import { useFormats, useSignedIn } from '../session.tsx'
import { CardInput } from './card-input.tsx'
import { CompareCard } from './compare-card.tsx'
import type { Partner } from './exchange-partners.tsx'
import { FailureNotice } from './failure-notice.tsx'
import { Fingerprint } from './fingerprint.tsx'
import { isExchangeAddress, readCard, type Card } from './read-card.ts'

interface Props {
  readonly partners: readonly Partner[]
  /** @param changed whether the directory is another now */
  readonly onClose: (changed: boolean) => void
}

const ids = { card: 'partner-card', compared: 'partner-compared', address: 'partner-address' } as const

const sealOf = ({ card }: Partner): string => (card as Card).keys.seal.id

/** What is still to be done before the partner can be added; the first group of a text is its field. */
function listErrors(card: Card | undefined, compared: boolean, address: boolean): (keyof typeof ids)[] {
  if (!card) return ['card']
  return [...(compared ? [] : (['compared'] as const)), ...(address ? [] : (['address'] as const))]
}

/** Adds an authority from the card that it handed over, or renews its keys. */
export function PartnerForm({ partners, onClose }: Props) {
  const { say, me } = useSignedIn()
  const announce = useAnnounce()
  const [text, setText] = useState('')
  const [way, setWay] = useState<{ transport: 'http' | 'folder'; address: string }>()
  const [compared, setCompared] = useState(false)
  const [tried, setTried] = useState(0)
  const [confirming, setConfirming] = useState(false)
  const reading = text.trim() ? readCard(text, me.house) : undefined
  const card = reading?.ok ? reading.card : undefined
  const known = card && partners.find(({ code }) => code === `${card.state}:${card.code}`)
  const { transport, address } = way ?? wayOf(card, known)
  const reachable = transport === 'http' ? isExchangeAddress(address.trim()) : address.trim() !== ''
  const missing = listErrors(card, compared, reachable)
  const error = (field: keyof typeof ids) =>
    tried > 0 && missing.includes(field) ? say(`page.exchange.add.missing.${field}`) : undefined
  const errors = missing.map((field): FormError => ({ fieldId: ids[field], text: error(field) ?? '' }))
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    setTried(tried + 1)
    setConfirming(missing.length === 0)
  }
  const takeText = (next: string) => {
    setText(next)
    setCompared(false) // what was compared was another card
    setTried(0)
    const read = next.trim() ? readCard(next, me.house) : undefined
    if (read?.ok) announce(say('page.exchange.add.read', { name: read.card.name }))
  }
  return (
    <form className="stack-loose" noValidate onSubmit={submit}>
      <FormHead />
      {tried > 0 && errors.length > 0 && (
        <ErrorSummary key={tried} title={say('page.exchange.add.missing')} errors={errors} />
      )}
      <CardInput id={ids.card} text={text} onChange={takeText} reading={reading} error={error('card')} />
      {card && (
        <>
          <CompareCard
            id={ids.compared}
            card={card}
            known={known}
            holder={partners.find((one) => one !== known && sealOf(one) === card.keys.seal.id)}
            compared={compared}
            onChange={setCompared}
            error={error('compared')}
          />
          <Channel transport={transport} address={address} onChange={setWay} error={error('address')} />
        </>
      )}
      <div className="row">
        <Button type="submit" variant="primary">
          {say(known ? 'page.exchange.add.renew' : 'page.exchange.add.submit')}
        </Button>
        <Button onClick={() => onClose(false)}>{say('page.cancel')}</Button>
      </div>
      {card && (
        <ConfirmPartner
          open={confirming}
          input={{ card, transport, address: address.trim() }}
          onCancel={() => setConfirming(false)}
          onAdded={() => onClose(true)}
        />
      )}
    </form>
  )
}

/** Takes the focus, for the button that opened the form is gone. */
function FormHead() {
  const { say } = useSignedIn()
  const head = useRef<HTMLHeadingElement>(null)
  useEffect(() => head.current?.focus(), [])
  return (
    <div className="stack measure">
      <h2 ref={head} tabIndex={-1}>
        {say('page.exchange.add')}
      </h2>
      <p className="muted">{say('page.exchange.add.text')}</p>
    </div>
  )
}

/** A partner that is renewed keeps its way; the address on a card is its postal one, unless it looks like ours. */
function wayOf(
  card: Card | undefined,
  known: Partner | undefined,
): { transport: 'http' | 'folder'; address: string } {
  if (known) return { transport: known.transport, address: known.address }
  const address = card?.address && isExchangeAddress(card.address) ? card.address : ''
  return { transport: 'http', address }
}

interface ChannelProps {
  readonly transport: 'http' | 'folder'
  readonly address: string
  readonly onChange: (way: { transport: 'http' | 'folder'; address: string }) => void
  readonly error: string | undefined
}

function Channel({ transport, address, onChange, error }: ChannelProps) {
  const { say } = useSignedIn()
  const options = (['http', 'folder'] as const).map((value) => ({
    value,
    label: say(`page.exchange.channel.${value}`),
    hint: say(`page.exchange.channel.${value}.hint`),
  }))
  return (
    <section className="section stack">
      <h3>{say('page.exchange.add.way')}</h3>
      <RadioGroup
        id="partner-channel"
        label={say('page.exchange.channel')}
        options={options}
        value={transport}
        onChange={(value) => onChange({ transport: value === 'folder' ? 'folder' : 'http', address: '' })}
      />
      <TextInput
        id={ids.address}
        label={say(`page.exchange.address.${transport}`)}
        hint={say(`page.exchange.address.${transport}.hint`)}
        error={error}
        dir="ltr"
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="none"
        value={address}
        onChange={(next) => onChange({ transport, address: next })}
      />
    </section>
  )
}

interface ConfirmPartnerProps {
  readonly open: boolean
  readonly input: { readonly card: Card; readonly transport: 'http' | 'folder'; readonly address: string }
  readonly onCancel: () => void
  readonly onAdded: () => void
}

function ConfirmPartner({ open, input, onCancel, onAdded }: ConfirmPartnerProps) {
  const { say } = useSignedIn()
  const { state } = useFormats()
  const announce = useAnnounce()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Exclude<Answer<unknown>, { ok: true }>>()
  const { card, transport, address } = input
  const add = async () => {
    setBusy(true)
    const answer = await call('add-partner', { ...input, compared: true })
    setBusy(false)
    if (!answer.ok) return setFailure(answer)
    announce(
      say(answer.value.renewed ? 'page.exchange.add.renewed' : 'page.exchange.add.added', {
        name: card.name,
      }),
      { show: true },
    )
    onAdded()
  }
  return (
    <Confirm
      open={open}
      title={say('page.exchange.add.confirm')}
      facts={[
        { label: say('page.exchange.authority'), value: card.name, note: state(card.state) },
        {
          label: say('page.exchange.channel'),
          value: say(`page.exchange.channel.${transport}`),
          note: <bdi dir="ltr">{address}</bdi>,
        },
        {
          label: say('page.exchange.fingerprint.seal'),
          value: <Fingerprint groups={card.keys.seal.fingerprint} />,
        },
      ]}
      confirmLabel={say('page.exchange.add.submit.confirm')}
      cancelLabel={say('page.cancel')}
      busy={busy}
      onConfirm={() => void add()}
      onCancel={() => {
        setFailure(undefined)
        onCancel()
      }}
    >
      {failure ? <FailureNotice failure={failure} /> : say('page.exchange.add.confirm.text')}
    </Confirm>
  )
}
