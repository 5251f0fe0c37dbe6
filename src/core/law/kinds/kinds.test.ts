import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { day } from '#core/kernel/day'
import { isFact, type Finding } from '#core/kernel/finding'
import { provisionOf } from '#core/knowledge/books'
import type { Provision } from '#core/knowledge/instrument'
import { judgeDualCriminality } from '#core/law/kinds/dual-criminality'
import { judgeGround } from '#core/law/kinds/ground'
import { judgeThreshold } from '#core/law/kinds/threshold'
import { judgeRule } from '#core/law/judge'
import { reachesOffences, rulesOf, sphereOf } from '#core/law/scope'
import type { Situation } from '#core/law/situation'
import { library, situationsInTwoSteps, withhold } from '#core/law/situations.fixture'

const { instruments } = library.books
const [provision] = instruments[0]!.provisions as [Provision]
const cites = [{ instrument: instruments[0]!.id, article: provision.article }] as const
const bare: Situation = {
  requesting: 'FRA',
  requested: 'CHE',
  mechanism: 'extradition',
  measure: 'extradition',
  asOf: day('2024-01-01'),
  offences: [],
  facts: {},
}

/** Every finding that a rule in the books can make about a situation, by the name of the rule. */
const kinds: Record<string, readonly ((situation: Situation) => Finding)[]> = {
  'dual criminality': instruments.flatMap((instrument) =>
    rulesOf(instrument, 'dual-criminality').map(
      (carried) => (situation: Situation) => judgeDualCriminality(library, carried, situation),
    ),
  ),
  grounds: instruments.flatMap((instrument) =>
    rulesOf(instrument, 'ground')
      // A ground that only the requested State can judge, or that says nothing until a fact raises it, makes no finding.
      .filter(
        ({ rule }) =>
          rule.ground !== 'life-sentence' &&
          judgeGround({ rule, provision, cites }, { situation: bare, library }),
      )
      .map((carried) => (situation: Situation) => judgeGround(carried, { situation, library })!.finding),
  ),
  thresholds: instruments.flatMap((instrument) =>
    rulesOf(instrument, 'threshold').map(
      (carried) => (situation: Situation) => judgeThreshold(carried, situation),
    ),
  ),
  scope: instruments.map(
    (instrument) => (situation: Situation) => reachesOffences(library, instrument, situation),
  ),
}

/** Kinds about the person, the sentence and the assets: judged on a bench, and silent where the facts give them nothing to say. */
const personKinds = [
  'nationals',
  'sentence-threshold',
  'lapse-of-time',
  'ne-bis-in-idem',
  'in-absentia',
  'minimum-age',
  'issuing-authority',
  'personal-link',
  'final-judgment',
  'de-minimis',
] as const
for (const kind of personKinds) {
  const judges = instruments.flatMap((instrument) =>
    rulesOf(instrument, kind).map((carried) => (situation: Situation) => {
      const sphere = sphereOf(library, situation)
      return judgeRule(carried, { library, situation, sphere, basis: instrument })?.finding
    }),
  )
  test(`${kind}: what is settled stays settled, and what is asked settles it`, () => {
    assert.ok(judges.length > 0)
    fc.assert(
      fc.property(
        situationsInTwoSteps,
        fc.constantFrom(...judges),
        ({ situation, learned, never }, judge) => {
          const early = judge(withhold(situation, new Set([...learned, ...never])))
          const late = judge(withhold(situation, never))
          if (early && late && early.answer !== 'unknown')
            assert.equal(late.answer, early.answer, `${early.says} became ${late.says}`)
          const hidden = new Set(never)
          for (let finding = judge(withhold(situation, hidden)); finding;) {
            assert.equal(finding.answer === 'unknown', finding.asks.length > 0, finding.says)
            const asked = finding.asks.filter(isFact)
            if (asked.length === 0) break
            for (const path of asked)
              assert.ok(hidden.delete(path), `${path} was asked, and is known or no fact`)
            finding = judge(withhold(situation, hidden))
          }
        },
      ),
      { numRuns: 1500 },
    )
  })
}

