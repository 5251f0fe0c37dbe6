import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { isFact, spell } from '#core/kernel/finding'
import { advise } from '#core/law/advise'
import type { Considered } from '#core/law/bases'
import { library, situationsInTwoSteps, withhold } from '#core/law/situations.fixture'

const runs = { numRuns: 400 }
const idsOf = (list: readonly Considered[]) => list.map(({ instrument }) => instrument.id)

test('an obstacle that is settled stays settled while the bases are the same', () =>
  fc.assert(
    fc.property(situationsInTwoSteps, ({ situation, learned, never }) => {
      const early = advise(library, withhold(situation, new Set([...learned, ...never])))
      const late = advise(library, withhold(situation, never))
      for (const { instrument, offences } of early.considered) {
        if (!offences || offences.answer === 'unknown') continue
        const now = late.considered.find((one) => one.instrument === instrument)!
        assert.equal(now.offences!.answer, offences.answer, instrument.id)
      }
      if (idsOf(early.bases).join() !== idsOf(late.bases).join()) return
      for (const { code, finding } of early.obstacles) {
        if (finding.answer === 'unknown') continue
        // Provisions that come to say the same join it, so that it is known by the first that it cites.
        const [first] = finding.cites.map(spell)
        const now = late.obstacles.filter(
          (one) => one.code === code && (!first || one.finding.cites.map(spell).includes(first)),
        )
        const answers = now.map((one) => one.finding.answer)
        // An obstacle that does not stand need not be listed.
        const stays =
          finding.answer === 'yes' ? answers.includes('yes') : answers.every((one) => one === 'no')
        assert.ok(stays, `${code} ${first} was ${finding.answer} and is ${answers.join()}`)
      }
    }),
    runs,
  ))

test('answering what is asked leaves no offence, obstacle or role open', () =>
  fc.assert(
    fc.property(situationsInTwoSteps, ({ situation, never }) => {
      const hidden = new Set(never)
      let advice = advise(library, withhold(situation, hidden))
      for (;;) {
        const asked = advice.asks.map(({ path }) => path).filter(isFact)
        if (asked.length === 0) break
        for (const path of asked) assert.ok(hidden.delete(path), `${path} was asked twice`)
        advice = advise(library, withhold(situation, hidden))
      }
      for (const { finding } of advice.obstacles)
        assert.ok(finding.answer !== 'unknown' || finding.asks.every((path) => !isFact(path)), finding.says)
      // What is left open is to be looked up: a declaration, a law, a text.
      for (const { role, offences, asTreaty } of advice.considered) {
        if (role !== 'possible') continue
        assert.ok(offences!.answer !== 'unknown' && asTreaty!.asks.length > 0)
      }
    }),
    runs,
  ))
