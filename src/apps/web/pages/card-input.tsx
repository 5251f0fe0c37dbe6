import { useState } from 'react'
import { FileInput } from '../parts/file-input.tsx'
import { Notice } from '../parts/notice.tsx'
import { TextArea } from '../parts/text-fields.tsx'
import { useSignedIn } from '../session.tsx'
import { cardMostBytes, type CardReading } from './read-card.ts'

interface Props {
  readonly id: string
  readonly text: string
  readonly onChange: (text: string) => void
  /** Undefined while there is nothing to read. */
  readonly reading: CardReading | undefined
  readonly error: string | undefined
}

/** The card of the other authority, as a file or as its text. */
export function CardInput({ id, text, onChange, reading, error }: Props) {
  const { say, language } = useSignedIn()
  const [file, setFile] = useState<File>()
  const take = async (chosen: File | undefined) => {
    setFile(chosen)
    // A file that cannot be a card is answered like one that is none.
    onChange(chosen ? (chosen.size <= cardMostBytes ? await chosen.text() : '–') : '')
  }
  const wrong = reading && !reading.ok ? reading.why : undefined
  return (
    <section className="section stack">
      <h3>{say('page.exchange.add.card')}</h3>
      <FileInput
        id={id}
        single
        label={say('page.exchange.add.file')}
        hint={say('page.exchange.add.file.hint')}
        accept=".json,application/json"
        error={error}
        files={file ? [{ id: 'card', name: file.name, sizeBytes: file.size }] : []}
        onAdd={([chosen]) => void take(chosen)}
        onRemove={() => void take(undefined)}
        words={{
          locale: language,
          choose: say('page.exchange.add.choose'),
          drop: say('page.exchange.add.drop'),
          download: (name) => name,
          remove: (name) => say('page.exchange.add.remove', { name }),
          sending: '',
        }}
      />
      {!file && (
        <TextArea
          id={`${id}-text`}
          label={say('page.exchange.add.paste')}
          dir="ltr"
          rows={4}
          spellCheck={false}
          autoComplete="off"
          style={{ fontFamily: 'var(--mono)', fontSize: 'var(--text-s)', maxBlockSize: '14rem' }}
          value={text}
          onChange={onChange}
        />
      )}
      {wrong && (
        <div className="measure">
          <Notice tone="danger" live title={say(`page.exchange.add.wrong.${wrong}.title`)}>
            {say(`page.exchange.add.wrong.${wrong}`)}
          </Notice>
        </div>
      )}
    </section>
  )
}
