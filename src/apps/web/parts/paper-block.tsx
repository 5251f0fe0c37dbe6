import type { ReactNode } from 'react'
import type { Block } from '#core/request/blocks'
import { Icon } from './icons.tsx'
import { asCell, asColumnHead, asRow, asRows, asTable } from './roles.ts'

/** What a block of a letter can do on the screen. */
export interface PaperSkill {
  /** The field being answered; its blocks are marked. */
  readonly active?: string | undefined
  readonly onSelect?: ((from: readonly string[]) => void) | undefined
  /** Name of the button beside a block, e.g. `Change: summary of the facts`. */
  readonly selectLabel?: ((from: readonly string[]) => string) | undefined
  /** Shown in a block whose answer is missing, e.g. `Still to be answered`. */
  readonly openLabel: string
}

const fromOf = (block: Block): readonly string[] => ('from' in block ? (block.from ?? []) : [])
const isGap = (block: Block): boolean => block.kind === 'paragraph' && block.open === true

/** Neighbours made of the same fields are one group, so that the keyboard stops once; a gap stands alone. */
export function groupBlocks(blocks: readonly Block[]): readonly (readonly Block[])[] {
  const groups: Block[][] = []
  for (const block of blocks) {
    const group = groups.at(-1)
    const before = group?.at(-1)
    const from = fromOf(block)
    const joins =
      before && from.length > 0 && fromOf(before).join() === from.join() && !isGap(block) && !isGap(before)
    if (joins) group?.push(block)
    else groups.push([block])
  }
  return groups
}

/** The blocks of one group; marked while their field is answered, with a button that leads back to it. */
export function PaperGroup({ blocks, skill }: { blocks: readonly Block[]; skill: PaperSkill }) {
  const first = blocks[0]
  if (!first) return null
  const from = fromOf(first)
  const { active, onSelect, selectLabel, openLabel } = skill
  const marked = active !== undefined && from.includes(active)
  const canGo = onSelect !== undefined && from.length > 0
  return (
    <div
      className="paper-block"
      data-from={canGo ? '' : undefined}
      data-active={marked || undefined}
      data-gap={isGap(first) || undefined}
    >
      {canGo && (
        <button
          type="button"
          className="paper-go bare"
          aria-label={selectLabel?.(from) ?? from.join(', ')}
          aria-current={marked || undefined}
          onClick={() => onSelect(from)}
        >
          <Icon name="edit" />
        </button>
      )}
      {blocks.map((block, at) => (
        <Content key={at} block={block} openLabel={openLabel} />
      ))}
    </div>
  )
}

function Paragraph({
  block,
  openLabel,
}: {
  block: Extract<Block, { kind: 'paragraph' }>
  openLabel: string
}) {
  const text = (
    <div>
      {block.open && (
        <span className="paper-open with-icon">
          <Icon name="edit" />
          {openLabel}
        </span>
      )}
      <p>{block.text}</p>
    </div>
  )
  if (block.number === undefined) return text
  return (
    <div className="paper-numbered">
      <span>{block.number}.</span>
      {text}
    </div>
  )
}

/** With three columns or more its rows are set as blocks on a narrow sheet, each cell after its head. */
function PaperTable({ block }: { block: Extract<Block, { kind: 'table' }> }) {
  return (
    <table className="paper-table" data-wide={block.head.length > 2 || undefined} {...asTable}>
      <thead {...asRows}>
        <tr {...asRow}>
          {block.head.map((cell) => (
            <th key={cell} scope="col" {...asColumnHead}>
              {cell}
            </th>
          ))}
        </tr>
      </thead>
      <tbody {...asRows}>
        {block.rows.map((row, at) => (
          <tr key={at} {...asRow}>
            {row.map((cell, column) => (
              <td key={column} data-head={block.head[column]} {...asCell}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const lines = (all: readonly string[]) => all.map((line, at) => <p key={at}>{line}</p>)

function Content({ block, openLabel }: { block: Block; openLabel: string }): ReactNode {
  switch (block.kind) {
    case 'letterhead':
      return <div className="paper-letterhead">{lines(block.lines)}</div>
    case 'reference':
      return (
        <dl className="paper-reference">
          {block.rows.map(([label, value], at) => (
            <div key={at}>
              <dt className="muted">{label}</dt>
              <dd>
                <bdi>{value}</bdi>
              </dd>
            </div>
          ))}
        </dl>
      )
    case 'title':
      return <h2 className="paper-title">{block.text}</h2>
    case 'heading':
      return block.level === 1 ? (
        <h3 className="paper-heading">{block.text}</h3>
      ) : (
        <h4 className="paper-heading" data-level="2">
          {block.text}
        </h4>
      )
    case 'paragraph':
      return <Paragraph block={block} openLabel={openLabel} />
    case 'list': {
      const items = block.items.map((item, at) => <li key={at}>{item}</li>)
      return block.ordered ? <ol className="paper-list">{items}</ol> : <ul className="paper-list">{items}</ul>
    }
    case 'table':
      return <PaperTable block={block} />
    case 'quotation':
      return (
        <blockquote className="paper-quotation">
          <p>{block.text}</p>
          {block.source && <footer className="muted">{block.source}</footer>}
        </blockquote>
      )
    case 'signature':
      return <div className="paper-signature">{lines(block.lines)}</div>
  }
}
