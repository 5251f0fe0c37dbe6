import { faint, good } from '#apps/cli/say'
import { publishBooks } from '#apps/house/publish'

export interface Packing {
  readonly out: string
  readonly sign: string
  readonly version: string
  readonly previous?: string
  readonly name: string
}

/** `comity books pack`: one signed file for other installations, and the key by which they know it. */
export async function packFolder(
  folder: string,
  { out, sign, version, previous, name }: Packing,
): Promise<void> {
  const { pack, vkey } = await publishBooks({ folder, out, key: sign, version, previous, publisher: name })
  const { books } = pack
  console.log(
    `${good('✓')} ${out}: edition ${version}, ${books.hash.slice(0, 12)}, ${books.instruments.length} instruments, ${books.states.length} States${pack.previous ? `, after ${pack.previous.version}` : ''}`,
  )
  console.log('Give installations this verifier key by another way than the file:')
  console.log(vkey)
  console.log(faint(`They take it in with: comity books install ${out} --vkey '${vkey}'`))
}
