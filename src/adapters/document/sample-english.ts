import { account, sampleTransfers } from '#adapters/document/sample-transfers'
import type { Block, Paper } from '#core/request/blocks'

const opening: readonly Block[] = [
  {
    kind: 'letterhead',
    lines: [
      'Republic of Panama',
      'Office of the Attorney General',
      'International Affairs · Central Authority under the United Nations Convention against Corruption',
      'Avenida Perú and Calle 33 Este, Panama City',
    ],
  },
  {
    kind: 'reference',
    rows: [
      ['Our reference', 'PA-OUT-MLA-2026-000147-8'],
      ['Your reference', 'none yet'],
      ['Date', '4 March 2026'],
      ['To', 'The Federal Office of Justice, Mutual Assistance Unit\nBundesrain 20, 3003 Bern, Switzerland'],
      ['Urgency', 'Urgent: the accounts may be closed by 30 April 2026 (see paragraph 14)'],
    ],
  },
  { kind: 'title', text: 'Letter of request for mutual legal assistance in criminal matters' },
  {
    kind: 'paragraph',
    text: 'The Office of the Attorney General of the Republic of Panama presents its compliments to the Federal Office of Justice of the Swiss Confederation and requests assistance in the investigation described below, conducted against Esteban ARROCHA VILLAMONTE and others for bribery of a national public official and laundering of its proceeds.',
  },
]

const basis: readonly Block[] = [
  { kind: 'heading', level: 1, text: 'Legal basis' },
  {
    kind: 'paragraph',
    number: 1,
    text: 'The request is made under article 46 of the United Nations Convention against Corruption, done at New York on 31 October 2003, by which both States are bound. No treaty on mutual legal assistance is in force between them, so that paragraphs 9 to 29 of that article apply.',
  },
  {
    kind: 'paragraph',
    number: 2,
    text: 'The conduct is an offence under article 15 of the Convention. As regards bank records, the requesting authority recalls paragraph 8 of article 46:',
  },
  {
    kind: 'quotation',
    text: '“States Parties shall not decline to render mutual legal assistance pursuant to this article on the ground of bank secrecy.”',
    source: 'United Nations Convention against Corruption, article 46(8)',
  },
]

const facts: readonly Block[] = [
  { kind: 'heading', level: 1, text: 'Facts' },
  { kind: 'heading', level: 2, text: 'The contract' },
  {
    kind: 'paragraph',
    number: 3,
    text: 'On 9 February 2023 the Department of Roads awarded the building of the Río Claro Norte bridge, at USD 41,300,000, to Constructora Istmo Azul, S.A. (“Istmo Azul”). The award was signed by its deputy director, Esteban ARROCHA VILLAMONTE, born on 17 August 1971 in Santiago de Veraguas, holder of passport PA0417718.',
  },
  {
    kind: 'paragraph',
    number: 4,
    text: 'Two lower bids had been set aside three days earlier for want of a bank guarantee. The guarantees were found in the office of Mr ARROCHA VILLAMONTE when it was searched on 12 November 2025; the stamp of the registry shows that both had been received in time.',
  },
  {
    kind: 'paragraph',
    number: 5,
    text: 'Mauricio QUIJANO LEDEZMA, manager of Istmo Azul, told the investigating prosecutor on 3 December 2025 that eight per cent of each instalment was “to be returned to Esteban” by way of a company in the hands of his brother-in-law, Samir AL-KHATIB (سمير الخطيب).',
  },
  { kind: 'heading', level: 2, text: 'The money' },
  {
    kind: 'paragraph',
    number: 6,
    text: `The accounts of Istmo Azul show the transfers below to account ${account}, held by Corvina Trading Ltd at Banque Salève & Cie SA, Geneva. The contracts named as their ground could not be found:`,
  },
  {
    kind: 'table',
    head: ['No', 'Value date', 'Amount', 'From → to', 'Ground stated'],
    rows: sampleTransfers(['Technical advice', 'Study of subsoil, phase II', 'none stated']),
  },
  {
    kind: 'paragraph',
    number: 7,
    text: 'The transfers 6, 9 and 12 went to the foundation Quebrada Honda at the same bank within three days of a payment by Istmo Azul. The beneficiary of the foundation is believed to be the wife of Mr ARROCHA VILLAMONTE; the requesting authority has no document that proves it.',
  },
]

