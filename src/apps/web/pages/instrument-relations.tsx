import type { ReactNode } from 'react'
import type { Library } from '#core/knowledge/books'
import type { Instrument } from '#core/knowledge/instrument'
import type { Rule } from '#core/knowledge/rule'
import { Anchor } from '../parts/anchor.tsx'
import { KeyValue } from '../parts/key-value.tsx'
import { asList } from '../parts/roles.ts'
import type { InstrumentProps } from './instrument-page.tsx'
import { addressOf, isolate, type Law } from './use-law.tsx'

const kinds = ['displaces', 'yields', 'supplements', 'ranks-before'] as const
type Kind = (typeof kinds)[number]

/** How one instrument stands to another, and by which article of which of the two. */
interface Relation {
  readonly kind: Kind
  /** Whether the instrument of the page is the one that speaks. */
  readonly way: 'out' | 'in'
  readonly other: string
  readonly article: string
}

function namedBy(rule: Rule): { readonly kind: Kind; readonly ids: readonly string[] } | undefined {
  switch (rule.kind) {
    case 'displaces':
    case 'supplements':
    case 'ranks-before':
      return { kind: rule.kind, ids: rule.instruments }
    case 'yields':
      return { kind: rule.kind, ids: rule.to }
    default:
      return undefined
  }
}

const relationsFrom = (instrument: Instrument) =>
  instrument.provisions.flatMap(({ article, rules = [] }) =>
    rules.flatMap((rule) => {
      const named = namedBy(rule)
      return named ? named.ids.map((other) => ({ kind: named.kind, other, article })) : []
    }),
  )

/** Every relation in which the instrument stands, said by itself or by the other one. */
function relationsOf(library: Library, instrument: Instrument): Relation[] {
  const out = relationsFrom(instrument).map((one): Relation => ({ ...one, way: 'out' }))
  const into = library.books.instruments
    .filter(({ id }) => id !== instrument.id)
    .flatMap((other) =>
      relationsFrom(other)
        .filter((one) => one.other === instrument.id)
        .map(({ kind, article }): Relation => ({ kind, way: 'in', other: other.id, article })),
    )
  const all = [...out, ...into].map((one) => [`${one.kind} ${one.way} ${one.other}`, one] as const)
  return [...new Map(all.reverse()).values()].reverse()
}

/** What the instrument takes the place of, what takes its place, what it adds to. */
export function InstrumentRelations({ law, instrument }: InstrumentProps) {
  const { say } = law
  const all = relationsOf(law.library, instrument)
  const supersedes = instrument.provisions.find(({ rules }) =>
    rules?.some(({ kind }) => kind === 'supersedes-bilaterals'),
  )
  if (all.length === 0 && !supersedes) return null
  const rows = kinds.flatMap((kind) =>
    (['out', 'in'] as const).map((way) => ({
      label: say(`page.world.relation.${kind}.${way}`),
      of: all.filter((one) => one.kind === kind && one.way === way),
      bilaterals: kind === 'displaces' && way === 'out' ? supersedes?.article : undefined,
    })),
  )
  return (
    <section className="stack-tight measure" aria-labelledby="relations">
      <h2 id="relations">{say('page.world.relations')}</h2>
      <KeyValue
        rows={rows
          .filter(({ of, bilaterals }) => of.length > 0 || bilaterals)
          .map(({ label, of, bilaterals }) => ({
            label,
            value: <Others law={law} all={of} bilaterals={bilaterals} />,
          }))}
      />
    </section>
  )
}

interface OthersProps {
  readonly law: Law
  readonly all: readonly Relation[]
  /** The article by which treaties between two States give way to it. */
  readonly bilaterals: string | undefined
}

function Others({ law, all, bilaterals }: OthersProps): ReactNode {
  return (
    <ul {...asList}>
      {bilaterals && <li>{law.say('page.world.relation.bilaterals', { article: isolate(bilaterals) })}</li>}
      {all.map(({ other, article }) => {
        const instrument = law.library.instrument(other)
        return (
          <li key={other}>
            <Anchor href={addressOf(other)}>
              <bdi>{instrument?.short ?? other}</bdi>
            </Anchor>
            {article !== 'title' && (
              <span className="fine">
                {' '}
                (<bdi>{article}</bdi>)
              </span>
            )}
          </li>
        )
      })}
    </ul>
  )
}
