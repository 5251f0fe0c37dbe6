import { useEffect } from 'react'
import { useLocation, useSearchParams } from 'wouter'
import { isDay } from '#core/kernel/day'
import type { State } from '#core/knowledge/state'
import { LinkButton } from '../parts/button.tsx'
import { Notice } from '../parts/notice.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Status } from '../parts/status.tsx'
import { Tabs, type Tab } from '../parts/tabs.tsx'
import { ownState, useSession } from '../session.tsx'
import { SwatchPatterns } from './reach-patterns.tsx'
import { declarationsBy, treatiesOf } from './state-bonds.ts'
import { StateDeclarations } from './state-declarations.tsx'
import { StateLaw } from './state-law.tsx'
import { StateMemberships, StateOffices } from './state-offices.tsx'
import { StateReach } from './state-reach.tsx'
import { StateTreaties } from './state-treaties.tsx'
import { useLaw, type Law } from './use-law.tsx'
import { pairAddress, stateAddress, todayHere, worldAddress } from './world-question.ts'

/** One State as the books have it: what it can do with whom, its treaties, its law, its declarations, its offices. */
export function StatePage({ params }: { readonly params: Readonly<Record<string, string>> }) {
  const { me } = useSession()
  const law = useLaw()
  const { say } = law
  const code = (params['code'] ?? '').toUpperCase()
  const state = law.library.state(code)
  const title = state ? law.state(code) : say('page.world.no-state')
  const back = { href: '/law/states', label: say('page.world.states') }
  useEffect(() => {
    document.title = `${title} · Comity`
  }, [title])
  if (!state)
    return (
      <PageHead back={back} title={title}>
        {say('page.world.no-state.text')}
      </PageHead>
    )
  const own = ownState(me)
  return (
    <>
      <PageHead
        back={back}
        kicker={say('page.world.state')}
        title={title}
        status={<Status boxed text={code} icon="globe" />}
        actions={
          <>
            <LinkButton icon="globe" href={worldAddress({ state: code })}>
              {say('page.world.on-map')}
            </LinkButton>
            {own !== '' && own !== code && (
              <LinkButton icon="scales" href={pairAddress(own, code)}>
                {say('page.world.with-us')}
              </LinkButton>
            )}
          </>
        }
      />
      <SwatchPatterns />
      {state.note && (
        <Notice title={say('page.law.note')}>
          <p lang="en" dir="ltr">
            {state.note}
          </p>
        </Notice>
      )}
      <Views key={code} law={law} state={state} />
    </>
  )
}

export interface StateProps {
  readonly law: Law
  readonly state: State
}

function Views({ law, state }: StateProps) {
  const { say, library } = law
  const [search] = useSearchParams()
  const [, navigate] = useLocation()
  const asked = search.get('on')
  const on = asked !== null && isDay(asked) ? asked : todayHere()
  const tab = (id: string, panel: Tab['panel'], count?: number): Tab => ({
    id,
    label: say(`page.world.view.${id}`),
    panel,
    ...(count === undefined ? {} : { count }),
  })
  return (
    <Tabs
      label={say('page.world.views')}
      current={search.get('view') ?? 'reach'}
      onChange={(view) => navigate(stateAddress(state.code, view), { replace: true })}
      tabs={[
        tab('reach', <StateReach law={law} state={state} on={on} />),
        tab(
          'treaties',
          <StateTreaties law={law} state={state} today={on} />,
          treatiesOf(library, state.code).length,
        ),
        tab('law', <StateLaw law={law} state={state} />, (state.law ?? []).length),
        tab(
          'declarations',
          <StateDeclarations law={law} state={state} />,
          declarationsBy(library, state.code).length,
        ),
        tab('offices', <StateOffices law={law} state={state} />, state.authorities.length),
        tab('memberships', <StateMemberships law={law} state={state} />, (state.memberships ?? []).length),
      ]}
    />
  )
}
