import { AlignmentType, LevelFormat, type INumberingOptions } from 'docx'
import { hanging } from '#adapters/document/docx-styles'
import { listMark } from '#adapters/document/list-mark'
import type { Block, Paper } from '#core/request/blocks'

type NumberingConfig = INumberingOptions['config'][number]

/** Where the number of a paragraph or of a list entry comes from. */
interface Counter {
  readonly reference: string
  readonly level: 0
  readonly instance: number
}

/** The counters of a document, and which of its blocks counts with which. */
export interface Counters {
  readonly config: readonly NumberingConfig[]
  readonly of: ReadonlyMap<Block, Counter>
}

/**
 * Numbers are counted by Word itself, so that a lawyer who adds a paragraph need not number the rest by
 * hand. Wherever the numbers of the paper do not go on by one, a new count begins at the number it gives.
 */
export function planCounters(paper: Paper): Counters {
  const config: NumberingConfig[] = []
  const of = new Map<Block, Counter>()
  let last: { number: number; counter: Counter } | undefined

  for (const [at, block] of paper.blocks.entries()) {
    if (block.kind === 'list') {
      const reference = `list-${at}`
      config.push(block.ordered ? orderedList(reference, paper, block.items.length) : dashes(reference))
      of.set(block, { reference, level: 0, instance: at })
    }
    if (block.kind !== 'paragraph' || block.number === undefined) continue

    const goesOn = last !== undefined && block.number === last.number + 1
    const counter: Counter = goesOn
      ? last!.counter
      : { reference: `paragraphs-${at}`, level: 0, instance: at }
    if (!goesOn)
      config.push(
        level(counter.reference, { format: LevelFormat.DECIMAL, text: '%1.', start: block.number }, 0),
      )
    of.set(block, counter)
    last = { number: block.number, counter }
  }
  return { config, of }
}

function orderedList(reference: string, paper: Paper, length: number): NumberingConfig {
  const { shape, before, after } = listMark(paper.language, length)
  const format = shape === 'letters' ? LevelFormat.LOWER_LETTER : LevelFormat.DECIMAL
  return level(reference, { format, text: `${before}%1${after}`, start: 1 }, hanging)
}

const dashes = (reference: string) =>
  level(reference, { format: LevelFormat.BULLET, text: '–', start: 1 }, hanging)

function level(
  reference: string,
  mark: {
    readonly format: (typeof LevelFormat)[keyof typeof LevelFormat]
    readonly text: string
    readonly start: number
  },
  indent: number,
): NumberingConfig {
  const step = indent === 0 ? hanging : Math.round(hanging * 0.75)
  return {
    reference,
    levels: [
      {
        level: 0,
        ...mark,
        alignment: AlignmentType.START,
        style: { paragraph: { indent: { left: indent + step, hanging: step } } },
      },
    ],
  }
}
