import type { Say } from '#core/knowledge/words'

/** First that fits: many browsers also call themselves by the names of older ones. */
const browsers: readonly (readonly [RegExp, string])[] = [
  [/Edg(e|A|iOS)?\//, 'Edge'],
  [/OPR\/|Opera/, 'Opera'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrom(e|ium)\/|CriOS\//, 'Chrome'],
  [/Version\/.*Safari\//, 'Safari'],
]
const systems: readonly (readonly [RegExp, string])[] = [
  [/Windows/, 'Windows'],
  [/Android/, 'Android'],
  [/iPhone|iPad|iPod/, 'iOS'],
  [/Mac OS X|Macintosh/, 'macOS'],
  [/CrOS/, 'ChromeOS'],
  [/Linux|X11/, 'Linux'],
]

/** A browser in a few words, by what it says of itself; good enough to know one's own again. */
export function tellBrowser(agent: string, say: Say): string {
  const find = (known: typeof browsers) => known.find(([sign]) => sign.test(agent))?.[1]
  const browser = find(browsers)
  const system = find(systems)
  if (browser && system) return say('page.account.session.on', { browser, system })
  return browser ?? system ?? say('page.account.session.unknown')
}
