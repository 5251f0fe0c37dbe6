import { spell } from '#core/kernel/finding'
import type { Defect } from '#core/kernel/outcome'
import type { Library } from '#core/knowledge/books'
import type { Field } from '#core/knowledge/form'
import { isIban } from '#core/request/iban'
import { listQuestions, readRequest, type Question, type Reading } from '#core/request/questions'
import type { Request } from '#core/request/request'
import { isAnswered, shapeIssues } from '#core/request/values'

/** Below so many characters a reason is not one. */
const shortestReason = 15

/**
 * Everything that would make the requested State send the request back, by rules that are the same at both
 * ends. An error blocks sending unless a person sets the rule aside with a reason; a warning is shown.
 *
 * @source UNCAC art. 46(15); UNTOC art. 18(15); ETS 030 art. 14; and the provisions that each field cites
 */
export function checkRequest(library: Library, request: Request): readonly Defect[] {
  const reading = readRequest(library, request)
  const questions = listQuestions(library, reading)
  return [
    ...checkBasis(reading),
    ...checkChoice(reading),
    ...questions.flatMap((question) => checkAnswer(question, request)),
    ...checkReasons(request),
    ...checkDates(request),
    ...checkLanguages(reading),
    ...checkTranslations(questions, request),
    ...checkAccounts(request),
    ...checkUnknownFields(library, questions, request),
  ]
}

/** Whether a person has set this defect aside with a reason. */
export const isOverridden = (request: Request, defect: Defect): boolean =>
  request.overrides.some(({ rule, field }) => rule === defect.rule && field === defect.field)

/** Defects that still block sending. */
export const blockingDefects = (library: Library, request: Request): readonly Defect[] =>
  checkRequest(library, request).filter(
    (defect) => defect.severity === 'error' && !isOverridden(request, defect),
  )

const error = (
  rule: string,
  field: string,
  cites: readonly string[] = [],
  values?: Defect['with'],
): Defect => ({
  rule,
  field,
  severity: 'error',
  cites,
  ...(values ? { with: values } : {}),
})

const warning = (...args: Parameters<typeof error>): Defect => ({ ...error(...args), severity: 'warning' })

function checkBasis({ advice }: Reading): Defect[] {
  return advice.flatMap(({ situation, bases, obstacles }) => {
    if (bases.length === 0)
      return [error('no-basis', `measures.${situation.measure}`, [], { measure: situation.measure })]
    return obstacles
      .filter(({ finding }) => finding.answer === 'yes')
      .map(({ code, duty, finding }) =>
        (duty === 'shall' ? error : warning)(
          'obstacle',
          `measures.${situation.measure}`,
          finding.cites.map(spell),
          { code, measure: situation.measure },
        ),
      )
  })
}

/** A basis that a person put first must be open between the two States on the day, and the choice carries its reason. */
function checkChoice({ request, advice }: Reading): Defect[] {
  const advised = new Set(advice.flatMap(({ bases }) => bases.map(({ instrument }) => instrument.id)))
  const closed = request.bases.filter((id) => !advised.has(id))
  const first = advice[0]?.bases[0]?.instrument.id
  const differs = request.bases.length > 0 && closed.length === 0 && request.bases[0] !== first
  return [
    ...closed.map((id) => error('basis-not-open', 'bases', [], { instrument: id, day: request.asOf })),
    ...(differs && (request.basesReason ?? '').trim().length < shortestReason
      ? [error('basis-unfounded', 'bases')]
      : []),
  ]
}

function checkAnswer({ field, needed, cites }: Question, { facts }: Request): Defect[] {
  const value = facts[field.key]
  if (!isAnswered(value)) return needed ? [error('missing', field.key, cites)] : []
  return shapeIssues(field, value).map(({ path, message }) =>
    error('malformed', path ? `${field.key}.${path}` : field.key, cites, { why: message }),
  )
}

/** Urgency, deadline and secrecy cost the other State something: each needs a reason worth the name. */
function checkReasons({ facts }: Request): Defect[] {
  const defects: Defect[] = []
  const unfounded = (value: unknown) => typeof value !== 'string' || value.trim().length < shortestReason
  if (isAnswered(facts['urgency']) && unfounded(facts['urgency']))
    defects.push(warning('urgency-unfounded', 'urgency', ['uncac 46(24)']))
  if (isAnswered(facts['deadline']) && unfounded(facts['deadlineReason'])) {
    defects.push(warning('deadline-unfounded', 'deadlineReason', ['uncac 46(24)']))
  }
  if (facts['confidentiality'] === true && unfounded(facts['confidentialityReason'])) {
    defects.push(warning('confidentiality-unfounded', 'confidentialityReason', ['uncac 46(20)']))
  }
  return defects
}

