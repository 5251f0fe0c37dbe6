import type { Facts } from '#core/request/values'

/** The invented case of the demonstration: bribes for a bridge, paid into an account in Geneva. All persons are synthetic. */
export const bridgeMeasures = ['bank-transaction-records', 'hearing-witness'] as const
export const bridgeTitle = 'Kisima bridge contract: account in Geneva, hearing of a bank employee'

/** What the prosecutor knows; one answer that the other State will ask about is left vague on purpose. */
export const bridgeFacts: Facts = {
  requestingAuthority: {
    name: 'Office of the Prosecutor for Economic Crimes (demonstration)',
    person: 'Ruth Achieng, Senior Prosecutor',
    address: 'PO Box 1, Nairobi',
    phone: '+254 20 000 0001',
    email: 'prosecutor@ken.example',
  },
  conductingAuthority: {
    name: 'Economic Crimes Investigation Unit (demonstration)',
    person: 'Inspector Paul Barasa',
    address: 'PO Box 2, Nairobi',
  },
  proceedingNature:
    'Criminal investigation against a former official of the roads authority and two managers of a construction company for bribery in the award of a public contract.',
  proceedingKind: 'criminal',
  stage: 'investigation',
  caseNumber: 'ECIU 117/2026',
  purpose:
    'To prove that payments by the company reached the official, and to follow the money to its present holder. The evidence will be used in the trial of the three suspects.',
  offences: [
    {
      name: 'Bribery of a public official',
      statute: 'Bribery Act, sections 5 and 6',
      statuteText:
        'A person commits the offence of giving a bribe if the person offers, promises or gives a financial or other advantage to another person, who knows or believes the acceptance of the advantage would itself constitute the improper performance of a function.',
      maxMonthsRequesting: 120,
      maxMonthsRequested: 60,
      conventionOffences: ['uncac:15'],
      political: false,
      military: false,
      fiscal: false,
    },
  ],
  offenceDate: { from: '2024-03-01', until: '2025-06-30' },
  offencePlace: ['Nairobi', 'Geneva (payments)'],
  organisedGroup: false,
  transnational: true,
  dualCriminality:
    'The conduct is bribery of a public official as described in UNCAC article 15; it is punishable in Switzerland under articles 322ter and 322quater of the Criminal Code.',
  facts:
    'On 4 March 2024 the roads authority invited tenders for the bridge over the river Kisima. Joseph MUTANGI, then head of procurement, chaired the committee that evaluated them.\n\nOn 18 April 2024 the contract was awarded to Brightspan Works Ltd, although its price was 22 per cent above the lowest admissible offer. Two members of the committee state that MUTANGI told them that the decision had been taken "higher up".\n\nBetween 2 May 2024 and 30 January 2025 Brightspan Works Ltd transferred a total of USD 1,240,000 in five payments to Lakeside Advisory SA in Geneva for “consulting”. No report or other work product has been found. The beneficial owner of Lakeside Advisory SA is, according to a message on the telephone of its director, “J.M.”.\n\nThe account of Lakeside Advisory SA was opened on 26 April 2024, eight days after the award, in the presence of a client adviser of the bank named Sophie LAURENT.',
  nexus:
    'The records of the account (paragraph 3) will show who is the beneficial owner and where the five payments went. Ms LAURENT (paragraph 4) opened the account and can say who appeared before her, what he declared, and on whose instructions the money was moved.',
  damage: 'USD 2,900,000 (difference between the price paid and the lowest admissible offer)',
  persons: [
    {
      surname: 'Mutangi',
      given: 'Joseph',
      born: '1971-08-19',
      birthplace: 'Kisumu',
      nationality: 'KEN',
      address: 'PO Box 3, Nairobi',
      role: 'suspect',
    },
    {
      surname: 'Harcourt',
      given: 'Neil',
      born: '1966',
      nationality: 'KEN',
      role: 'suspect, director of Brightspan Works Ltd',
    },
  ],
  legalPersons: ['Brightspan Works Ltd, Nairobi', 'Lakeside Advisory SA, Geneva'],
  accounts: [
    {
      number: 'CH93 0076 2011 6238 5295 7',
      holder: 'Lakeside Advisory SA',
      bank: 'Banque du Quai (demonstration), Geneva',
    },
  ],
  period: { from: '2024-04-01', until: '2025-12-31' },
  relevance:
    'The five payments of Brightspan Works Ltd were received on this account. Every onward transfer can show who profited from the award.',
  documentsWanted: ['statements', 'opening-documents', 'beneficial-owner', 'transfer-orders'],
  reasonableGrounds:
    'The account number stands on five payment orders seized at Brightspan Works Ltd on 12 May 2026, copies of which are annexed.',
  noTippingOff: true,
  witness: [
    {
      surname: 'Laurent',
      given: 'Sophie',
      address: 'Banque du Quai, Geneva',
      language: 'French',
      role: 'client adviser, witness',
    },
  ],
  subjectOfHearing:
    'The opening of the account of Lakeside Advisory SA on 26 April 2024 and the instructions given on it.',
  questions: [
    'Who appeared before you when the account was opened, and how was the person identified?',
    'Who was declared as beneficial owner, and on what evidence?',
    'Who gave the instructions for the transfers from the account, and by what means?',
    'Did you have doubts about the origin of the money, and whom did you tell?',
  ],
  oath: false,
  specialProcedure:
    'A verbatim record signed by the witness on each page is requested, because the law of the requesting State admits a statement taken abroad only in this form.',
  procedureLawText:
    'Evidence Act, section 33 (demonstration): a statement recorded abroad is admissible if each page bears the signature of the person who made it.',
  confidentiality: true,
  confidentialityReason:
    'The suspects do not know that the account has been found; if they learn of it the remaining balance will be moved within hours.',
  deadline: '2027-03-31',
  deadlineReason:
    'The trial is fixed for 20 April 2027, and the defence must have the records three weeks before.',
  useLimitations: 'Only in the proceeding ECIU 117/2026 and the trial that follows from it.',
  deliveryMode: 'secure-electronic',
  contactPoint: {
    name: 'Central Authority of Kenya (demonstration)',
    person: 'Amina Odhiambo',
    phone: '+254 20 000 0000',
    email: 'amina.odhiambo@ken.example',
  },
}

