import assert from 'node:assert/strict'
import test from 'node:test'
import { addDays, type Day } from '#core/kernel/day'
import { mechanisms, type Instrument, type Mechanism } from '#core/knowledge/instrument'
import { considerInstruments } from '#core/law/bases'
import { bindingOf, declarationsOf } from '#core/law/binding'
import { boundaryDays, pairDifference } from '#core/law/difference'
import { rulesOf } from '#core/law/scope'
import { library } from '#core/law/situations.fixture'
import { bareSituation } from '#core/law/world'

const { instruments, participations } = library.books
const partiesOf = ({ id }: Instrument, on: Day): string[] =>
  (library.participation(id)?.bound ?? [])
    .map(({ state }) => state)
    .filter((state) => bindingOf(library, library.instrument(id)!, state, on).answer === 'yes')

/** Rules that begin on a day of their own: each with its mechanism. */
const dated = instruments.flatMap((instrument) =>
  mechanisms.flatMap((mechanism) =>
    rulesOf(instrument, 'displaces', { sphere: [mechanism] }).flatMap(({ rule }) =>
      rule.from ? [{ instrument, mechanism, rule, from: rule.from as Day }] : [],
    ),
  ),
)

const asideOn = (a: string, b: string, mechanism: Mechanism, on: Day, id: string) =>
  considerInstruments(library, bareSituation(a, b, mechanism, on)).find(
    ({ instrument, role }) => instrument.id === id && role === 'displaced',
  )?.inFavourOf

test('an instrument that takes the place of another does so from its day, and not the day before', () => {
  let judged = 0
  for (const { instrument, mechanism, rule, from } of dated) {
    const parties = partiesOf(instrument, from)
    for (const id of rule.instruments) {
      const old = library.instrument(id)
      if (!old || !old.mechanisms.includes(mechanism)) continue
      const both = parties.filter((state) => bindingOf(library, old, state, from).answer === 'yes')
      const [a, b] = both
      if (!a || !b) continue
      if (asideOn(a, b, mechanism, from, id) !== instrument.id) continue
      judged++
      assert.notEqual(
        asideOn(a, b, mechanism, addDays(from, -1), id),
        instrument.id,
        `${instrument.id} displaces ${id} between ${a} and ${b} before ${from}`,
      )
    }
  }
  assert.ok(judged > 5, `${judged} judged`)
})

test('a declaration with days of its own has effect from the first and no longer on the last', () => {
  let judged = 0
  for (const { instrument, declarations } of participations) {
    for (const row of declarations) {
      const towards = row.towards?.[0] ?? 'XXX'
      const has = (on: Day) =>
        declarationsOf(library, instrument, { state: row.state, towards, on }).includes(row)
      for (const [on, here] of [
        [row.from, true],
        [row.until, false],
      ] as const) {
        if (!on) continue
        judged++
        assert.equal(has(on as Day), here, `${instrument} ${row.state} ${row.article} on ${on}`)
        assert.equal(
          has(addDays(on as Day, -1)),
          !here,
          `${instrument} ${row.state} ${row.article} before ${on}`,
        )
      }
      if (row.towards)
        assert.ok(
          !declarationsOf(library, instrument, {
            state: row.state,
            towards: 'TUV',
            on: (row.from ?? '2020-01-01') as Day,
          }).includes(row),
        )
    }
  }
  assert.ok(judged > 5)
})

const pairs = [
  ['GBR', 'DEU'],
  ['HRV', 'AUT'],
  ['CHE', 'BRA'],
  ['IND', 'FRA'],
  ['KAZ', 'KGZ'],
  ['NOR', 'ESP'],
] as const

for (const [a, b] of pairs)
  test(`between ${a} and ${b} nothing changes on a day that is no boundary`, () => {
    const days = boundaryDays(library, a, b)
    assert.ok(days.length > 3)
    const rules = [...new Set(dated.map(({ from }) => from))]
    const all = [...new Set([...days, ...rules])].sort()
    let changed = 0
    for (const [at, on] of all.entries()) {
      const next = all[at + 1]
      if (next && addDays(on, 1) < next)
        assert.deepEqual(pairDifference(library, a, b, on, addDays(next, -1)), [], `${on} to before ${next}`)
      if (pairDifference(library, a, b, addDays(on, -1), on).length > 0) changed++
    }
    assert.ok(changed > 0, 'some boundary changes something')
  })
