/**
 * A document before it has a format: what a letter says, in order. The page, the DOCX and the PDF are
 * three renderings of the same blocks. `from` names the fields of the request a block was made of.
 */
export type Block =
  | { readonly kind: 'letterhead'; readonly lines: readonly string[] }
  | { readonly kind: 'reference'; readonly rows: readonly (readonly [label: string, value: string])[] }
  | { readonly kind: 'title'; readonly text: string }
  | {
      readonly kind: 'heading'
      readonly text: string
      readonly level: 1 | 2
      readonly from?: readonly string[]
    }
  | {
      readonly kind: 'paragraph'
      readonly text: string
      readonly number?: number
      readonly from?: readonly string[]
      readonly open?: true
    }
  | {
      readonly kind: 'list'
      readonly items: readonly string[]
      readonly ordered: boolean
      readonly from?: readonly string[]
    }
  | {
      readonly kind: 'table'
      readonly head: readonly string[]
      readonly rows: readonly (readonly string[])[]
      readonly from?: readonly string[]
    }
  | {
      readonly kind: 'quotation'
      readonly text: string
      readonly source?: string
      readonly from?: readonly string[]
    }
  | { readonly kind: 'signature'; readonly lines: readonly string[] }

/** A whole document, ready for a renderer. */
export interface Paper {
  /** BCP 47 language of the text. */
  readonly language: string
  readonly direction: 'ltr' | 'rtl'
  readonly title: string
  /** Shown in the footer with the page number. */
  readonly reference: string
  /** Shown in the header, e.g. `CONFIDENTIAL` or `DRAFT`; already in the language of the paper. */
  readonly marking?: string
  /** `Page {page} of {pages}` in the language of the paper, with those two placeholders left in. */
  readonly pageOf: string
  readonly blocks: readonly Block[]
}
