import type { Say } from '#core/knowledge/words'

/** Roles in one line, joined as the language joins its lists. */
export const sayRoles = (roles: readonly string[], say: Say, language: string): string =>
  new Intl.ListFormat(language === 'en' ? 'en-GB' : language).format(
    roles.map((role) => say(`page.role.${role}`)),
  )
