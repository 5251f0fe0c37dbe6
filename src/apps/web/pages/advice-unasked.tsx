import { useLocation } from 'wouter'
import { Combobox } from '../parts/combobox.tsx'
import { Empty } from '../parts/empty.tsx'
import { missingParts, type Question } from './advice-question.ts'
import { QuestionLink } from './advice-link.tsx'
import { lawComboWords } from './law-state-options.ts'
import { addressOf, type Law } from './use-law.tsx'

interface Props {
  readonly law: Law
  readonly question: Question
}

/** What is still to be chosen, each a way to its control; and the books themselves, to look something up. */
export function AdviceUnasked({ law, question }: Props) {
  const { say } = law
  return (
    <>
      <Empty
        drawing="search"
        title={say('page.law.empty')}
        action={missingParts(question).map((part) => (
          <QuestionLink key={part} question={question} name={part === 'same' ? 'to' : part}>
            {say(`page.law.missing.${part}`)}
          </QuestionLink>
        ))}
      >
        {say('page.law.empty.text')}
      </Empty>
      <FindInstrument law={law} />
    </>
  )
}

function FindInstrument({ law }: { readonly law: Law }) {
  const { say, library, title, language } = law
  const [, navigate] = useLocation()
  const options = library.books.instruments
    .map((instrument) => ({
      value: instrument.id,
      label: title(instrument),
      note: instrument.short,
      keywords: [
        instrument.short,
        instrument.series,
        ...Object.values(instrument.title).filter((text) => text !== undefined),
      ],
    }))
    .sort((a, b) => a.label.localeCompare(b.label, language))
  return (
    <div className="section">
      <Combobox
        id="law-instrument"
        label={say('page.law.find')}
        hint={say('page.law.find.hint', { n: options.length })}
        options={options}
        value=""
        onChange={(id) => id && navigate(addressOf(id))}
        words={{
          ...lawComboWords(law),
          open: say('page.law.find.open'),
          none: say('page.law.find.none'),
          count: (n) => say('page.law.find.count', { n }),
        }}
      />
    </div>
  )
}
