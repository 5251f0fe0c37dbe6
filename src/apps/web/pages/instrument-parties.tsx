import { useState } from 'react'
import type { Participation, Participations } from '#core/knowledge/participation'
import { Anchor } from '../parts/anchor.tsx'
import { Combobox } from '../parts/combobox.tsx'
import { Notice } from '../parts/notice.tsx'
import { Status } from '../parts/status.tsx'
import { DataTable, type Column, type Sort } from '../parts/table.tsx'
import type { InstrumentProps } from './instrument-page.tsx'
import { InstrumentGrowth } from './instrument-growth.tsx'
import { lawComboWords } from './law-state-options.ts'
import { SourceList, SourceNumber } from './source-list.tsx'
import type { Law } from './use-law.tsx'
import { pairAddress, stateAddress } from './world-question.ts'

const tones = { high: 'success', medium: 'warning', low: 'danger' } as const

/** Who is bound, from which day until which, and where that stands written. */
export function InstrumentParties({ law, instrument, state }: InstrumentProps & { readonly state: string }) {
  const file = law.library.participation(instrument.id)
  if (file) return <Parties law={law} file={file} start={state} />
  const { between = [], inForce } = instrument
  const [a, b] = between
  return (
    <div className="stack-tight">
      <p>
        {law.say(inForce ? 'page.law.bilateral' : 'page.law.bilateral.unknown', {
          states: law.list(between.map((code) => law.state(code))),
          day: inForce ? law.day(inForce) : '',
        })}
      </p>
      {a && b && (
        <p>
          <Anchor href={pairAddress(a, b, { view: 'times' })}>{law.say('page.world.pair.open')}</Anchor>
        </p>
      )}
    </div>
  )
}

interface Props {
  readonly law: Law
  readonly file: Participations
  readonly start: string
}

function Parties({ law, file, start }: Props) {
  const { say, state, day, language } = law
  const [only, setOnly] = useState(start)
  const [sort, setSort] = useState<Sort>({ key: 'state', descending: false })
  const present = new Set([...file.bound, ...file.signed].map((row) => row.state))
  const options = [...present]
    .map((code) => ({ value: code, label: state(code), note: code, keywords: [code] }))
    .sort((a, b) => a.label.localeCompare(b.label, language))
  const ofState = <T extends { readonly state: string }>(rows: readonly T[]) =>
    only ? rows.filter((row) => row.state === only) : rows
  const signed = ofState(file.signed)
  return (
    <div className="stack">
      <Notice
        tone={file.complete ? 'info' : 'warning'}
        title={say(file.complete ? 'page.law.complete' : 'page.law.incomplete')}
      >
        {say(file.complete ? 'page.law.complete.text' : 'page.law.incomplete.text', {
          day: day(file.readOn),
        })}
      </Notice>
      <InstrumentGrowth law={law} file={file} />
      <Combobox
        id="party"
        label={say('page.law.party.only')}
        options={options}
        value={only}
        onChange={setOnly}
        words={lawComboWords(law)}
      />
      <DataTable
        caption={say('page.law.bound.caption', { n: new Set(file.bound.map((row) => row.state)).size })}
        rows={sortParties(ofState(file.bound), sort, law)}
        rowKey={(row) => `${row.state} ${row.from ?? row.deposited ?? ''} ${row.side ?? ''}`}
        rowHref={(row) => stateAddress(row.state)}
        columns={partyColumns(law, file)}
        sort={sort}
        onSort={setSort}
        empty={say('page.law.party.none')}
      />
      {signed.length > 0 && <Signatures law={law} file={file} rows={signed} />}
      <SourceList law={law} sources={file.sources} />
    </div>
  )
}

function sortParties(rows: readonly Participation[], { key, descending }: Sort, { state, language }: Law) {
  const value = (row: Participation) => (key === 'from' ? (row.from ?? '') : state(row.state))
  const sorted = [...rows].sort(
    (a, b) => value(a).localeCompare(value(b), language) || (a.from ?? '').localeCompare(b.from ?? ''),
  )
  return descending ? sorted.reverse() : sorted
}

function partyColumns({ say, state, day }: Law, file: Participations): Column<Participation>[] {
  return [
    { key: 'state', head: say('page.law.state'), cell: (row) => state(row.state), sortable: true },
    { key: 'act', head: say('page.law.act'), cell: (row) => say(`page.law.act.${row.act}`) },
    {
      key: 'deposited',
      head: say('page.law.deposited.head'),
      cell: (row) => row.deposited && day(row.deposited),
      fixed: true,
    },
    {
      key: 'from',
      head: say('page.law.from-day'),
      cell: (row) => (row.from ? day(row.from) : say('page.law.day.unknown')),
      sortable: true,
      fixed: true,
    },
    {
      key: 'until',
      head: say('page.law.until-day'),
      cell: (row) => row.until && day(row.until),
      fixed: true,
    },
    {
      key: 'confidence',
      head: say('page.law.confidence'),
      cell: (row) => (
        <>
          <Status tone={tones[row.confidence]} text={say(`page.law.sure.${row.confidence}`)} />{' '}
          {row.basis === 'computed' && <span className="block-line fine">{say('page.law.computed')}</span>}
          {row.note && (
            <span className="block-line source fine" lang="en" dir="ltr">
              {row.note}
            </span>
          )}
        </>
      ),
    },
    {
      key: 'source',
      head: say('page.law.source'),
      cell: (row) => <SourceNumber sources={file.sources} of={row.source} />,
    },
  ]
}

function Signatures({
  law,
  file,
  rows,
}: {
  readonly law: Law
  readonly file: Participations
  readonly rows: readonly Participations['signed'][number][]
}) {
  const { say, state, day } = law
  return (
    <DataTable
      caption={say('page.law.signed.caption', { n: rows.length })}
      rows={rows}
      rowKey={(row) => row.state}
      columns={[
        { key: 'state', head: say('page.law.state'), cell: (row) => state(row.state) },
        { key: 'on', head: say('page.law.signed-on'), cell: (row) => row.on && day(row.on), fixed: true },
        {
          key: 'confidence',
          head: say('page.law.confidence'),
          cell: (row) => (
            <Status tone={tones[row.confidence]} text={say(`page.law.sure.${row.confidence}`)} />
          ),
        },
        {
          key: 'source',
          head: say('page.law.source'),
          cell: (row) => <SourceNumber sources={file.sources} of={row.source} />,
        },
      ]}
    />
  )
}
