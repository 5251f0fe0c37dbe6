import { useSearchParams } from 'wouter'
import { Button } from '../parts/button.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Progress } from '../parts/progress.tsx'
import { Tabs } from '../parts/tabs.tsx'
import { useSignedIn } from '../session.tsx'
import { useCall } from '../use-call.ts'
import { CardSheet } from './card-sheet.tsx'
import { isOpen } from './delivery-words.ts'
import { ExchangeMessages } from './exchange-messages.tsx'
import { ExchangePartners } from './exchange-partners.tsx'
import { FailureNotice } from './failure-notice.tsx'
import { OurCard } from './our-card.tsx'

/** What left and what waits, with whom this authority exchanges, and its own card. */
export function ExchangePage() {
  const { say } = useSignedIn()
  const [search, setSearch] = useSearchParams()
  const { value, failure, reload } = useCall('list-exchange', {})
  const view = search.get('view') ?? 'messages'
  if (view === 'sheet') return <CardSheet />
  if (failure) return <FailureNotice failure={failure} onRetry={() => void reload()} />
  if (!value) return <Progress label={say('page.loading')} />
  const { outgoing, partners } = value
  const messages = <ExchangeMessages outgoing={outgoing} partners={partners} reload={reload} />
  const directory = <ExchangePartners partners={partners} reload={reload} />
  return (
    <>
      <PageHead
        title={say('page.exchange.title')}
        actions={
          view === 'messages' && <Button onClick={() => void reload()}>{say('page.exchange.refresh')}</Button>
        }
      >
        {say('page.exchange.intro')}
      </PageHead>
      <Tabs
        label={say('page.exchange.views')}
        current={view}
        onChange={(next) => setSearch(next === 'messages' ? {} : { view: next }, { replace: true })}
        tabs={[
          {
            id: 'messages',
            label: say('page.exchange.messages'),
            count: outgoing.filter(isOpen).length || undefined,
            panel: messages,
          },
          { id: 'partners', label: say('page.exchange.partners'), count: partners.length, panel: directory },
          { id: 'card', label: say('page.exchange.card'), panel: <OurCard /> },
        ]}
      />
    </>
  )
}
