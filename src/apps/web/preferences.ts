import type { Theme } from './parts/theme.ts'

/** Small choices of one person on one machine; nothing about cases is ever kept here. */
const read = (key: string): string | null => {
  try {
    return localStorage.getItem(`comity.${key}`)
  } catch {
    return null
  }
}

const write = (key: string, value: string): void => {
  try {
    localStorage.setItem(`comity.${key}`, value)
  } catch {
    // A browser that keeps nothing still works; the choice lasts as long as the page.
  }
}

/** Languages of the pages, each by its own name. */
export const pageLanguages = { en: 'English', fr: 'Français', es: 'Español', ar: 'العربية' } as const

export function startLanguage(): string {
  const kept = read('language')
  if (kept && kept in pageLanguages) return kept
  const asked = navigator.languages.map((tag) => tag.slice(0, 2)).find((tag) => tag in pageLanguages)
  return asked ?? 'en'
}

export const rememberLanguage = (language: string): void => write('language', language)
export const startTheme = (): Theme => (read('theme') as Theme | null) ?? 'system'
export const rememberTheme = (theme: Theme): void => write('theme', theme)
