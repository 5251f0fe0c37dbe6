import type { Paper } from '#core/request/blocks'

// Two letters in the making, invented; in each one answer is missing.

export const letter: Paper = {
  language: 'en',
  direction: 'ltr',
  title: 'Request for mutual legal assistance',
  reference: 'XAR-OUT-MLA-2026-000131-7',
  marking: 'DRAFT',
  pageOf: 'Page {page} of {pages}',
  blocks: [
    {
      kind: 'letterhead',
      lines: ['Republic of Arcadia', 'Ministry of Justice', 'Central Authority for Mutual Legal Assistance'],
    },
    {
      kind: 'reference',
      rows: [
        ['Our reference', 'XAR-OUT-MLA-2026-000131-7'],
        ['Date', '4 March 2026'],
        ['To', 'The competent authority of Borduria'],
      ],
    },
    { kind: 'title', text: 'Request for mutual legal assistance' },
    {
      kind: 'paragraph',
      text: 'The Central Authority of Arcadia presents its compliments to the competent authority of Borduria and has the honour to request assistance under article 46 of the United Nations Convention against Corruption, by which both States are bound.',
      from: ['basis'],
    },
    { kind: 'heading', text: 'The facts', level: 1, from: ['facts'] },
    {
      kind: 'paragraph',
      number: 1,
      text: 'Between 9 January 2023 and 14 November 2024, Marek OSTROV, then head of procurement of the State railways, is suspected of having accepted payments of EUR 1 240 000 in return for awarding four contracts.',
      from: ['facts'],
    },
    {
      kind: 'paragraph',
      number: 2,
      text: 'The payments were received on an account held in Borduria by Litoral Consulting S.R.L., a company of which he is the beneficial owner.',
      from: ['facts'],
    },
    { kind: 'heading', text: 'The offence', level: 1, from: ['offences'] },
    {
      kind: 'quotation',
      text: 'A public official who requests or accepts an undue advantage in return for an act in breach of duty is punished with imprisonment of one to eight years.',
      source: 'Criminal Code of Arcadia, section 332(1)',
      from: ['offences'],
    },
    { kind: 'heading', text: 'Assistance requested', level: 1, from: ['measures'] },
    {
      kind: 'list',
      ordered: true,
      items: ['Statements of the account named below.', 'The file kept on the beneficial owner.'],
      from: ['measures'],
    },
    {
      kind: 'table',
      head: ['Account', 'Bank', 'Holder'],
      rows: [['XB44 BANK 0000 1234 5678', 'Banca Litorală', 'Litoral Consulting S.R.L.']],
      from: ['accounts'],
    },
    {
      kind: 'paragraph',
      text: 'The period for which the statements are sought.',
      open: true,
      from: ['period'],
    },
    { kind: 'signature', lines: ['Ines Varga', 'Head of the Central Authority'] },
  ],
}

export const letterArabic: Paper = {
  language: 'ar',
  direction: 'rtl',
  title: 'طلب المساعدة القانونية المتبادلة',
  reference: 'XAR-OUT-MLA-2026-000131-7',
  marking: 'مسودة',
  pageOf: 'صفحة {page} من {pages}',
  blocks: [
    {
      kind: 'letterhead',
      lines: ['جمهورية أركاديا', 'وزارة العدل', 'السلطة المركزية للمساعدة القانونية المتبادلة'],
    },
    {
      kind: 'reference',
      rows: [
        ['مرجعنا', 'XAR-OUT-MLA-2026-000131-7'],
        ['التاريخ', '4 مارس 2026'],
      ],
    },
    { kind: 'title', text: 'طلب المساعدة القانونية المتبادلة' },
    {
      kind: 'paragraph',
      text: 'تتشرف السلطة المركزية في أركاديا بأن تطلب إلى السلطة المختصة في بوردوريا تقديم المساعدة بموجب المادة 46 من اتفاقية الأمم المتحدة لمكافحة الفساد.',
      from: ['basis'],
    },
    { kind: 'heading', text: 'الوقائع', level: 1, from: ['facts'] },
    {
      kind: 'paragraph',
      number: 1,
      text: 'يُشتبه في أن Marek OSTROV قبل مدفوعات قدرها 1 240 000 EUR مقابل منح أربعة عقود.',
      from: ['facts'],
    },
    { kind: 'paragraph', text: 'الفترة المطلوبة لكشوف الحساب.', open: true, from: ['period'] },
  ],
}
