import { englishSample } from '#adapters/document/sample-english'
import { frenchSample } from '#adapters/document/sample-french'
import { spanishSample } from '#adapters/document/sample-spanish'
import type { Paper } from '#core/request/blocks'

/**
 * A letter of request as one is really written, for tests and for looking at: Panama asks Switzerland for
 * bank records and for a witness to be heard in a bribery case. Persons, companies, banks, accounts and
 * references are invented. The quotations are of the Convention; the facts of the law are not vouched for.
 */
export const samplePaper = (language: 'en' | 'fr' | 'es'): Paper => samples[language]

const samples = { en: englishSample, fr: frenchSample, es: spanishSample }
