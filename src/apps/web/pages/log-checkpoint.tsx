import { KeyValue } from '../parts/key-value.tsx'
import { Notice } from '../parts/notice.tsx'
import { useSignedIn } from '../session.tsx'
import { CopyButton } from './copy-button.tsx'
import { formatCount } from './instant.tsx'

interface Props {
  readonly size: number
  /** A signed note: name of the log, size, root, an empty line, signatures. @source C2SP tlog-checkpoint */
  readonly checkpoint: string | null
}

/** The signed state of the log, and what it proves to whom. */
export function LogCheckpoint({ size, checkpoint }: Props) {
  const { say, language } = useSignedIn()
  if (!checkpoint) return <Notice tone="warning">{say('page.log.checkpoint.none')}</Notice>
  const [origin = '', signed = '', root = ''] = checkpoint.split('\n')
  const count = (number: number) => formatCount(language, number)
  const since = size - Number(signed)
  return (
    <section className="stack" aria-labelledby="log-checkpoint">
      <h2 id="log-checkpoint">{say('page.log.checkpoint')}</h2>
      <p>{say('page.log.checkpoint.text')}</p>
      <KeyValue
        rows={[
          {
            label: say('page.log.checkpoint.size'),
            value: count(Number(signed)),
            ...(since > 0 ? { note: say('page.log.checkpoint.since', { count: since }) } : {}),
          },
          { label: say('page.log.checkpoint.origin'), value: <Code text={origin} /> },
          { label: say('page.log.checkpoint.root'), value: <Code text={root} /> },
        ]}
      />
      <div className="row">
        <CopyButton label={say('page.log.checkpoint.copy')} text={checkpoint} />
      </div>
      <details>
        <summary style={{ paddingBlock: 'var(--s1)', cursor: 'pointer' }}>{say('page.log.proves')}</summary>
        <ul className="stack-tight note" style={{ marginBlockStart: 'var(--s2)' }}>
          {['chain', 'signed', 'witness', 'limits'].map((id) => (
            <li key={id}>{say(`page.log.proves.${id}`)}</li>
          ))}
        </ul>
      </details>
    </section>
  )
}

const Code = ({ text }: { readonly text: string }) => (
  <bdi dir="ltr" className="mono note" style={{ overflowWrap: 'anywhere' }}>
    {text}
  </bdi>
)