/** French of the narrative answers, by the officer's translator. */
export const bridgeFrench: Readonly<Record<string, string>> = {
  'offences[0].name': 'Corruption d’agent public',
  'offences[0].statuteText':
    'Commet l’infraction de corruption active quiconque offre, promet ou accorde un avantage financier ou autre à une autre personne qui sait ou croit que l’acceptation de cet avantage constituerait en soi l’exercice irrégulier d’une fonction.',
  proceedingNature:
    'Enquête pénale contre un ancien fonctionnaire de l’autorité des routes et deux dirigeants d’une entreprise de construction, pour corruption lors de l’attribution d’un marché public.',
  purpose:
    'Prouver que les paiements de l’entreprise sont parvenus au fonctionnaire et suivre l’argent jusqu’à son détenteur actuel. Les preuves seront utilisées au procès des trois suspects.',
  dualCriminality:
    'Les faits constituent une corruption d’agent public au sens de l’article 15 de la CNUCC ; ils sont punissables en Suisse en vertu des articles 322ter et 322quater du code pénal.',
  facts:
    'Le 4 mars 2024, l’autorité des routes a lancé un appel d’offres pour le pont sur la rivière Kisima. Joseph MUTANGI, alors chef des achats, présidait la commission d’évaluation.\n\nLe 18 avril 2024, le marché a été attribué à Brightspan Works Ltd, bien que son prix dépassât de 22 pour cent l’offre recevable la plus basse. Deux membres de la commission déclarent que MUTANGI leur a dit que la décision avait été prise « plus haut ».\n\nEntre le 2 mai 2024 et le 30 janvier 2025, Brightspan Works Ltd a viré au total 1 240 000 USD, en cinq paiements, à Lakeside Advisory SA à Genève pour du « conseil ». Aucun rapport ni autre travail n’a été trouvé. L’ayant droit économique de Lakeside Advisory SA serait, d’après un message trouvé dans le téléphone de son administrateur, « J.M. ».\n\nLe compte de Lakeside Advisory SA a été ouvert le 26 avril 2024, huit jours après l’attribution, en présence d’une conseillère de la banque nommée Sophie LAURENT.',
  nexus:
    'Les documents du compte (paragraphe 3) montreront qui est l’ayant droit économique et où sont allés les cinq paiements. Mme LAURENT (paragraphe 4) a ouvert le compte et peut dire qui s’est présenté devant elle, ce que cette personne a déclaré et sur les instructions de qui l’argent a été déplacé.',
  damage: '2 900 000 USD (différence entre le prix payé et l’offre recevable la plus basse)',
  relevance:
    'Les cinq paiements de Brightspan Works Ltd ont été reçus sur ce compte. Chaque virement ultérieur peut montrer qui a profité de l’attribution.',
  reasonableGrounds:
    'Le numéro de compte figure sur cinq ordres de paiement saisis chez Brightspan Works Ltd le 12 mai 2026, dont copie est jointe.',
  subjectOfHearing:
    'L’ouverture du compte de Lakeside Advisory SA le 26 avril 2024 et les instructions données à son sujet.',
  'questions[0]':
    'Qui s’est présenté devant vous lors de l’ouverture du compte, et comment cette personne a-t-elle été identifiée ?',
  'questions[1]': 'Qui a été déclaré ayant droit économique, et sur la base de quelles pièces ?',
  'questions[2]': 'Qui a donné les instructions pour les virements, et par quel moyen ?',
  'questions[3]': 'Avez-vous eu des doutes sur l’origine de l’argent, et à qui en avez-vous fait part ?',
  specialProcedure:
    'Un procès-verbal in extenso, signé par le témoin à chaque page, est demandé, car le droit de l’État requérant n’admet une déclaration recueillie à l’étranger que sous cette forme.',
  procedureLawText:
    'Loi sur la preuve, article 33 (démonstration) : une déclaration recueillie à l’étranger est recevable si chaque page porte la signature de son auteur.',
  confidentialityReason:
    'Les suspects ignorent que le compte a été découvert ; s’ils l’apprennent, le solde sera déplacé en quelques heures.',
  deadlineReason:
    'Le procès est fixé au 20 avril 2027, et la défense doit disposer des pièces trois semaines auparavant.',
  useLimitations: 'Uniquement dans la procédure ECIU 117/2026 et dans le procès qui en découle.',
}
