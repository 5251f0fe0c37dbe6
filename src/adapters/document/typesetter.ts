import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { Fault } from '#core/kernel/outcome'

/** Sets one Typst source with its inputs as a PDF/A-2b that says it was made at `at`. */
export type Typesetter = (source: string, inputs: Readonly<Record<string, string>>, at: Date) => Uint8Array

/** A typesetter that opens its compiler at the first use, for it reads the fonts of the machine, and keeps it. */
export function openTypesetter(fontFolders: readonly string[]): Typesetter {
  let kept: NodeCompiler | undefined

  return (source, inputs, at) => {
    kept ??= NodeCompiler.create({
      fontArgs: [{ fontPaths: [...fontFolders] }],
      workspace: import.meta.dirname,
    })
    try {
      const pdf = kept.pdf(
        { mainFileContent: source, inputs: { ...inputs } },
        { pdfStandard: 'a-2b', creationTimestamp: Math.floor(at.getTime() / 1000) },
      )
      return new Uint8Array(pdf.buffer, pdf.byteOffset, pdf.byteLength)
    } catch (cause) {
      throw new Fault(faultCode(cause), `Typst did not set the document: ${String(cause)}`, cause)
    } finally {
      kept.evictCache(keptGenerations)
    }
  }
}

/** Renderings after which a cached piece that nobody asked for again is let go. */
const keptGenerations = 10

const faultCode = (cause: unknown) =>
  String(cause).includes('could not be displayed with any font') ? 'document.unshown' : 'document.pdf'