/** States whose law on nationals changed by day, act or offence, and a treaty on which a request to them can rest. */
const changed = ['PRT', 'COL', 'CRI', 'ECU']
test('nationals: what a law says by day, act and offence is never overturned, and what it asks settles it', () => {
  const basis = library.instrument('uncac')!
  const [carried] = rulesOf(basis, 'nationals')
  const answers = new Set<string>()
  fc.assert(
    fc.property(
      situationsInTwoSteps,
      fc.constantFrom(...changed),
      ({ situation: drawn, learned, never }, requested) => {
        const { requesting } = drawn
        if (requesting === requested) return
        const situation: Situation = {
          ...drawn,
          requested,
          mechanism: 'extradition',
          measure: 'extradition',
          person: { ...drawn.person, nationalities: [requested] },
        }
        const judge = (given: Situation) =>
          judgeRule(carried!, { library, situation: given, sphere: sphereOf(library, given), basis })!.finding
        const early = judge(withhold(situation, new Set([...learned, ...never])))
        const late = judge(withhold(situation, never))
        answers.add(late.says)
        if (early.answer !== 'unknown') assert.equal(late.answer, early.answer, `${early.says} ${late.says}`)
        const hidden = new Set(never)
        for (let finding = late; finding.answer === 'unknown'; finding = judge(withhold(situation, hidden))) {
          assert.ok(finding.asks.length > 0, finding.says)
          const asked = finding.asks.filter(isFact)
          if (asked.length === 0) break
          for (const path of asked)
            assert.ok(hidden.delete(path), `${path} was asked, and is known or no fact`)
        }
      },
    ),
    { numRuns: 3000 },
  )
  for (const says of [
    'nationals.never',
    'nationals.never-here',
    'nationals.surrendered',
    'nationals.rule-open',
  ])
    assert.ok(answers.has(says), says)
})

for (const [kind, judges] of Object.entries(kinds)) {
  test(`${kind}: the books have such rules`, () => assert.ok(judges.length > 4))

  /** Learning more may settle a question; it may never overturn an answer already given. */
  test(`${kind}: a definite answer survives every further fact`, () => {
    fc.assert(
      fc.property(situationsInTwoSteps, ({ situation, learned, never }) => {
        const before = withhold(situation, new Set([...learned, ...never]))
        const after = withhold(situation, never)
        for (const judge of judges) {
          const early = judge(before)
          const late = judge(after)
          if (early.answer !== 'unknown')
            assert.equal(late.answer, early.answer, `${early.says} became ${late.says}`)
        }
      }),
      { numRuns: 500 },
    )
  })

  test(`${kind}: an unknown answer asks, a definite one does not, and asking what is asked settles it`, () => {
    fc.assert(
      fc.property(situationsInTwoSteps, ({ situation, never }) => {
        for (const judge of judges) {
          const hidden = new Set(never)
          for (let finding = judge(withhold(situation, hidden)); ;) {
            assert.equal(finding.answer === 'unknown', finding.asks.length > 0)
            const asked = finding.asks.filter(isFact)
            if (asked.length === 0) break
            for (const path of asked)
              assert.ok(hidden.delete(path), `${path} was asked, and is known or no fact`)
            finding = judge(withhold(situation, hidden))
          }
        }
      }),
      { numRuns: 300 },
    )
  })

  test(`${kind}: every finding names its provision`, () => {
    fc.assert(
      fc.property(situationsInTwoSteps, ({ situation, never }) => {
        for (const judge of judges) {
          const { cites, says } = judge(withhold(situation, never))
          if (says === 'scope.every-offence') continue // an instrument may have no rule on offences at all
          assert.ok(cites.length > 0, says)
          for (const { instrument, article } of cites)
            assert.ok(provisionOf(library, { instrument, article }), `${instrument} ${article}`)
        }
      }),
    )
  })
}
