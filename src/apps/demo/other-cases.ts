import { act, submitAndRelease, type Opening, openAndSave } from '#apps/demo/acts'
import type { Company } from '#apps/demo/company'
import { bridgeFacts } from '#apps/demo/bridge-case'
import { operations } from '#operations/all'
import { findCaseByConversation } from '#store/cases'

const serviceFacts = {
  requestingAuthority: bridgeFacts['requestingAuthority'],
  conductingAuthority: {
    name: 'High Court, Criminal Division (demonstration)',
    address: 'PO Box 4, Nairobi',
  },
  proceedingNature: 'Trial for embezzlement of funds of a county health programme.',
  proceedingKind: 'criminal',
  stage: 'trial',
  purpose: 'To summon the defendant, who lives in Switzerland, to the hearing.',
  offences: [
    {
      name: 'Embezzlement by a public official',
      statute: 'Anti-Corruption Act, section 45',
      maxMonthsRequesting: 120,
      maxMonthsRequested: 120,
      conventionOffences: ['uncac:17'],
      political: false,
      military: false,
      fiscal: false,
    },
  ],
  documents: [
    { title: 'Summons to the hearing of 8 April 2027', date: '2026-11-16', language: 'English, French' },
  ],
  addressee: [
    {
      surname: 'Okello',
      given: 'Peter',
      nationality: 'KEN',
      address: 'Rue des Essais 7, 1003 Lausanne',
      role: 'defendant',
    },
  ],
  manner: 'personal',
  appearanceDate: '2027-04-08',
  translationForAddressee: [{ title: 'Summons in French', language: 'French' }],
  contactPoint: bridgeFacts['contactPoint'],
}

const searchFacts = {
  requestingAuthority: {
    name: 'Office of the Attorney General (demonstration)',
    person: 'Luca Meier',
    address: 'Bundesrain 2, Bern',
  },
  conductingAuthority: {
    name: 'Office of the Attorney General (demonstration)',
    address: 'Bundesrain 2, Bern',
  },
  proceedingNature: 'Investigation for laundering of the proceeds of corruption.',
  proceedingKind: 'criminal',
  stage: 'investigation',
}

/** Cases that wait: one on the way, one that came in, two drafts. */
export async function seedOthers(company: Company, carry: () => Promise<number>): Promise<void> {
  const { requesting, requested } = company
  const service: Opening = {
    requested: 'CHE',
    measures: ['service-of-documents'],
    title: 'Summons for Peter Okello, Lausanne',
    facts: serviceFacts,
  }
  const sent = await openAndSave(requesting, service)
  await submitAndRelease(requesting, sent.caseId)
  await carry()
  const theirs = await findCaseByConversation(requested.authority.db, sent.conversation)
  await act(requested.authority, requested.officer, operations['register-case'], {
    caseId: theirs!.id,
    version: theirs!.version,
    language: 'en',
  })
  await carry()

  const second = await openAndSave(requesting, {
    ...service,
    title: 'Summons for a witness, Basel',
    facts: {
      ...serviceFacts,
      appearanceDate: '2027-05-20',
      addressee: [
        { surname: 'Wafula', given: 'Mary', address: 'Teststrasse 3, 4051 Basel', role: 'witness' },
      ],
    },
  })
  await submitAndRelease(requesting, second.caseId)
  await carry()

  await openAndSave(requesting, {
    requested: 'CHE',
    measures: ['search-and-seizure', 'stored-data-access'],
    title: 'Server of Lakeside Advisory SA',
    facts: {
      requestingAuthority: bridgeFacts['requestingAuthority'],
      conductingAuthority: bridgeFacts['conductingAuthority'],
      contactPoint: bridgeFacts['contactPoint'],
    },
  })
  await openAndSave(requested, {
    requested: 'KEN',
    measures: ['search-and-seizure'],
    title: 'Premises of an intermediary in Mombasa',
    facts: searchFacts,
  })
}