function checkDates({ facts, asOf }: Request): Defect[] {
  const defects: Defect[] = []
  for (const [key, value] of Object.entries(facts)) {
    if (value === null || typeof value !== 'object' || !('from' in value) || !('until' in value)) continue
    const range = value
    if (typeof range.from === 'string' && typeof range.until === 'string' && range.until < range.from) {
      defects.push(error('until-before-from', key))
    }
  }
  const offenceDate = facts['offenceDate'] as { from?: unknown } | undefined
  if (typeof offenceDate?.from === 'string' && offenceDate.from > asOf)
    defects.push(error('date-in-future', 'offenceDate'))
  if (typeof facts['deadline'] === 'string' && facts['deadline'] <= asOf)
    defects.push(error('deadline-passed', 'deadline'))
  return defects
}

/**
 * One of the letters must be in a language that the requested State accepts by treaty or by notification; where the
 * books only know its official languages, other ones are warned of.
 *
 * @source UNCAC art. 46(14), UNTOC art. 18(14), ETS 030 art. 16
 */
function checkLanguages({ request, advice }: Reading): Defect[] {
  for (const { language } of advice) {
    const { languages, ground, cites } = language
    if (languages.length === 0 || ground === 'no-translation' || ground === 'not-known') continue
    const plain = (tag: string) => tag.split('-', 1)[0]
    if (request.letters.some((one) => languages.some((accepted) => plain(accepted) === plain(one)))) continue
    const sure = ground === 'notified' || ground === 'treaty'
    const values = { state: request.requested, languages: languages.join(', ') }
    return [(sure ? error : warning)('language-not-accepted', 'letters', cites.map(spell), values)]
  }
  return []
}

/** A letter in another language needs every narrative answer in that language; machine text is marked. */
function checkTranslations(questions: readonly Question[], request: Request): Defect[] {
  const others = request.letters.filter((language) => language !== request.language)
  return others.flatMap((language) =>
    questions
      .filter(({ field }) => field.translate && isAnswered(request.facts[field.key]))
      .flatMap(({ field }) => translationKeys(field, request.facts[field.key]))
      .filter((key) => !request.translations[language]?.[key])
      .map((key) => error('translation-missing', key, [], { language })),
  )
}

/** Members of grouped answers that are words and not names or numbers. */
const translatedMembers: Partial<Record<Field['type'], readonly string[]>> = {
  'offence-list': ['name', 'statuteText'],
  'document-list': ['title'],
  'place-list': ['why'],
}

/** The keys under which an answer is translated: itself, one a line for lists of text, or members of groups. */
export function translationKeys(field: Field, value: unknown): string[] {
  if (!Array.isArray(value)) return typeof value === 'string' ? [field.key] : []
  const members = translatedMembers[field.type]
  return value.flatMap((item, at) => {
    if (typeof item === 'string') return [`${field.key}[${at}]`]
    return (members ?? [])
      .filter((member) => isAnswered((item as Record<string, unknown> | null)?.[member]))
      .map((member) => `${field.key}[${at}].${member}`)
  })
}

function checkAccounts({ facts }: Request): Defect[] {
  const accounts = Array.isArray(facts['accounts']) ? (facts['accounts'] as { number?: unknown }[]) : []
  return accounts.flatMap((account, at) =>
    typeof account?.number === 'string' && /^[A-Za-z]{2}\d{2}/.test(account.number) && !isIban(account.number)
      ? [error('iban-invalid', `accounts.${at}.number`)]
      : [],
  )
}

/** Answers to questions that are not asked would travel unseen: they are named. */
function checkUnknownFields(library: Library, questions: readonly Question[], request: Request): Defect[] {
  const asked = new Set(questions.map(({ field }) => field.key))
  const form = library.form(request.mechanism)
  const known = new Set([
    ...(form?.sections.flatMap(({ fields }) => fields.map(({ key }) => key)) ?? []),
    ...library.books.measures.flatMap(({ fields }) => fields.map(({ key }) => key)),
  ])
  return Object.keys(request.facts)
    .filter((key) => !asked.has(key) && isAnswered(request.facts[key]))
    .map((key) => (known.has(key) ? warning('not-asked', key) : error('unknown-field', key)))
}

/** Fresh reading and defects in one go, for pages and operations that need both. */
export function readAndCheck(
  library: Library,
  request: Request,
): { reading: Reading; questions: readonly Question[]; defects: readonly Defect[] } {
  const reading = readRequest(library, request)
  return { reading, questions: listQuestions(library, reading), defects: checkRequest(library, request) }
}
