import { isAlias, isScalar, visit, type Document, type Scalar } from 'yaml'
import type { BookFault } from '#adapters/books-source'

type MakeFault = (offset: number, what: string, why: string, mend: string) => BookFault

/** What is no mistake of YAML, and yet is not what somebody meant to write. */
export function findSlips(document: Document.Parsed, text: string, fault: MakeFault): BookFault[] {
  const faults = findDirectives(document, text, fault)
  visit(document, {
    Node: (key, node) => {
      const start = node.range?.[0] ?? 0
      if (!isAlias(node) && node.tag !== undefined) faults.push(tellTag(text, start, fault))
      const slip = isScalar(node) ? slipOf(node, key === 'key', text) : undefined
      if (slip) faults.push(fault(start, ...slip))
    },
  })
  return faults
}

/** A tag stands before its value, on the same line or the one above. */
function tellTag(text: string, start: number, fault: MakeFault): BookFault {
  const at = Math.max(text.lastIndexOf('!', start), 0)
  const from = text.slice(0, at).replace(/\S*$/, '').length
  return fault(
    from,
    `"${/^\S*/.exec(text.slice(from))![0]}" is a tag; the books have none.`,
    'What a tag makes of a value is not seen by whoever reads it.',
    'Take the tag away; put a text in quotation marks.',
  )
}

function findDirectives(document: Document.Parsed, text: string, fault: MakeFault): BookFault[] {
  const at = /^%/m.exec(text)?.index
  if (at === undefined || document.directives.docStart !== true) return []
  return [
    fault(
      at,
      `"${/^.*/.exec(text.slice(at))![0].trim()}" is a directive; the books have none.`,
      'It changes how everything below is read.',
      'Take the line away, and the "---" after it.',
    ),
  ]
}

type Slip = readonly [what: string, why: string, mend: string]

function slipOf({ value, type, range }: Scalar, isKey: boolean, text: string): Slip | undefined {
  if (typeof value !== 'string') return undefined
  const hidden = hiddenIn.exec(value)?.[0]
  if (hidden)
    return [
      `${short(value)} has a character that is not seen (U+${hidden.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}).`,
      'It looks like another text and is not the same: it would be found by nobody who types it.',
      'Delete it and write the text anew.',
    ]
  if (looksAlike.test(value))
    return [
      `${short(value)} mixes letters of two scripts that look alike.`,
      'It looks like a known word and is not the same.',
      'Write the word anew with Latin letters.',
    ]
  const quoted = type === 'QUOTE_DOUBLE' || type === 'QUOTE_SINGLE'
  if (quoted && value !== value.trim())
    return [
      `${short(value)} begins or ends with a space.`,
      'With the space it is another text, and would not be found.',
      'Take the space away.',
    ]
  const far = /^(\d{4})-\d\d-\d\d$/.exec(value)?.[1]
  if (far !== undefined && (far < '1700' || far >= '2100'))
    return [
      `The year ${far} cannot be meant.`,
      'From a wrong year follows a wrong answer on every day.',
      'Correct the year.',
    ]
  return isKey || type !== 'PLAIN' ? undefined : cutOff(value, text.slice(range?.[1], range?.[2]))
}

/** A number sign after a space begins a comment, also in the middle of a sentence. */
const cutOff = (value: string, after: string): Slip | undefined =>
  /\s/.test(value) && /^[ \t]+#/.test(after)
    ? [
        `The text ends before the number sign: ${short(value)}.`,
        'What stands after " #" is a comment, and missing from the sentence.',
        'Put the text in quotation marks, or the comment on a line of its own.',
      ]
    : undefined

/** Control characters, soft hyphens, what is zero wide or turns the direction; the mark for bytes that could not be read. */
const hiddenIn = /(?![\n\t])[\p{Cc}\u00ad\u200b-\u200d\u2028-\u202e\u2060-\u206f\ufeff\ufffd]/u

/** A word in which a Latin letter touches a Greek or Cyrillic one. */
const looksAlike =
  /\p{Script=Latin}[\p{Script=Greek}\p{Script=Cyrillic}]|[\p{Script=Greek}\p{Script=Cyrillic}]\p{Script=Latin}/u

const short = (text: string): string => `"${text.length > 60 ? `${text.slice(0, 60)}…` : text}"`
