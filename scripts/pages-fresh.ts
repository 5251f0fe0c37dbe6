import { existsSync, globSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Whether the pages are built, and no file that they are made of is newer. */
export function pagesAreFresh(root: string): boolean {
  const page = join(root, 'dist/web/index.html')
  if (!existsSync(page)) return false
  const made = statSync(page).mtimeMs
  const sources = ['src/apps/web/**/*.{ts,tsx,css,svg}', 'src/core/**/*.ts', 'knowledge/**/*.yaml']
  return globSync(sources, { cwd: root }).every((path) => statSync(join(root, path)).mtimeMs < made)
}
