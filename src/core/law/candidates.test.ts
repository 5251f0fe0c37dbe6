import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { mechanisms } from '#core/knowledge/instrument'
import { considerBound, considerInstruments } from '#core/law/bases'
import { bindingOf } from '#core/law/binding'
import { servesMechanism, sphereOf } from '#core/law/scope'
import { days, library, pairs } from '#core/law/situations.fixture'
import { bareSituation, reach, reaches } from '#core/law/world'

const bare = fc
  .tuple(pairs, fc.constantFrom(...mechanisms), days)
  .map(([[a, b], mechanism, on]) => bareSituation(a, b, mechanism, on))

test('bindings read by the page are those of the plain look-up, for every instrument that can serve', () => {
  fc.assert(
    fc.property(bare, (situation) => {
      const { requesting, requested, asOf } = situation
      const considered = considerInstruments(library, situation)
      for (const one of considered)
        for (const [told, state] of [
          [one.requesting, requesting],
          [one.requested, requested],
        ] as const)
          if (told.reason !== 'excluded' && told.reason !== 'continues')
            assert.deepEqual(told, bindingOf(library, one.instrument, state, asOf), one.instrument.id)
      const sphere = sphereOf(library, situation)
      const pair = [requesting, requested].sort().join(' ')
      const wanted = library.books.instruments.filter(
        (instrument) =>
          servesMechanism(instrument, sphere) &&
          (instrument.between
            ? instrument.between.join(' ') === pair
            : !['national-law', 'safeguard', 'model'].includes(instrument.class)),
      )
      const got = considered.filter(({ instrument }) => instrument.class !== 'national-law')
      assert.deepEqual(got.map(({ instrument }) => instrument.id).sort(), wanted.map(({ id }) => id).sort())
    }),
    { numRuns: 300 },
  )
})

test('the short path tells the same as the whole one, less what does not bind', () => {
  fc.assert(
    fc.property(bare, (situation) => {
      const whole = considerInstruments(library, situation)
      assert.deepEqual(
        considerBound(library, situation),
        whole.filter(({ role }) => role !== 'not-bound'),
      )
    }),
    { numRuns: 500 },
  )
})

test('the map of the world shows what the whole path offers', () => {
  fc.assert(
    fc.property(bare, (situation) => {
      const { requesting, requested, mechanism, asOf } = situation
      const told = reach(library, requesting, requested, mechanism, asOf)
      const offered = considerInstruments(library, situation).filter(({ role }) =>
        ['govern', 'support', 'fallback', 'possible'].includes(role),
      )
      assert.deepEqual(
        told.instruments,
        offered.map(({ instrument }) => instrument.id),
      )
      assert.ok(reaches.includes(told.reach))
      if (offered.length === 0) assert.ok(told.reach === 'none' || told.reach === 'open')
      else assert.ok(told.instruments.includes(told.instrument!))
    }),
    { numRuns: 300 },
  )
})
