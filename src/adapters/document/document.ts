import type { Paper } from '#core/request/blocks'

/** A gate that turns a paper into a file which a person can open, print and keep. */
export interface DocumentGate {
  readonly format: 'html' | 'docx' | 'pdf'
  readonly mediaType: string
  /**
   * Renders the paper; the same paper made at the same instant gives the same bytes.
   *
   * @param options.made ISO 8601 instant written into the properties of the file; no clock is read
   */
  render(paper: Paper, options: { readonly made: string }): Promise<Uint8Array>
}
