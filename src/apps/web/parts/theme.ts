/** The colours a person chose; `system` follows the device. */
export type Theme = 'system' | 'light' | 'dark'

/** Shows the whole page in these colours. Where the choice is kept is the caller's business. */
export function showTheme(theme: Theme): void {
  if (theme === 'system') document.documentElement.removeAttribute('data-theme')
  else document.documentElement.setAttribute('data-theme', theme)
}
