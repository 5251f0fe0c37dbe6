import { editionChanges } from '#apps/cli/books/edition-changes'
import { readConfig } from '#apps/cli/config'
import { bad, faint, good, strong } from '#apps/cli/say'
import { openAnyBooks, type AnyBooks } from '#apps/house/publish'

const titles = {
  instrument: 'Instruments',
  provision: 'Provisions and rules',
  participation: 'Who is bound',
  declaration: 'Reservations and declarations',
  state: 'States',
  law: 'Law of States',
  measure: 'Measures',
  offence: 'Offences',
  form: 'Forms',
  words: 'Words',
} as const
const marks = { added: good('+'), removed: bad('−'), changed: '±' } as const

const nameOf = ({ version, books, verified }: AnyBooks): string =>
  `${version ?? 'without version'} (${books.hash.slice(0, 12)}${verified ? ', signature verified' : ''})`

/** `comity books diff`: what changed from one edition to another, in legal words. */
export async function compareEditions(
  before: string,
  after: string,
  { json, vkey }: { readonly json?: boolean; readonly vkey?: string },
): Promise<void> {
  const key = vkey ?? readConfig().booksKey
  const [a, b] = [await openAnyBooks(before, key), await openAnyBooks(after, key)]
  const changes = editionChanges(a.books, b.books)
  if (json) {
    console.log(JSON.stringify(changes, undefined, 2))
    return
  }
  console.log(strong(`From ${nameOf(a)} to ${nameOf(b)}: ${changes.length} changes`))
  for (const [area, title] of Object.entries(titles)) {
    const mine = changes.filter((change) => change.area === area)
    if (mine.length === 0) continue
    console.log(`\n${strong(title)}`)
    for (const { of, change, says } of mine) console.log(`  ${marks[change]} ${of}  ${says}`)
  }
  if (!key) console.log(faint('\nNo verifier key was given: packs were read as they are, whoever made them.'))
}
