import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { day } from '#core/kernel/day'
import { spell } from '#core/kernel/finding'
import { openLibrary, provisionOf, type Library } from '#core/knowledge/books'
import { advise, type Advice } from '#core/law/advise'
import type { Considered } from '#core/law/bases'
import { rulesOf, sphereOf } from '#core/law/scope'
import type { Situation } from '#core/law/situation'
import {
  citationsIn,
  completeSituations,
  days,
  library,
  measureIds,
  pairs,
  situations,
} from '#core/law/situations.fixture'

const runs = { numRuns: 400 }
const idsOf = (list: readonly Considered[]) => list.map(({ instrument }) => instrument.id)
const governing = ({ bases }: Advice) => bases.filter(({ role }) => role === 'govern')
const isTreaty = ({ instrument }: Considered) =>
  ['union-order', 'union-convention', 'cooperation-treaty'].includes(instrument.class)
const isCrime = ({ instrument }: Considered) => instrument.class === 'crime-convention'

/** A property over advice of any situation, known in full or in part. */
const always = (holds: (advice: Advice) => void) =>
  fc.assert(
    fc.property(situations, (situation) => holds(advise(library, situation))),
    runs,
  )

/** Whether the raw rows of the books bind this State, read again without the engine. */
function isBoundByBooks({ instrument }: Considered, state: string, on: string): boolean {
  const { between, inForce, lastInForce } = instrument
  if (between) return between.includes(state) && inForce! <= on && on <= (lastInForce ?? '9999')
  const file = library.books.participations.find((one) => one.instrument === instrument.id)
  return (file?.bound ?? []).some(
    (row) =>
      row.state === state && row.from !== undefined && row.from <= on && on < (row.until ?? '9999-12-31'),
  )
}

/** Where each crime convention closes the ground of bank secrecy. */
const secrecyArticles: Readonly<Record<string, string>> = {
  uncac: '46(8)',
  untoc: '18(8)',
  'vienna-1988': '7(5)',
  'icsft-1999': '12(2)',
}

const isReserved = (instrument: string, article: string, { requesting, requested }: Situation): boolean =>
  library
    .participation(instrument)!
    .declarations.some(
      (one) =>
        one.article === article &&
        one.effect?.kind === 'excludes-article' &&
        [requesting, requested].includes(one.state),
    )

test('1: what governs or supports binds both States on the day, by the rows themselves', () =>
  always(({ bases, situation: { requesting, requested, asOf } }) => {
    for (const basis of bases.filter(({ instrument }) => instrument.class !== 'national-law')) {
      for (const state of [requesting, requested])
        assert.ok(isBoundByBooks(basis, state, asOf), `${basis.instrument.id} ${state} ${asOf}`)
    }
  }))

test('2: one instrument governs wherever a treaty of assistance does; teams never rest on the order', () =>
  always((advice) => {
    const governs = governing(advice)
    if (governs.some(isTreaty)) assert.equal(governs.length, 1, idsOf(governs).join(' '))
    if (advice.situation.measure === 'jit-setup') assert.ok(!idsOf(advice.bases).includes('eu-eio-2014'))
  }))

test('3: where a treaty of assistance governs, no crime convention does, and its mini-treaty is off', () =>
  always((advice) => {
    if (!governing(advice).some(isTreaty)) return
    assert.deepEqual(idsOf(governing(advice).filter(isCrime)), [])
    for (const basis of advice.bases.filter(isCrime)) {
      if (basis.miniTreaty) assert.equal(basis.miniTreaty.answer, 'off', basis.instrument.id)
    }
  }))

