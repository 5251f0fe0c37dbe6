import type { House, Role } from '#operations/operation'

/** Invented persons of two demonstration authorities. The States are real, so that the law is; nobody here is. */
export interface CastMember {
  readonly name: string
  readonly email: string
  readonly roles: readonly Role[]
  readonly intake: boolean
  readonly language: string
}

export interface DemonstrationAuthority {
  readonly house: House
  readonly people: readonly CastMember[]
}

export const kenya: DemonstrationAuthority = {
  house: {
    code: 'ken-demonstration',
    state: 'KEN',
    name: 'Central Authority of Kenya (demonstration)',
    address: 'PO Box 0, Nairobi',
    languages: ['en'],
  },
  people: [
    {
      name: 'Amina Odhiambo',
      email: 'amina.odhiambo@ken.example',
      roles: ['officer'],
      intake: true,
      language: 'en',
    },
    {
      name: 'Daniel Kiprono',
      email: 'daniel.kiprono@ken.example',
      roles: ['approver', 'officer'],
      intake: true,
      language: 'en',
    },
    {
      name: 'Grace Wanjala',
      email: 'grace.wanjala@ken.example',
      roles: ['administrator', 'auditor'],
      intake: false,
      language: 'en',
    },
  ],
}

export const switzerland: DemonstrationAuthority = {
  house: {
    code: 'che-demonstration',
    state: 'CHE',
    name: 'Central Authority of Switzerland (demonstration)',
    address: 'Bundesrain 0, 3003 Bern',
    languages: ['fr', 'de', 'it', 'en'],
  },
  people: [
    {
      name: 'Claire Favre',
      email: 'claire.favre@che.example',
      roles: ['officer'],
      intake: true,
      language: 'en',
    },
    {
      name: 'Urs Kälin',
      email: 'urs.kaelin@che.example',
      roles: ['approver', 'officer'],
      intake: true,
      language: 'en',
    },
    {
      name: 'Anna Bernasconi',
      email: 'anna.bernasconi@che.example',
      roles: ['administrator', 'auditor'],
      intake: false,
      language: 'en',
    },
  ],
}
