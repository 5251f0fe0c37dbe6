import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * Families in the order in which a missing character is looked for. The first comes inside the
 * typesetter and has Latin, Greek, Cyrillic and Hebrew; the others count when they are installed.
 */
export const families: readonly string[] = [
  'Libertinus Serif',
  'Amiri',
  'Noto Naskh Arabic',
  'Noto Serif SC',
  'Noto Serif CJK SC',
  'Source Han Serif SC',
  'SimSun',
  'Songti SC',
]

/** Packages that bring TTF files for further scripts; each may be absent. */
const packages = ['@expo-google-fonts/amiri', '@expo-google-fonts/noto-serif-sc']

/** Folders of the font packages that are installed here. */
export function findFontFolders(): readonly string[] {
  return packages.flatMap((name) => {
    try {
      const folder = dirname(fileURLToPath(import.meta.resolve(`${name}/package.json`)))
      return existsSync(folder) ? [folder] : []
    } catch {
      return [] // Not installed: the fonts of the machine are asked next.
    }
  })
}
