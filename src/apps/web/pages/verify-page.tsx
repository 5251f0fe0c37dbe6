import { useDeferredValue, useEffect, useMemo, useState } from 'react'
import { verifyBundle } from '#core/exchange/verify-bundle'
import { FileInput } from '../parts/file-input.tsx'
import { Notice } from '../parts/notice.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { TextArea } from '../parts/text-fields.tsx'
import { useSession } from '../session.tsx'
import { readFingerprints } from './evidence-checks.ts'
import { EvidenceVerdict } from './evidence-verdict.tsx'
import { readMessages } from './proven-messages.tsx'

/** A chosen file; `json` is undefined where it is none. */
interface Chosen {
  readonly name: string
  readonly sizeBytes: number
  readonly json: unknown
}

async function readChosen(file: File): Promise<Chosen> {
  const { name, size: sizeBytes } = file
  try {
    return { name, sizeBytes, json: JSON.parse(await file.text()) as unknown }
  } catch {
    return { name, sizeBytes, json: undefined }
  }
}

/** Evidence is verified in this page, with nothing but itself; the file stays on the machine of the reader. */
export function VerifyPage() {
  const { say } = useSession()
  const [chosen, setChosen] = useState<Chosen>()
  const [known, setKnown] = useState('')
  const typed = useDeferredValue(known)
  const trusted = useMemo(() => readFingerprints(typed), [typed])
  const verdict = useMemo(
    () =>
      chosen?.json === undefined
        ? undefined
        : verifyBundle(chosen.json, trusted.length > 0 ? trusted : undefined),
    [chosen, trusted],
  )
  const messages = useMemo(
    () => (chosen && verdict ? readMessages(chosen.json, verdict.checks) : []),
    [chosen, verdict],
  )
  useEffect(() => {
    document.title = `${say('page.verify.title')} · Comity`
  }, [say])

  return (
    <>
      <PageHead title={say('page.verify.title')}>{say('page.verify.text')}</PageHead>
      <div className="stack-loose">
        <div className="stack no-print">
          <Choose chosen={chosen} onChoose={setChosen} />
          <Known value={known} onChange={setKnown} count={trusted.length} />
        </div>
        {chosen && !verdict && (
          <Notice tone="danger" live title={say('page.verify.not-json')}>
            {say('page.verify.not-json.text', { name: chosen.name })}
          </Notice>
        )}
        {chosen && verdict && (
          <EvidenceVerdict name={chosen.name} verdict={verdict} messages={messages} trusted={trusted} />
        )}
      </div>
    </>
  )
}

interface ChooseProps {
  readonly chosen: Chosen | undefined
  readonly onChoose: (chosen: Chosen | undefined) => void
}

function Choose({ chosen, onChoose }: ChooseProps) {
  const { say, language } = useSession()
  return (
    <FileInput
      id="evidence"
      single
      label={say('page.verify.file')}
      hint={say('page.verify.file.hint')}
      accept=".json,application/json"
      files={chosen ? [{ id: 'evidence', name: chosen.name, sizeBytes: chosen.sizeBytes }] : []}
      onAdd={([file]) => file && void readChosen(file).then(onChoose)}
      onRemove={() => onChoose(undefined)}
      words={{
        locale: language,
        choose: say('page.verify.choose'),
        drop: say('page.verify.drop'),
        download: (name) => name,
        remove: (name) => say('page.verify.remove', { name }),
        sending: '',
      }}
    />
  )
}

interface KnownProps {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly count: number
}

/** Fingerprints that reached the reader by another way. */
function Known({ value, onChange, count }: KnownProps) {
  const { say } = useSession()
  return (
    <details className="fold">
      <summary>{say('page.verify.known')}</summary>
      <TextArea
        id="known"
        label={say('page.verify.known.label')}
        hint={say('page.verify.known.hint')}
        dir="ltr"
        rows={4}
        spellCheck={false}
        autoComplete="off"
        value={value}
        onChange={onChange}
        echo={value.trim() === '' ? undefined : say('page.verify.known.count', { n: count })}
      />
    </details>
  )
}