const asked: readonly Block[] = [
  { kind: 'heading', level: 1, text: 'Assistance requested' },
  { kind: 'heading', level: 2, text: 'Bank records' },
  {
    kind: 'paragraph',
    number: 8,
    text: 'The competent authority is requested to obtain from Banque Salève & Cie SA and to transmit, for the period from 1 January 2023 until the day of execution, with regard to the accounts of Corvina Trading Ltd and of the foundation Quebrada Honda:',
  },
  {
    kind: 'list',
    ordered: true,
    items: [
      'the documents of the opening of each account, including the forms that identify the beneficial owner;',
      'the statements, and the vouchers of every transfer above USD 10,000;',
      'the internal notes on the relationship and on the clarification of transactions;',
      'the correspondence with Mr ARROCHA VILLAMONTE, Mr QUIJANO LEDEZMA and Mr AL-KHATIB.',
    ],
  },
  {
    kind: 'paragraph',
    number: 9,
    text: 'The records are needed to establish whether the payments reached the official or his family, which is an element of the offence, and to trace what may be confiscated (facts 6 and 7).',
  },
  { kind: 'heading', level: 2, text: 'Hearing of a witness' },
  {
    kind: 'paragraph',
    number: 10,
    text: 'The competent authority is requested to hear as a witness Béatrice HOFSTETTER, who was until June 2024 the manager of both relationships at the bank, on the persons who gave instructions for the accounts and on the documents shown to her in annex 3.',
  },
  { kind: 'paragraph', number: 11, open: true, text: 'Address of the witness: [still to be supplied]' },
  { kind: 'heading', level: 1, text: 'Formalities' },
  {
    kind: 'paragraph',
    number: 12,
    text: 'So that the evidence may be admitted at trial, the requesting authority asks that, as far as the law of the requested State allows:',
  },
  {
    kind: 'list',
    ordered: false,
    items: [
      'the witness be told of her right not to incriminate herself and sign each page of the record;',
      'the investigating prosecutor be permitted to attend, or to take part by video link;',
      'the bank be asked not to inform its customers before 30 June 2026.',
    ],
  },
]

const closing: readonly Block[] = [
  { kind: 'heading', level: 1, text: 'Undertakings and urgency' },
  {
    kind: 'paragraph',
    number: 13,
    text: 'The requesting authority will use what it receives for no investigation, prosecution or proceeding other than the one stated here without the prior consent of the requested State, and assures it of reciprocity in a like case.',
  },
  {
    kind: 'paragraph',
    number: 14,
    text: 'By a letter of 18 February 2026 the bank announced to Corvina Trading Ltd, of whose mail a copy was seized, that it will end the relationship on 30 April 2026. An early answer is therefore requested.',
  },
  {
    kind: 'paragraph',
    number: 15,
    text: 'Questions may be put to Lic. Itzel Morán, in Spanish, English or French, at asuntos.internacionales@example.pa.',
  },
  {
    kind: 'paragraph',
    text: 'The Office of the Attorney General thanks the Federal Office of Justice for its co-operation and takes this opportunity to renew the assurances of its highest consideration.',
  },
  {
    kind: 'signature',
    lines: [
      'Ana Lucía PINZÓN BARRAZA',
      'Head of International Affairs',
      'For the Central Authority of the Republic of Panama',
    ],
  },
  { kind: 'heading', level: 1, text: 'Annexes' },
  {
    kind: 'list',
    ordered: true,
    items: [
      'Text of the provisions of the Criminal Code that apply, with translation into French',
      'Statement of Mr QUIJANO LEDEZMA of 3 December 2025, with translation into French',
      'Documents to be shown to the witness',
    ],
  },
]

export const englishSample: Paper = {
  language: 'en',
  direction: 'ltr',
  title: 'Letter of request for mutual legal assistance in criminal matters',
  reference: 'PA-OUT-MLA-2026-000147-8',
  marking: 'CONFIDENTIAL',
  pageOf: 'Page {page} of {pages}',
  blocks: [...opening, ...basis, ...facts, ...asked, ...closing],
}
