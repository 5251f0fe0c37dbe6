import { useState } from 'react'
import type { Day } from '#core/kernel/day'
import { mechanisms } from '#core/knowledge/instrument'
import { Checkbox } from '../parts/choice-fields.tsx'
import { findOptions } from '../parts/find-options.ts'
import { Status } from '../parts/status.tsx'
import { DataTable, type Column, type Sort } from '../parts/table.tsx'
import { Select, TextInput } from '../parts/text-fields.tsx'
import { bondOn, treatiesOf, type Bond } from './state-bonds.ts'
import type { StateProps } from './state-page.tsx'
import { addressOf, type Law } from './use-law.tsx'
import { isMechanism } from './world-question.ts'
import { className, mechanismName, mechanismNames } from './world-words.ts'

const nameOf = (law: Law, { instrument, partner }: Bond): string =>
  partner ? law.state(partner) : law.title(instrument)

/** What the State is or was bound by, for one mechanism or all. */
export function StateTreaties({ law, state, today }: StateProps & { readonly today: Day }) {
  const { say, library, language } = law
  const [mechanism, setMechanism] = useState('')
  const [sought, setSought] = useState('')
  const [past, setPast] = useState(false)
  const [sort, setSort] = useState<Sort>({ key: 'instrument', descending: false })
  const all = treatiesOf(library, state.code)
  const current = all.filter((bond) => past || bondOn(bond, today) !== 'no')
  const serves = (bond: Bond) => !isMechanism(mechanism) || bond.instrument.mechanisms.includes(mechanism)
  const found = new Set(
    findOptions(
      current.map((bond, at) => ({
        value: String(at),
        label: law.title(bond.instrument),
        keywords: [bond.instrument.short, bond.partner ?? '', bond.partner ? law.state(bond.partner) : ''],
      })),
      sought,
    ).map(({ value }) => value),
  )
  const rows = current.filter((bond, at) => found.has(String(at)) && serves(bond))
  const value = (bond: Bond) =>
    sort.key === 'from' ? (bond.from ?? '') : `${bond.partner ? 1 : 0}${nameOf(law, bond)}`
  const sorted = [...rows].sort((a, b) => value(a).localeCompare(value(b), language))
  const counted = (one: string) =>
    current.filter(({ instrument }) => instrument.mechanisms.includes(one as 'extradition'))
  return (
    <div className="stack">
      <div className="grid">
        <Select
          id="treaties-mechanism"
          label={say('page.law.mechanism')}
          width="full"
          value={mechanism}
          onChange={setMechanism}
          placeholder={say('page.world.mechanism.all', { n: current.length })}
          options={mechanisms.map((one) => ({
            value: one,
            label: `${mechanismName(law, one)} (${counted(one).length})`,
          }))}
        />
        <TextInput
          id="treaties-sought"
          label={say('page.world.find-treaty')}
          type="search"
          autoComplete="off"
          value={sought}
          onChange={setSought}
        />
        <Checkbox id="treaties-past" label={say('page.world.past')} checked={past} onChange={setPast} />
      </div>
      <DataTable
        caption={say('page.world.treaties.caption', { n: rows.length })}
        rows={sort.descending ? sorted.reverse() : sorted}
        rowKey={({ instrument, from }) => `${instrument.id} ${from ?? ''}`}
        rowHref={({ instrument }) => `${addressOf(instrument.id)}?view=parties&state=${state.code}`}
        columns={columns(law, today)}
        sort={sort}
        onSort={setSort}
        empty={say('page.world.none-found')}
      />
      <p className="note measure">{say('page.world.treaties.text')}</p>
    </div>
  )
}

function columns(law: Law, today: Day): Column<Bond>[] {
  const { say, day } = law
  return [
    {
      key: 'instrument',
      head: say('page.law.instrument'),
      cell: ({ instrument }) => law.title(instrument),
      sortable: true,
    },
    { key: 'class', head: say('page.world.class'), cell: ({ instrument }) => className(law, instrument) },
    {
      key: 'mechanisms',
      head: say('page.world.serves'),
      cell: ({ instrument }) => mechanismNames(law, instrument.mechanisms),
    },
    {
      key: 'from',
      head: say('page.law.from-day'),
      cell: ({ from }) => (from ? day(from) : say('page.law.day.unknown')),
      sortable: true,
      fixed: true,
    },
    {
      key: 'until',
      head: say('page.law.until-day'),
      cell: (bond) =>
        bond.until ? (
          day(bond.until)
        ) : bondOn(bond, today) === 'no' ? (
          <Status icon="clock" text={say('page.world.not-yet')} />
        ) : undefined,
      fixed: true,
    },
  ]
}
