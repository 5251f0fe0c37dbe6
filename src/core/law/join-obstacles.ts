import { spell, type Citation } from '#core/kernel/finding'
import type { Obstacle } from '#core/law/weigh'

/**
 * An obstacle that several provisions put in the same words is told once, with all of them: the age of responsibility by
 * a treaty and by the law of the requested State, a refugee by a treaty and by the Refugee Convention. Where one of them
 * obliges to refuse and another only allows it, or where they ask for different facts, each is told for itself.
 */
export function joinObstacles(obstacles: readonly Obstacle[]): readonly Obstacle[] {
  if (obstacles.length < 2) return obstacles
  const joined: Obstacle[] = []
  for (const obstacle of obstacles) {
    const at = joined.findIndex((other) => saysTheSame(other, obstacle))
    if (at < 0) joined.push(obstacle)
    else joined[at] = withCites(joined[at]!, obstacle.finding.cites)
  }
  return joined.length === obstacles.length ? obstacles : joined
}

const saysTheSame = (a: Obstacle, b: Obstacle): boolean =>
  a.code === b.code &&
  a.duty === b.duty &&
  a.curableBy === b.curableBy &&
  a.finding.answer === b.finding.answer &&
  a.finding.says === b.finding.says &&
  a.finding.asks.join() === b.finding.asks.join()

function withCites(obstacle: Obstacle, more: readonly Citation[]): Obstacle {
  const known = new Set(obstacle.finding.cites.map(spell))
  const cites = [...obstacle.finding.cites, ...more.filter((cite) => !known.has(spell(cite)))]
  return { ...obstacle, finding: { ...obstacle.finding, cites } }
}
