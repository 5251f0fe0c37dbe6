/** A piece of the page line: text, or the place of a number that only the renderer knows. */
type PagePiece = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'page' | 'pages' }

/** Cuts `Page {page} of {pages}` at its placeholders. */
export function splitPageOf(pageOf: string): readonly PagePiece[] {
  return pageOf
    .split(/(\{pages?\})/)
    .filter((piece) => piece !== '')
    .map((piece): PagePiece => {
      if (piece === '{page}') return { kind: 'page' }
      return piece === '{pages}' ? { kind: 'pages' } : { kind: 'text', text: piece }
    })
}
