import type { ReactNode } from 'react'
import { IconButton } from './button.tsx'
import { Icon } from './icons.tsx'
import { Progress } from './progress.tsx'
import { asList } from './roles.ts'

export interface FileItem {
  readonly id: string
  readonly name: string
  readonly sizeBytes?: number | undefined
  /** SHA-256 in hexadecimal; shown short, whole when the pointer rests on it. */
  readonly hash?: string | undefined
  /** Where it is fetched; without it the name is no link. */
  readonly href?: string | undefined
  /** E.g. `Certified translation · French`. */
  readonly note?: ReactNode
  readonly error?: string | undefined
  /** From 0 to 1 while it is being sent. */
  readonly progress?: number | undefined
}

export interface FileWords {
  /** BCP 47, for the writing of sizes. */
  readonly locale: string
  /** E.g. `Download {name}`, said by the page. */
  readonly download: (name: string) => string
  readonly remove: (name: string) => string
  readonly sending: string
}

export interface FileListProps {
  readonly items: readonly FileItem[]
  readonly words: FileWords
  readonly onRemove?: ((id: string) => void) | undefined
  readonly bare?: boolean | undefined
}

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const

/** A size in the writing of a language, e.g. `1.4 MB`; a kilobyte is 1000 bytes. */
export function formatSize(bytes: number, locale: string): string {
  const step = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)))
  const form = {
    style: 'unit',
    unit: units[step] ?? 'byte',
    unitDisplay: 'short',
    maximumFractionDigits: step > 1 ? 1 : 0,
  } as const
  return new Intl.NumberFormat(locale, form).format(bytes / 1000 ** step)
}

function FileName({ item, words }: { item: FileItem; words: FileWords }) {
  const { name, href } = item
  if (href === undefined) return <bdi className="file-name">{name}</bdi>
  return (
    <a className="file-name" href={href} download={name} title={words.download(name)}>
      <bdi>{name}</bdi>
    </a>
  )
}

function FileLine({
  item,
  words,
  onRemove,
}: {
  item: FileItem
  words: FileWords
  onRemove: FileListProps['onRemove']
}) {
  const { id, name, sizeBytes, hash, note, error, progress } = item
  return (
    <li className="file" data-tone={error ? 'danger' : 'neutral'}>
      <Icon name={error ? 'danger' : 'text'} />
      <div>
        <FileName item={item} words={words} />
        <div className="file-facts row fine">
          {note !== undefined && <span>{note}</span>}
          {sizeBytes !== undefined && <bdi className="nowrap">{formatSize(sizeBytes, words.locale)}</bdi>}
          {hash && (
            <bdi className="mono" title={`SHA-256 ${hash}`}>
              {hash.slice(0, 8)}…{hash.slice(-4)}
            </bdi>
          )}
        </div>
        {progress !== undefined && <Progress label={words.sending} labelHidden value={progress} max={1} />}
        {error && (
          <div className="field-error">
            <span>{error}</span>
          </div>
        )}
      </div>
      {onRemove && (
        <IconButton icon="trash" size="small" label={words.remove(name)} onClick={() => onRemove(id)} />
      )}
    </li>
  )
}

/** Files with their size and fingerprint. */
export function FileList({ items, words, onRemove, bare }: FileListProps) {
  return (
    <ul className={bare ? 'files files-bare' : 'files'} {...asList}>
      {items.map((item) => (
        <FileLine key={item.id} item={item} words={words} onRemove={onRemove} />
      ))}
    </ul>
  )
}