test('4: a crime convention among the bases of bank records closes bank secrecy, unless a State reserved that', () =>
  fc.assert(
    fc.property(completeSituations, (situation) => {
      const facts = { ...situation.facts, bankSecrecyInvoked: true }
      const advice = advise(library, {
        ...situation,
        mechanism: 'mutual-legal-assistance',
        measure: 'bank-transaction-records',
        facts,
      })
      const closed = advice.closed.find(({ ground }) => ground === 'bank-secrecy')
      for (const { instrument, articles } of advice.bases) {
        const article = secrecyArticles[instrument.id]
        if (!article) continue
        const reserved = isReserved(instrument.id, article, situation)
        assert.equal(
          closed?.cites.some((at) => at.instrument === instrument.id) ?? false,
          !reserved,
          instrument.id,
        )
        assert.equal(articles.includes(article), !reserved, `${instrument.id} ${article} as a basis`)
      }
      assert.equal(
        advice.obstacles.some(({ code }) => code === 'BANK'),
        closed === undefined && advice.bases.length > 0,
      )
    }),
    runs,
  ))

test('a reservation speaks in both directions', () => {
  for (const [requesting, requested] of [
    ['LBN', 'ISL'],
    ['ISL', 'LBN'],
  ] as const) {
    const { bases, closed } = advise(library, {
      requesting,
      requested,
      mechanism: 'mutual-legal-assistance',
      measure: 'bank-transaction-records',
      asOf: day('2020-03-01'),
      offences: [{ conventionOffences: ['vienna-1988:3(1)(a)'] }],
      facts: {},
    })
    assert.ok(idsOf(bases).includes('vienna-1988'))
    assert.ok(
      !bases.some(({ instrument, articles }) => instrument.id === 'vienna-1988' && articles.includes('7(5)')),
    )
    assert.ok(!closed.some(({ ground }) => ground === 'bank-secrecy'))
  }
})

const evidence = [
  'search-and-seizure',
  'bank-transaction-records',
  'hearing-witness',
  'production-of-documents',
]

test('5: between two States of the order, the European Convention does not govern evidence', () => {
  const members = library.participation('eu-eio-2014')!.bound.map(({ state }) => state)
  const member = fc.constantFrom(...members)
  let judged = 0
  fc.assert(
    fc.property(
      member,
      member,
      fc.constantFrom(...evidence),
      days,
      completeSituations,
      (requesting, requested, measure, asOf, { facts }) => {
        fc.pre(requesting !== requested && asOf >= '2015-01-01')
        const advice = advise(library, {
          requesting,
          requested,
          measure,
          asOf,
          offences: [],
          facts,
          mechanism: 'mutual-legal-assistance',
        })
        if (!idsOf(advice.bases).includes('eu-eio-2014')) return
        judged++
        assert.equal(idsOf(governing(advice))[0], 'eu-eio-2014')
        assert.ok(!idsOf(advice.bases).includes('ets-030'))
      },
    ),
    runs,
  )
  assert.ok(judged > 20)
})

test('6: Denmark and Ireland never have the order, Denmark never the regulation, Greece and Korea never ETS 182', () => {
  const never = [
    ['DNK', 'eu-eio-2014'],
    ['IRL', 'eu-eio-2014'],
    ['DNK', 'eu-epoc-2023-1543'],
    ['GRC', 'ets-182'],
    ['KOR', 'ets-182'],
  ] as const
  fc.assert(
    fc.property(fc.constantFrom(...never), situations, ([state, instrument], situation) => {
      fc.pre(situation.requesting !== state)
      for (const turned of [false, true]) {
        const [requesting, requested] = turned ? [state, situation.requesting] : [situation.requesting, state]
        const { considered } = advise(library, { ...situation, requesting, requested })
        const role = considered.find((one) => one.instrument.id === instrument)?.role
        // Of another mechanism it is not considered at all.
        assert.ok(role === undefined || role === 'not-bound' || role === 'not-known', role)
      }
    }),
    runs,
  )
})

