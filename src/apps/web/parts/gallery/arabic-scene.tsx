import { useState } from 'react'
import { Button } from '../button.tsx'
import { RadioGroup } from '../choice-fields.tsx'
import { DateInput } from '../date-fields.tsx'
import { Notice } from '../notice.tsx'
import { PageHead } from '../page-head.tsx'
import { PaperSheet } from '../paper.tsx'
import { Status } from '../status.tsx'
import { Stepper } from '../stepper.tsx'
import { DataTable } from '../table.tsx'
import { TextInput } from '../text-fields.tsx'
import { Timeline } from '../timeline.tsx'
import { letterArabic } from './letters.ts'
import { cites, fileWords } from './samples.ts'

const months = [
  'يناير',
  'فبراير',
  'مارس',
  'أبريل',
  'مايو',
  'يونيو',
  'يوليو',
  'أغسطس',
  'سبتمبر',
  'أكتوبر',
  'نوفمبر',
  'ديسمبر',
]

function Table() {
  const rows = [
    { ours: 'XAR-OUT-MLA-2026-000131-7', state: 'بوردوريا', due: '17 أبريل 2026', days: 41 },
    { ours: 'XAR-IN-EXT-2026-000012-4', state: 'روريتانيا', due: '9 أبريل 2026', days: 45 },
  ]
  return (
    <DataTable
      caption="القضايا"
      rows={rows}
      rowKey={(row) => row.ours}
      rowHref={() => '#'}
      attention={(row) => row.days > 42}
      columns={[
        { key: 'ours', head: 'مرجعنا', cell: (row) => <bdi>{row.ours}</bdi> },
        { key: 'state', head: 'الدولة', cell: (row) => row.state },
        { key: 'due', head: 'الموعد', cell: (row) => <Status tone="warning" icon="clock" text={row.due} /> },
        { key: 'days', head: 'الأيام', cell: (row) => row.days, numeric: true },
      ]}
    />
  )
}

function Happened() {
  return (
    <Timeline
      label="ما حدث"
      lanes={{ own: 'أركاديا', other: 'بوردوريا', internal: 'داخلي' }}
      fileWords={fileWords}
      events={[
        {
          id: '1',
          lane: 'own',
          at: '2026-03-04T14:05:00+01:00',
          date: '4 مارس 2026',
          time: '14:05',
          title: 'أُرسل الطلب',
          actor: 'السلطة المركزية',
          icon: 'send',
        },
        {
          id: '2',
          lane: 'other',
          at: '2026-03-05T09:22:00+01:00',
          date: '5 مارس 2026',
          time: '09:22',
          title: 'إقرار بالاستلام',
          actor: 'وزارة العدل، بوردوريا',
        },
      ]}
    />
  )
}

function Form() {
  const [name, setName] = useState('Litoral Consulting S.R.L.')
  const [date, setDate] = useState('2026-03-04')
  const [coercive, setCoercive] = useState('no')
  return (
    <div className="stack">
      <TextInput
        id="ar-1"
        label="اسم صاحب الحساب"
        hint="كما ورد في الوثائق"
        why={{ label: 'سبب السؤال', cites: [cites.facts] }}
        value={name}
        onChange={setName}
        error="أدخل الاسم كاملاً."
      />
      <DateInput
        id="ar-2"
        label="تاريخ الطلب"
        words={{
          day: 'اليوم',
          month: 'الشهر',
          year: 'السنة',
          months,
          impossible: (on, month, year, last) =>
            `${on} ${month} ${year} غير موجود: عدد أيام ${month} ${year} هو ${last}.`,
        }}
        value={date}
        onChange={setDate}
      />
      <RadioGroup
        id="ar-3"
        label="هل يتطلب الإجراء الإكراه؟"
        inline
        options={[
          { value: 'yes', label: 'نعم' },
          { value: 'no', label: 'لا' },
        ]}
        value={coercive}
        onChange={setCoercive}
      />
      <div className="row">
        <Button variant="primary" icon="send">
          إرسال
        </Button>
        <Button>حفظ</Button>
      </div>
    </div>
  )
}

/** The same parts, read from right to left. */
export function ArabicScene() {
  const [field, setField] = useState('facts')
  return (
    <div lang="ar" dir="rtl">
      <PageHead
        back={{ href: '?scene=queue', label: 'القضايا' }}
        title="طلب المساعدة القانونية المتبادلة"
        kicker="المساعدة القانونية المتبادلة"
        status={<Status boxed tone="warning" icon="clock" text="في انتظار الرد" />}
        references={[
          { label: 'مرجعنا', value: 'XAR-OUT-MLA-2026-000131-7' },
          { label: 'مرجعهم', value: 'BO-MLI-2026-0417' },
        ]}
      />
      <div className="columns">
        <div className="col-side">
          <Stepper
            label="الخطوات"
            current="b"
            onSelect={() => {}}
            steps={[
              { id: 'a', name: 'إلى من', state: 'done' },
              { id: 'b', name: 'الوقائع', state: 'todo' },
              { id: 'c', name: 'ما هو مطلوب', state: 'attention', note: 'إجابة واحدة ناقصة' },
            ]}
            words={{ done: 'مكتمل', todo: 'لم يتم', attention: 'يحتاج إلى عناية', position: 'الخطوة 2 من 3' }}
          />
        </div>
        <div className="col-main stack-loose">
          <Notice tone="warning" title="طلبوا معلومات إضافية">
            الفترة المطلوبة لكشوف الحساب غير مذكورة.
          </Notice>
          <div className="split">
            <Form />
            <PaperSheet
              paper={letterArabic}
              active={field}
              openLabel="لم تتم الإجابة بعد"
              onSelect={(from) => setField(from[0] ?? '')}
            />
          </div>
          <Table />
          <Happened />
        </div>
      </div>
    </div>
  )
}
