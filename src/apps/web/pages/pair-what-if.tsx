import { useMemo } from 'react'
import { rowsOf } from '#core/law/binding'
import type { Supposition } from '#core/knowledge/supposition'
import { RadioGroup } from '../parts/choice-fields.tsx'
import { Combobox } from '../parts/combobox.tsx'
import { Select } from '../parts/text-fields.tsx'
import { lawComboWords } from './law-state-options.ts'
import { suppositionKinds, type Imagining, type Pair } from './pair-question.ts'
import { PairImagined } from './pair-imagined.tsx'
import { bondOn, treatiesOf } from './state-bonds.ts'
import type { Law } from './use-law.tsx'

interface Props {
  readonly law: Law
  readonly pair: Pair
  readonly imagining: Imagining | undefined
  readonly onChange: (imagining: Imagining) => void
}

/** What would stand between the two if one of them joined or left an instrument, or withdrew a declaration. */
export function PairWhatIf({ law, pair, imagining, onChange }: Props) {
  const { say } = law
  const choice: Imagining = imagining ?? { kind: 'joins', state: pair.to, instrument: '', article: '' }
  const { kind, state, instrument, article } = choice
  const change = (part: Partial<Imagining>) => onChange({ ...choice, article: '', ...part })
  const instruments = useInstruments(law, pair, choice)
  const articles = articlesOf(law, choice)
  const chosen = instruments.some(({ value }) => value === instrument) ? instrument : ''
  const article1 = articles.includes(article) ? article : (articles[0] ?? '')
  const supposition = suppositionOf({ kind, state, instrument: chosen, article: article1 }, pair)
  return (
    <div className="stack">
      <p className="note measure">{say('page.world.what-if.text')}</p>
      <form className="grid" noValidate onSubmit={(event) => event.preventDefault()}>
        <RadioGroup
          id="what-if-state"
          label={say('page.world.what-if.state')}
          value={state}
          onChange={(next) => change({ state: next, instrument: '' })}
          options={[pair.from, pair.to].map((code) => ({ value: code, label: law.state(code) }))}
        />
        <RadioGroup
          id="what-if-kind"
          label={say('page.world.what-if.kind')}
          value={kind}
          onChange={(next) => change({ kind: next as Imagining['kind'], instrument: '' })}
          options={suppositionKinds.map((one) => ({ value: one, label: say(`page.world.what-if.${one}`) }))}
        />
        <Combobox
          key={`${kind} ${state}`}
          id="what-if-instrument"
          label={say('page.law.instrument')}
          hint={say('page.world.what-if.instruments', { n: instruments.length })}
          options={instruments}
          value={chosen}
          onChange={(next) => change({ instrument: next })}
          words={{
            ...lawComboWords(law),
            open: say('page.law.find.open'),
            none: say('page.law.find.none'),
            count: (n) => say('page.law.find.count', { n }),
          }}
        />
        {kind === 'withdraws-declaration' && articles.length > 1 && (
          <Select
            id="what-if-article"
            label={say('page.world.what-if.article')}
            value={article1}
            onChange={(next) => change({ article: next })}
            options={articles.map((one) => ({ value: one, label: one }))}
          />
        )}
      </form>
      {supposition && <PairImagined law={law} pair={pair} supposition={supposition} />}
    </div>
  )
}

/** Instruments of which the supposition can speak: not yet bound, bound, or with a declaration. */
function useInstruments(law: Law, { on }: Pair, { kind, state }: Imagining) {
  const { library } = law
  return useMemo(() => {
    const bound = new Set(
      treatiesOf(library, state)
        .filter((bond) => bondOn(bond, on) === 'yes')
        .map(({ instrument }) => instrument.id),
    )
    const fits = {
      joins: (id: string) => !bound.has(id),
      leaves: (id: string) => bound.has(id),
      'withdraws-declaration': (id: string) =>
        (rowsOf(library.participation(id)!, state)?.declarations.length ?? 0) > 0,
    }
    return library.books.participations
      .flatMap(({ instrument }) => library.instrument(instrument) ?? [])
      .filter(({ id }) => fits[kind](id))
      .map((one) => ({
        value: one.id,
        label: law.title(one),
        note: one.short,
        keywords: [one.short, one.id, one.series],
      }))
      .sort((a, b) => a.label.localeCompare(b.label, law.language))
  }, [law, library, kind, state, on])
}

function articlesOf({ library }: Law, { kind, state, instrument }: Imagining): readonly string[] {
  const file = library.participation(instrument)
  if (kind !== 'withdraws-declaration' || !file) return []
  return [...new Set((rowsOf(file, state)?.declarations ?? []).map(({ article }) => article))]
}

function suppositionOf(
  { kind, state, instrument, article }: Imagining,
  { on }: Pair,
): Supposition | undefined {
  if (!instrument) return undefined
  switch (kind) {
    case 'joins':
      return { kind, state, instrument, from: on }
    case 'leaves':
      return { kind, state, instrument, until: on }
    case 'withdraws-declaration':
      return article ? { kind, state, instrument, article } : undefined
  }
}
