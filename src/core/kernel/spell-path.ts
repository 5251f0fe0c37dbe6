/** A place in a value as the asks spell it: `offences[0].maxMonths.FRA`; empty for the value itself. */
export const spellPath = (path: readonly PropertyKey[]): string =>
  path
    .map((key, at) => (typeof key === 'number' ? `[${key}]` : `${at > 0 ? '.' : ''}${String(key)}`))
    .join('')
