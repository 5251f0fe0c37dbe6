import { useEffect } from 'react'
import { useLocation, useSearchParams } from 'wouter'
import type { Instrument } from '#core/knowledge/instrument'
import { KeyValue, type KeyValueRow } from '../parts/key-value.tsx'
import { Notice } from '../parts/notice.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Status } from '../parts/status.tsx'
import { Tabs } from '../parts/tabs.tsx'
import { lastQuestion } from './advice-question.ts'
import { pageLanguages } from '../preferences.ts'
import { readerOf, useSession } from '../session.tsx'
import { InstrumentDeclarations } from './instrument-declarations.tsx'
import { InstrumentParties } from './instrument-parties.tsx'
import { InstrumentProvisions } from './instrument-provisions.tsx'
import { InstrumentRelations } from './instrument-relations.tsx'
import { addressOf, useLaw, type Law } from './use-law.tsx'
import { className, mechanismNames } from './world-words.ts'

/** One instrument as the books have it: its data, provision by provision, and who is bound. */
export function InstrumentPage({ params }: { readonly params: Readonly<Record<string, string>> }) {
  const { me } = useSession()
  const law = useLaw()
  const instrument = law.library.instrument(readId(params['id'] ?? ''))
  const title = instrument ? law.title(instrument) : law.say('page.law.no-instrument')
  useEffect(() => {
    document.title = `${title} · Comity`
  }, [title])
  if (!instrument) {
    return (
      <PageHead back={{ href: lastQuestion(readerOf(me)), label: law.say('page.law.back') }} title={title}>
        {law.say('page.law.no-instrument.text')}
      </PageHead>
    )
  }
  return (
    <>
      <PageHead
        back={{ href: '/law/instruments', label: law.say('page.world.instruments') }}
        kicker={className(law, instrument)}
        title={title}
        status={<Status boxed text={instrument.short} icon="scales" />}
      />
      <div className="stack-loose">
        <Data law={law} instrument={instrument} />
        <InstrumentRelations law={law} instrument={instrument} />
        <Views key={instrument.id} law={law} instrument={instrument} />
      </div>
    </>
  )
}

/** An id may hold a colon, which stands encoded in the address. */
function readId(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

export interface InstrumentProps {
  readonly law: Law
  readonly instrument: Instrument
}

function Data({ law, instrument }: InstrumentProps) {
  const { say, day, language } = law
  const { title, series, depositary, adopted, inForce, lastInForce, confidence, note } = instrument
  const otherTitles = Object.entries(title).filter(([code, text]) => code !== language && text)
  const tone = { high: 'success', medium: 'warning', low: 'danger' } as const
  const row = (label: string, value: string | undefined): KeyValueRow[] =>
    value ? [{ label: say(label), value }] : []
  return (
    <>
      {note && (
        <Notice tone="warning" title={say('page.law.note')}>
          <p lang="en" dir="ltr">
            {note}
          </p>
        </Notice>
      )}
      <div className="measure">
        <KeyValue
          rows={[
            ...otherTitles.map(([code, text]) => ({
              label: pageLanguages[code as 'en'],
              value: (
                <span lang={code} dir="ltr">
                  {text}
                </span>
              ),
            })),
            ...row('page.world.serves', mechanismNames(law, instrument.mechanisms)),
            ...row('page.law.adopted', adopted ? day(adopted) : undefined),
            { label: say('page.law.in-force'), value: inForce ? day(inForce) : say('page.law.day.unknown') },
            ...row('page.law.last-in-force', lastInForce && day(lastInForce)),
            { label: say('page.law.series'), value: <English text={series} /> },
            { label: say('page.law.depositary'), value: <English text={depositary} /> },
            {
              label: say('page.law.days'),
              value: <Status tone={tone[confidence]} text={say(`page.law.sure.${confidence}`)} />,
            },
          ]}
        />
      </div>
    </>
  )
}

export const English = ({ text }: { readonly text: string }) => (
  <span lang="en" dir="ltr">
    {text}
  </span>
)

/** Three views; which one stands in the address, so that a link can lead to a party or a declaration. */
function Views({ law, instrument }: InstrumentProps) {
  const { say } = law
  const [search] = useSearchParams()
  const [, navigate] = useLocation()
  const file = law.library.participation(instrument.id)
  const hasParties = file !== undefined || instrument.between !== undefined
  const show = (view: string) => navigate(`${addressOf(instrument.id)}?view=${view}`, { replace: true })
  const state = search.get('state') ?? ''
  return (
    <Tabs
      label={say('page.law.views')}
      current={search.get('view') ?? 'provisions'}
      onChange={show}
      tabs={[
        {
          id: 'provisions',
          label: say('page.law.provisions'),
          count: instrument.provisions.length,
          panel: <InstrumentProvisions law={law} instrument={instrument} />,
        },
        ...(!hasParties
          ? []
          : [
              {
                id: 'parties',
                label: say('page.law.parties'),
                count: file?.bound.length ?? 2,
                panel: <InstrumentParties law={law} instrument={instrument} state={state} />,
              },
            ]),
        ...(file
          ? [
              {
                id: 'declarations',
                label: say('page.law.declarations'),
                count: file.declarations.length,
                panel: <InstrumentDeclarations law={law} file={file} state={state} />,
              },
            ]
          : []),
      ]}
    />
  )
}
