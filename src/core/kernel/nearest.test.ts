import assert from 'node:assert/strict'
import test from 'node:test'
import { nearest, suggest } from '#core/kernel/nearest'

test('a slip of the pen finds its word', () => {
  assert.equal(nearest('extraditon', ['mutual-legal-assistance', 'extradition']), 'extradition')
  assert.equal(nearest('langauges', ['languages', 'languagesSource']), 'languages')
  assert.equal(nearest('ets-0733', ['ets-024', 'ets-073']), 'ets-073')
})

test('what is far from everything is not guessed', () => {
  assert.equal(nearest('zebra', ['extradition', 'confiscation']), undefined)
  assert.equal(suggest('zebra', ['extradition'], 'Look it up.'), 'Look it up.')
})

test('a word that is right is not proposed to itself', () =>
  assert.equal(suggest('given', ['given'], 'Take it away.'), 'Take it away.'))
