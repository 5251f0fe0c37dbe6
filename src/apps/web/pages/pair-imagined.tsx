import { useMemo } from 'react'
import type { Supposition } from '#core/knowledge/supposition'
import type { Reached } from '#core/law/world'
import { Notice } from '../parts/notice.tsx'
import { asList } from '../parts/roles.ts'
import { DataTable } from '../parts/table.tsx'
import { imagine, type Imagined } from './imagine.ts'
import type { Pair } from './pair-question.ts'
import { ReachSwatch } from './reach-patterns.tsx'
import { RoleChanges } from './role-changes.tsx'
import { isolate, type Law } from './use-law.tsx'
import { mechanismName, reachName } from './world-words.ts'

interface Props {
  readonly law: Law
  readonly pair: Pair
  readonly supposition: Supposition
}

/** What would be otherwise; in a frame that says that it is imagined. */
export function PairImagined({ law, pair, supposition }: Props) {
  const { say, library } = law
  const imagined = useMemo(() => imagine(library, pair, supposition), [library, pair, supposition])
  const { kind, state, instrument } = supposition
  const said = say(`page.world.imagined.${kind}`, {
    state: law.state(state),
    instrument: isolate(library.instrument(instrument)?.short ?? instrument),
    day: law.day(pair.on),
  })
  if (!imagined) return <Notice tone="warning">{say('page.world.imagined.impossible')}</Notice>
  return (
    <section className="imagined stack" aria-label={say('page.world.imagined')}>
      <Notice tone="warning" title={say('page.world.imagined')}>
        {said} {say('page.world.imagined.text')}
      </Notice>
      {imagined.reach.length > 0 && <Reaches law={law} all={imagined.reach} />}
      <RoleChanges
        law={law}
        caption={say('page.world.imagined.caption', { n: imagined.roles.length })}
        heads={[say('page.world.imagined.before'), say('page.world.imagined.after')]}
        changes={imagined.roles}
      />
      {imagined.answers.length > 0 && <Answers law={law} all={imagined.answers} />}
    </section>
  )
}

function Reaches({ law, all }: { readonly law: Law; readonly all: Imagined['reach'] }) {
  const tell = ({ reach, instrument }: Reached) => (
    <span className="with-icon">
      <ReachSwatch reach={reach} />
      {reachName(law, reach)}
      {instrument && <bdi className="fine">{law.library.instrument(instrument)?.short}</bdi>}
    </span>
  )
  return (
    <ul className="lines" {...asList}>
      {all.map(({ mechanism, before, after }) => (
        <li key={mechanism} className="row">
          <b>{mechanismName(law, mechanism)}</b>
          {tell(before)}
          <span>{law.say('page.world.becomes')}</span>
          {tell(after)}
        </li>
      ))}
    </ul>
  )
}

/** Ways and conditions of a plain request that would be others; in the spelling of the engine. */
function Answers({ law, all }: { readonly law: Law; readonly all: Imagined['answers'] }) {
  const { say } = law
  const plain = (text: string | undefined) =>
    text && (
      <span lang="en" dir="ltr">
        {text}
      </span>
    )
  return (
    <details className="fold">
      <summary>{say('page.world.imagined.answers', { n: all.length })}</summary>
      <DataTable
        caption={say('page.world.imagined.answers', { n: all.length })}
        captionHidden
        rows={all}
        rowKey={({ mechanism, what, id }) => `${mechanism} ${what} ${id}`}
        columns={[
          {
            key: 'mechanism',
            head: say('page.law.mechanism'),
            cell: ({ mechanism }) => mechanismName(law, mechanism),
          },
          {
            key: 'what',
            head: say('page.world.changed'),
            cell: ({ what }) => say(`page.world.change.${what}`),
          },
          { key: 'id', head: say('page.world.changed.which'), cell: ({ id }) => plain(id) },
          { key: 'before', head: say('page.world.imagined.before'), cell: ({ before }) => plain(before) },
          { key: 'after', head: say('page.world.imagined.after'), cell: ({ after }) => plain(after) },
        ]}
      />
    </details>
  )
}