test('7: where the governing instrument speaks of dual criminality for the measure, so does the advice', () =>
  always((advice) => {
    const [best] = governing(advice)
    const nature = library.measure(advice.situation.measure)!.coercive
    if (!best || nature !== 'yes') return
    const rules = rulesOf(best.instrument, 'dual-criminality', {
      sphere: sphereOf(library, advice.situation),
      conditional: best.miniTreaty?.answer !== 'off',
    })
    const plain = rules.filter(
      ({ rule }) => rule.onlyIf !== 'declared' && rule.requested === undefined && rule.measures === undefined,
    )
    const special = rules.some(({ rule }) => rule.measures !== undefined)
    if (plain.length === 0 || special) return
    assert.ok(
      advice.obstacles.some(({ code }) => code === 'DUAL'),
      best.instrument.id,
    )
  }))

test('8: whatever is set aside says why, and whatever is demanded names its article', () =>
  always((advice) => {
    for (const one of advice.considered) {
      const { role, requesting, requested, offences, measures, instrument } = one
      if (role === 'displaced') assert.ok(one.by, instrument.id)
      if (role === 'possible')
        assert.ok([...offences!.asks, ...(one.asTreaty?.asks ?? [])].length > 0, instrument.id)
      if (role === 'outside') {
        const orphan = rulesOf(instrument, 'supplements').some(({ rule }) => !rule.alone)
        const refused = one.asTreaty?.answer === 'no'
        assert.ok(orphan || refused || offences!.answer === 'no' || measures!.answer === 'no', instrument.id)
      }
      const answers = [requesting.answer, requested.answer]
      const oneSide = requesting.side !== undefined && requesting.side === requested.side
      if (role === 'not-bound') assert.ok(oneSide || answers.includes('no'), instrument.id)
      if (role === 'not-known') assert.ok(answers.includes('unknown'), instrument.id)
    }
    for (const list of [advice.risks, advice.conditions, advice.clocks, advice.terms, advice.closed]) {
      for (const { cites } of list) assert.ok(cites.length > 0)
    }
    for (const { code, finding } of advice.obstacles) {
      if (code !== 'BASIS' && code !== 'BANK') assert.ok(finding.cites.length > 0, code)
    }
  }))

test('9: models and safeguards are never offered, and a network or scheme never governs beside a treaty', () =>
  always((advice) => {
    for (const { instrument } of advice.bases)
      assert.ok(!['model', 'safeguard'].includes(instrument.class), instrument.id)
    const loose = governing(advice).some(({ instrument }) => ['scheme', 'network'].includes(instrument.class))
    assert.ok(!loose || !advice.bases.some(isTreaty))
  }))

test('11: turning the States round changes only what has a direction', () =>
  fc.assert(
    fc.property(completeSituations, (situation) => {
      // Extradition turns on the law of the requested State; a transfer on who takes the person over.
      const given = { ...situation, mechanism: 'mutual-legal-assistance' as const }
      fc.pre(measureIds.includes(given.measure))
      const { requesting, requested } = given
      const offences = given.offences.map((offence) => {
        const months = offence.maxMonths![requesting]
        return { ...offence, maxMonths: { [requesting]: months, [requested]: months } }
      })
      const there = advise(library, { ...given, offences })
      const back = advise(library, {
        ...given,
        offences,
        requesting: requested,
        requested: requesting,
      })
      const undirected = ({ bases, displaced, closed, terms, clocks, channel, risks }: Advice) => ({
        bases: bases.map(({ instrument, role, articles, miniTreaty }) => ({
          id: instrument.id,
          role,
          articles,
          miniTreaty,
        })),
        displaced: idsOf(displaced),
        closed,
        terms: terms.map(({ topic, cites }) => [topic, spell(cites[0])]),
        clocks,
        channel,
        risks: risks.map(({ ground, cites }) => [ground, cites.map(spell)]),
      })
      assert.deepEqual(undirected(there), undirected(back))
    }),
    runs,
  ))

