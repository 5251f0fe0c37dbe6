import type { ReactNode } from 'react'
import { FileList, type FileItem, type FileWords } from './file-list.tsx'
import { Icon, type IconName } from './icons.tsx'
import { asList } from './roles.ts'

/** Whose act: our authority's, the counterpart's, or a note that never leaves this office. */
export type Lane = 'own' | 'other' | 'internal'

export interface TimelineEvent {
  readonly id: string
  readonly lane: Lane
  /** ISO 8601 instant with offset; shown when the pointer rests on the date. */
  readonly at: string
  /** The civil date in words, e.g. `4 March 2026`. */
  readonly date: string
  /** E.g. `14:05 CET`. */
  readonly time?: string | undefined
  readonly title: string
  readonly actor: string
  readonly body?: ReactNode
  readonly files?: readonly FileItem[] | undefined
  readonly icon?: IconName | undefined
}

export interface TimelineProps {
  readonly label: string
  /** Oldest first. */
  readonly events: readonly TimelineEvent[]
  /** Names of the lanes: the two States, and what an internal note is called. */
  readonly lanes: Readonly<Record<Lane, string>>
  readonly fileWords: FileWords
  /** A line before the first event the reader has not seen. */
  readonly since?: { readonly id: string; readonly text: string } | undefined
}

const laneIcon: Readonly<Record<Lane, IconName>> = { own: 'out', other: 'in', internal: 'lock' }

function Event({ event, lane, words }: { event: TimelineEvent; lane: string; words: FileWords }) {
  const { at, date, time, title, actor, body, files, icon } = event
  return (
    <div className="timeline-event" data-lane={event.lane}>
      <time className="timeline-when note" dateTime={at} title={at}>
        <b>{date}</b> {time}
      </time>
      <div className="timeline-node">
        <span className="timeline-mark">
          <Icon name={icon ?? laneIcon[event.lane]} />
        </span>
      </div>
      <div className="timeline-what">
        <div>
          <span className="hidden">{lane}</span>
          <span className="timeline-lane fine" aria-hidden="true">
            <Icon name={laneIcon[event.lane]} />
            {lane}
          </span>
          <h3>{title}</h3>
          <p className="note">{actor}</p>
          {body !== undefined && <div className="timeline-body">{body}</div>}
          {files && files.length > 0 && <FileList items={files} words={words} bare />}
        </div>
      </div>
    </div>
  )
}

/** Everything that happened, in order; our acts and theirs in two columns, so that silence shows. */
export function Timeline({ label, events, lanes, fileWords, since }: TimelineProps) {
  return (
    <div className="timeline">
      <div className="timeline-lanes fine" aria-hidden="true">
        <span className="with-icon">
          <Icon name="out" />
          {lanes.own}
        </span>
        <span className="with-icon">
          <Icon name="in" />
          {lanes.other}
        </span>
      </div>
      <ol {...asList} aria-label={label}>
        {events.map((event) => (
          <li key={event.id}>
            {since?.id === event.id && <p className="timeline-since row row-fixed">{since.text}</p>}
            <Event event={event} lane={lanes[event.lane]} words={fileWords} />
          </li>
        ))}
      </ol>
    </div>
  )
}
