import { Status } from '../parts/status.tsx'
import { useFormats, useSession } from '../session.tsx'
import { daysLeft } from './case-words.ts'

interface Props {
  readonly due: string
  readonly today: string
}

/** The day something is due, and how near it is; said in words, coloured only besides. */
export function DueLine({ due, today }: Props) {
  const { say } = useSession()
  const { day } = useFormats()
  const left = daysLeft(due, today)
  const tone = left < 0 ? 'danger' : left <= 3 ? 'warning' : 'neutral'
  const near =
    left < 0
      ? say('page.due.late', { n: -left })
      : left === 0
        ? say('page.due.today')
        : say('page.due.in', { n: left })
  return <Status tone={tone} icon={left < 0 ? 'danger' : 'calendar'} text={`${day(due)} · ${near}`} />
}
