import { readFileSync } from 'node:fs'
import { setImmediate } from 'node:timers/promises'
import type { DocumentGate } from '#adapters/document/document'
import { families, findFontFolders } from '#adapters/document/fonts'
import { layOut } from '#adapters/document/pdf-layout'
import { mapText, preparePaper, readInstant } from '#adapters/document/prepare-paper'
import { openTypesetter, type Typesetter } from '#adapters/document/typesetter'
import { isUnshown, spellUnshown } from '#adapters/document/unshown'
import type { Paper } from '#core/request/blocks'

const letter = readFileSync(new URL('./letter.typ', import.meta.url), 'utf8')

/**
 * PDF/A-2b, set by Typst. A character for which there is no font is spelled as its code point, so that
 * a reader sees that something is missing; the standard allows no empty boxes, and neither should a letter.
 *
 * @param options.fontFolders folders with further TTF or OTF files, besides those of the machine
 */
export function pdfDocument(options: { readonly fontFolders?: readonly string[] } = {}): DocumentGate {
  const typeset = openTypesetter([...(options.fontFolders ?? []), ...findFontFolders()])
  const spell = spellUnshown((character) => isShown(typeset, character))

  return {
    format: 'pdf',
    mediaType: 'application/pdf',
    async render(given, { made }) {
      const at = readInstant(made)
      const paper = preparePaper(given)
      // Setting blocks the thread. A turn of the event loop lets others in when many papers are rendered in a
      // row, and only then is the memory of the last one given back.
      await setImmediate()
      try {
        return setLetter(typeset, paper, at)
      } catch (fault) {
        if (!isUnshown(fault)) throw fault
        return setLetter(typeset, mapText(paper, spell), at)
      }
    },
  }
}

const setLetter = (typeset: Typesetter, paper: Paper, at: Date) =>
  typeset(letter, { paper: JSON.stringify({ ...layOut(paper), fonts: families }) }, at)

function isShown(typeset: Typesetter, character: string): boolean {
  try {
    typeset(
      '#set text(font: json(bytes(sys.inputs.fonts)))\n#sys.inputs.character',
      { character, fonts: JSON.stringify(families) },
      new Date(0),
    )
    return true
  } catch (fault) {
    if (!isUnshown(fault)) throw fault
    return false
  }
}
