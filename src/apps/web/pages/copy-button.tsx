import { useAnnounce } from '../parts/announcer.tsx'
import { Button, type ButtonProps } from '../parts/button.tsx'
import { useSession } from '../session.tsx'

interface Props extends Pick<ButtonProps, 'variant' | 'size'> {
  readonly text: string
  readonly label: string
}

/** Copies a text, and says whether it worked: some browsers and plain http allow it to nobody. */
export function CopyButton({ text, label, variant, size }: Props) {
  const { say } = useSession()
  const announce = useAnnounce()
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      announce(say('page.copied'), { show: true })
    } catch {
      announce(say('page.exchange.copy.failed'), { show: true, tone: 'warning' })
    }
  }
  return (
    <Button icon="copy" variant={variant} size={size} onClick={() => void copy()}>
      {label}
    </Button>
  )
}
