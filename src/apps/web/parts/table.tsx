import { useRef, type ReactNode } from 'react'
import { Anchor } from './anchor.tsx'
import { useClickThrough } from './click-through.ts'
import { Icon, type IconName } from './icons.tsx'
import { asCell, asColumnHead, asRow, asRowHead, asRows, asTable } from './roles.ts'

export interface Column<Row> {
  readonly key: string
  readonly head: string
  readonly cell: (row: Row) => ReactNode
  readonly sortable?: boolean | undefined
  /** Set to the end of the column, for numbers. */
  readonly numeric?: boolean | undefined
  /** The name of the row: a row header, and the link when rows have one. The first column unless another says so. */
  readonly rowHead?: boolean | undefined
  /** Never broken over two lines, for references and dates. */
  readonly fixed?: boolean | undefined
  /** The head is spoken only. */
  readonly headHidden?: boolean | undefined
}

export interface Sort {
  readonly key: string
  readonly descending: boolean
}

/** Which rows are ticked, and the words for ticking them. */
export interface Selection<Row> {
  readonly chosen: ReadonlySet<string>
  readonly onChange: (chosen: ReadonlySet<string>) => void
  readonly all: string
  readonly one: (row: Row) => string
}

export interface DataTableProps<Row> {
  readonly caption: string
  readonly captionHidden?: boolean | undefined
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  readonly rowHref?: ((row: Row) => string | undefined) | undefined
  /** A bar at the start of the row; say why in a cell as well. */
  readonly attention?: ((row: Row) => boolean) | undefined
  readonly sort?: Sort | undefined
  readonly onSort?: ((sort: Sort) => void) | undefined
  readonly selection?: Selection<Row> | undefined
  /** Shown in place of rows when there are none. */
  readonly empty?: ReactNode
}

interface HeadProps<Row> {
  readonly column: Column<Row>
  readonly sort: Sort | undefined
  readonly onSort: ((sort: Sort) => void) | undefined
}

function Head<Row>({ column, sort, onSort }: HeadProps<Row>) {
  const { key, head, sortable, numeric, headHidden } = column
  const className = numeric ? 'table-num' : undefined
  if (!sortable || !onSort) {
    return (
      <th scope="col" {...asColumnHead} className={className}>
        {headHidden ? <span className="hidden">{head}</span> : head}
      </th>
    )
  }
  const here = sort?.key === key
  const state = !here ? 'none' : sort.descending ? 'descending' : 'ascending'
  const icon: IconName = !here ? 'sort' : sort.descending ? 'sort-down' : 'sort-up'
  return (
    <th scope="col" {...asColumnHead} className={className} aria-sort={state}>
      <button
        type="button"
        className="table-sort bare"
        onClick={() => onSort({ key, descending: here && !sort.descending })}
      >
        {head}
        <Icon name={icon} />
      </button>
    </th>
  )
}

interface CellProps<Row> {
  readonly column: Column<Row>
  readonly row: Row
  readonly isHead: boolean
  readonly href: string | undefined
}

function Cell<Row>({ column, row, isHead, href }: CellProps<Row>) {
  const content = column.cell(row)
  const className = column.numeric ? 'table-num' : column.fixed ? 'table-fixed' : undefined
  if (isHead) {
    return (
      <th scope="row" {...asRowHead} className={className}>
        {href === undefined ? content : <Anchor href={href}>{content}</Anchor>}
      </th>
    )
  }
  if (content === undefined || content === null || content === '')
    return <td {...asCell} className={className} />
  return (
    <td {...asCell} className={className}>
      <span className="table-label" aria-hidden="true">
        {column.headHidden ? '' : column.head}
      </span>
      <span>{content}</span>
    </td>
  )
}

function Tick({
  label,
  checked,
  some,
  onChange,
}: {
  label: string
  checked: boolean
  some?: boolean
  onChange: () => void
}) {
  return (
    <label>
      <input
        type="checkbox"
        aria-label={label}
        checked={checked}
        ref={(box) => {
          if (box) box.indeterminate = Boolean(some)
        }}
        onChange={onChange}
      />
    </label>
  )
}

function TickAll<Row>({
  rows,
  rowKey,
  selection,
}: {
  rows: readonly Row[]
  rowKey: (row: Row) => string
  selection: Selection<Row>
}) {
  const { chosen, onChange, all } = selection
  const whole = rows.length > 0 && rows.every((row) => chosen.has(rowKey(row)))
  return (
    <th {...asColumnHead} className="table-check">
      <Tick
        label={all}
        checked={whole}
        some={!whole && chosen.size > 0}
        onChange={() => onChange(whole ? new Set() : new Set(rows.map(rowKey)))}
      />
    </th>
  )
}

const toggled = (chosen: ReadonlySet<string>, key: string): ReadonlySet<string> => {
  const next = new Set(chosen)
  if (!next.delete(key)) next.add(key)
  return next
}

function BodyRow<Row>({
  row,
  table,
  head,
}: {
  row: Row
  table: DataTableProps<Row>
  head: Column<Row> | undefined
}) {
  const { columns, rowKey, rowHref, attention, selection } = table
  const key = rowKey(row)
  const href = rowHref?.(row)
  const picked = selection?.chosen.has(key) ?? false
  return (
    <tr
      {...asRow}
      data-link={href === undefined ? undefined : ''}
      data-selected={picked || undefined}
      data-attention={attention?.(row) || undefined}
    >
      {selection && (
        <td {...asCell} className="table-check">
          <Tick
            label={selection.one(row)}
            checked={picked}
            onChange={() => selection.onChange(toggled(selection.chosen, key))}
          />
        </td>
      )}
      {columns.map((column) => (
        <Cell key={column.key} column={column} row={row} isHead={column === head} href={href} />
      ))}
    </tr>
  )
}

/** A table of records: sortable, each row a link; in a narrow place every row becomes a small list. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, captionHidden, columns, rows, rowKey, sort, onSort, selection, empty } = props
  const table = useRef<HTMLTableElement>(null)
  useClickThrough(table, 'tr[data-link]', 'th a')
  const head = columns.find((column) => column.rowHead) ?? columns[0]
  return (
    <div className="table-wrap">
      <table ref={table} className="table" {...asTable}>
        <caption>{captionHidden ? <span className="hidden">{caption}</span> : caption}</caption>
        <thead {...asRows}>
          <tr {...asRow}>
            {selection && <TickAll rows={rows} rowKey={rowKey} selection={selection} />}
            {columns.map((column) => (
              <Head key={column.key} column={column} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody {...asRows}>
          {rows.map((row) => (
            <BodyRow key={rowKey(row)} row={row} table={props} head={head} />
          ))}
          {rows.length === 0 && empty !== undefined && (
            <tr {...asRow}>
              <td {...asCell} className="table-empty" colSpan={columns.length + (selection ? 1 : 0)}>
                {empty}
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  )
}