test('12: taking a crime convention out of the books never takes away what governs beside it', () => {
  const crimes = library.books.instruments.filter(({ class: kind }) => kind === 'crime-convention')
  assert.ok(crimes.length >= 5)
  const without = new Map<string, Library>(
    crimes.map(({ id }) => [
      id,
      openLibrary({
        ...library.books,
        instruments: library.books.instruments.filter((one) => one.id !== id),
        participations: library.books.participations.filter((one) => one.instrument !== id),
      }),
    ]),
  )
  fc.assert(
    fc.property(situations, fc.constantFrom(...crimes), (situation, { id }) => {
      const before = advise(library, situation)
      if (!governing(before).some(isTreaty)) return
      assert.deepEqual(idsOf(governing(advise(without.get(id)!, situation))), idsOf(governing(before)))
    }),
    runs,
  )
})

test('every citation stands in the books: a provision, or an instrument as a whole', () =>
  always((advice) => {
    for (const { instrument, article } of citationsIn(advice)) {
      if (article === '') assert.ok(library.instrument(instrument), instrument)
      else assert.ok(provisionOf(library, { instrument, article }), `${instrument} ${article}`)
    }
  }))

test('the same question has the same answer, and the answer names the books', () =>
  always((advice) => {
    assert.deepEqual(advise(library, advice.situation), advice)
    assert.equal(advice.booksHash, library.books.hash)
  }))

test('there is always a basis or the plain word that there is none, and never an empty advice', () => {
  const bare = (
    requesting: string,
    requested: string,
    measure: string,
    asOf: Situation['asOf'],
  ): Situation => ({
    requesting,
    requested,
    measure,
    asOf,
    mechanism: 'mutual-legal-assistance',
    offences: [],
    facts: {},
  })
  fc.assert(
    fc.property(pairs, fc.constantFrom(...measureIds), days, ([a, b], measure, asOf) => {
      const advice = advise(library, bare(a, b, measure, asOf))
      assert.ok(advice.bases.length > 0 || advice.obstacles.some(({ code }) => code === 'BASIS'))
      // A channel has its article; where the books hold none, the reader is told that the text has to be read.
      assert.equal(advice.channel.channels.length > 0, advice.channel.cites.length > 0)
      if (advice.channel.channels.length === 0)
        assert.ok(advice.bases.length === 0 || advice.doubts.length > 0, advice.bases[0]?.instrument.id)
    }),
    runs,
  )
})

test('10: the law of the requested State alone is in doubt as long as a treaty may bind both', () =>
  always(({ bases, considered, doubts }) => {
    const alone = bases.some(({ role }) => role === 'fallback')
    const open = considered.some(({ role }) => role === 'possible' || role === 'not-known')
    assert.equal(
      doubts.some(({ says }) => says === 'doubt.fallback-open'),
      alone && open,
    )
  }))

const judged = (given: Partial<Situation>, months: Record<string, number>) =>
  advise(library, {
    requesting: 'DEU',
    requested: 'CHE',
    mechanism: 'mutual-legal-assistance',
    measure: 'bank-transaction-records',
    asOf: day('2026-11-24'),
    offences: [{ conduct: 'invented', maxMonths: months, conventionOffences: [] }],
    facts: { coercive: true },
    ...given,
  }).obstacles.find(({ code }) => code === 'DUAL')?.finding

test('a declaration under ETS 030 art. 5(1) reaches as far as it says, and none in the books is not none', () => {
  const absent = { DEU: 60, CHE: 0, GBR: 0 }
  assert.equal(judged({}, absent)?.says, 'dual-criminality.absent', 'Switzerland: all coercive measures')
  assert.equal(judged({ measure: 'service-of-documents' }, absent), undefined, 'nothing coercive')
  const search = { measure: 'search-and-seizure', requested: 'GBR' }
  assert.equal(judged(search, absent)?.says, 'dual-criminality.declaration-not-known')
  assert.deepEqual(judged(search, absent)?.asks, ['declaration:ets-030:5(1):GBR'])
})

test('a treaty known by its name alone leaves its grounds open, and says so', () => {
  const given = { requesting: 'USA', requested: 'DEU', measure: 'hearing-video-conference' }
  assert.equal(judged(given, { USA: 60, DEU: 60 })?.says, 'dual-criminality.not-in-books')
})
