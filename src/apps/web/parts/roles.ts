/**
 * Roles that elements have by themselves, said again: a list without bullets, and a table whose rows are set
 * as blocks on a small screen, are no list and no table to some screen readers unless the role is written out.
 */
export const asList = { role: 'list' } as const
export const asTable = { role: 'table' } as const
export const asRows = { role: 'rowgroup' } as const
export const asRow = { role: 'row' } as const
export const asCell = { role: 'cell' } as const
export const asRowHead = { role: 'rowheader' } as const
export const asColumnHead = { role: 'columnheader' } as const
