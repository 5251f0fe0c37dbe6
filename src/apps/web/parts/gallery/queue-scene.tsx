import { useState } from 'react'
import { Button, LinkButton } from '../button.tsx'
import { Empty } from '../empty.tsx'
import { PageHead } from '../page-head.tsx'
import { Pager } from '../pager.tsx'
import { Status, type Tone } from '../status.tsx'
import { DataTable, type Column, type Sort } from '../table.tsx'
import { Tabs } from '../tabs.tsx'

interface Row {
  readonly ours: string
  readonly theirs: string
  readonly state: string
  readonly subject: string
  readonly status: readonly [Tone, string]
  readonly due: string
  readonly dueText: readonly [Tone, string]
  readonly sent: number
}

const rows: readonly Row[] = [
  {
    ours: 'XAR-OUT-MLA-2026-000131-7',
    theirs: 'BO-MLI-2026-0417',
    state: 'Borduria',
    subject: 'Account statements, beneficial owner',
    status: ['warning', 'Answer their question'],
    due: '2026-04-17',
    dueText: ['warning', '17 April 2026, in 3 days'],
    sent: 41,
  },
  {
    ours: 'XAR-IN-MLA-2026-000088-2',
    theirs: 'SY/2026/1180-K',
    state: 'Syldavia',
    subject: 'Hearing of a witness by video',
    status: ['info', 'With the court of Port Meridian'],
    due: '2026-05-15',
    dueText: ['neutral', '15 May 2026'],
    sent: 12,
  },
  {
    ours: 'XAR-IN-EXT-2026-000012-4',
    theirs: 'RU-EX-77/26',
    state: 'Ruritania',
    subject: 'Extradition; provisional arrest',
    status: ['danger', 'Papers due, or release'],
    due: '2026-04-09',
    dueText: ['danger', '9 April 2026, 5 days late'],
    sent: 45,
  },
  {
    ours: 'XAR-OUT-FRZ-2026-000007-9',
    theirs: '',
    state: 'Zenda',
    subject: 'Freezing of a property',
    status: ['neutral', 'Draft, two answers missing'],
    due: '',
    dueText: ['neutral', ''],
    sent: 0,
  },
  {
    ours: 'XAR-OUT-MLA-2025-000604-1',
    theirs: 'FR-25-9921',
    state: 'Freedonia',
    subject: 'Subscriber data',
    status: ['success', 'Executed in full'],
    due: '',
    dueText: ['neutral', ''],
    sent: 118,
  },
]

const columns: readonly Column<Row>[] = [
  { key: 'ours', head: 'Our reference', fixed: true, cell: (row) => <bdi>{row.ours}</bdi>, sortable: true },
  {
    key: 'theirs',
    head: 'Their reference',
    fixed: true,
    cell: (row) => row.theirs && <bdi>{row.theirs}</bdi>,
  },
  { key: 'state', head: 'State', cell: (row) => row.state, sortable: true },
  { key: 'subject', head: 'What is asked', cell: (row) => row.subject },
  {
    key: 'status',
    head: 'Where it stands',
    cell: (row) => <Status tone={row.status[0]} text={row.status[1]} />,
  },
  {
    key: 'due',
    head: 'Due',
    cell: (row) =>
      row.due &&
      (row.dueText[0] === 'neutral' ? (
        row.dueText[1]
      ) : (
        <Status tone={row.dueText[0]} icon="clock" text={row.dueText[1]} />
      )),
    sortable: true,
  },
  { key: 'sent', head: 'Days open', cell: (row) => row.sent, sortable: true, numeric: true },
]

function Waiting() {
  const [sort, setSort] = useState<Sort>({ key: 'due', descending: false })
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(['XAR-IN-MLA-2026-000088-2']))
  const key = sort.key as 'ours' | 'state' | 'due' | 'sent'
  const order = (a: Row, b: Row) => ((a[key] || '~') < (b[key] || '~') ? -1 : 1) * (sort.descending ? -1 : 1)
  return (
    <>
      <DataTable
        caption="Cases that wait for this office"
        captionHidden
        columns={columns}
        rows={[...rows].sort(order)}
        rowKey={(row) => row.ours}
        rowHref={() => '?scene=case'}
        attention={(row) => row.status[0] === 'danger'}
        sort={sort}
        onSort={setSort}
        selection={{ chosen, onChange: setChosen, all: 'Choose all', one: (row) => `Choose ${row.ours}` }}
      />
      <Pager label="Pages" text="1 to 5 of 112" previous="Earlier" next="Later" onNext={() => {}} />
    </>
  )
}

const start = <LinkButton href="?scene=compose">Start a request</LinkButton>
const none = (
  <Empty drawing="folder" title="No case is waiting for the other side" action={start}>
    When you have sent a request, it stays here until the requested State has answered.
  </Empty>
)

/** A list of cases. */
export function QueueScene() {
  const [tab, setTab] = useState('mine')
  return (
    <>
      <PageHead
        title="Cases"
        actions={
          <>
            <LinkButton href="?scene=compose" variant="primary" icon="plus">
              New request
            </LinkButton>
            <Button icon="download">Export</Button>
          </>
        }
      />
      <Tabs
        label="Which cases"
        current={tab}
        onChange={setTab}
        tabs={[
          { id: 'mine', label: 'Waiting for us', count: 5, panel: <Waiting /> },
          { id: 'theirs', label: 'Waiting for them', count: 0, panel: none },
          { id: 'closed', label: 'Closed', panel: none },
        ]}
      />
    </>
  )
}
