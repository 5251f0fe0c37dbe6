import { fieldChanges, onlyIn, type EditionChange } from '#apps/cli/books/change'
import { ruleWords } from '#apps/cli/law/rule-words'
import { words } from '#apps/cli/law/codes'
import type { Provision } from '#core/knowledge/instrument'

/** Article and mechanism name a provision; where an article has several entries, they count in their order. */
function keyed(provisions: readonly Provision[]): Map<string, Provision> {
  const found = new Map<string, Provision>()
  for (const provision of provisions) {
    const key = `${provision.article} (${words(provision.mechanism)})`
    let at = 1
    while (found.has(at === 1 ? key : `${key} ${at}`)) at++
    found.set(at === 1 ? key : `${key} ${at}`, provision)
  }
  return found
}

/** Provisions that came, went, or say or do something else. */
export function provisionChanges(
  area: 'provision' | 'law',
  id: string,
  before: readonly Provision[],
  after: readonly Provision[],
): EditionChange[] {
  const [was, is] = [keyed(before), keyed(after)]
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((key): EditionChange[] => {
    const [a, b] = [was.get(key), is.get(key)]
    const of = `${id} ${key}`
    if (!a || !b) {
      const { says, rules } = (a ?? b)!
      const does = (rules ?? []).map(ruleWords).join('; ')
      return [
        { area, of, change: a ? 'removed' : 'added', says: `${says.trim()}${does ? ` → ${does}` : ''}` },
      ]
    }
    return [...memberChanges(area, of, a, b), ...onlyIn(area, of, a.rules ?? [], b.rules ?? [], ruleWords)]
  })
}

function memberChanges(
  area: 'provision' | 'law',
  of: string,
  before: Provision,
  after: Provision,
): EditionChange[] {
  const { rules: _was, checked: wasChecked, ...old } = before
  const { rules: _is, checked: isChecked, ...now } = after
  const changes = fieldChanges(area, of, old, now)
  if (wasChecked === isChecked) return changes
  const says = isChecked ? 'is now compared with the text' : 'is no longer held to be compared with the text'
  return [...changes, { area, of, change: 'changed', says }]
}
