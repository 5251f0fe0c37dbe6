import type { Mechanism } from '#core/knowledge/instrument'
import type { Role } from '#core/law/bases'
import { DataTable } from '../parts/table.tsx'
import { addressOf, type Law } from './use-law.tsx'
import { mechanismName } from './world-words.ts'

/** One instrument whose role between two States became another one. */
export interface RoleChange {
  readonly mechanism: Mechanism
  readonly instrument: string
  readonly before: Role | undefined
  readonly after: Role | undefined
}

interface Props {
  readonly law: Law
  readonly caption: string
  readonly heads: readonly [before: string, after: string]
  readonly changes: readonly RoleChange[]
}

/** Roles before and after, one line an instrument and mechanism. */
export function RoleChanges({ law, caption, heads: [before, after], changes }: Props) {
  const { say, library } = law
  const tell = (role: Role | undefined) =>
    role === undefined ? law.law('role.not-bound') : law.law(`role.${role}`)
  return (
    <DataTable
      caption={caption}
      rows={changes}
      rowKey={({ mechanism, instrument }) => `${mechanism} ${instrument}`}
      rowHref={({ instrument }) => addressOf(instrument)}
      columns={[
        {
          key: 'instrument',
          head: say('page.law.instrument'),
          cell: ({ instrument }) => <bdi>{library.instrument(instrument)?.short ?? instrument}</bdi>,
        },
        {
          key: 'mechanism',
          head: say('page.law.mechanism'),
          cell: ({ mechanism }) => mechanismName(law, mechanism),
        },
        { key: 'before', head: before, cell: (row) => tell(row.before) },
        { key: 'after', head: after, cell: (row) => <b>{tell(row.after)}</b> },
      ]}
      empty={say('page.world.changes.none')}
    />
  )
}
