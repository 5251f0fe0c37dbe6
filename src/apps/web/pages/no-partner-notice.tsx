import { Notice } from '../parts/notice.tsx'
import { useFormats, useSignedIn } from '../session.tsx'
import { useCall } from '../use-call.ts'

/** Said early where no authority of the State exchanges electronically: the way on paper is open, release is not. */
export function NoPartnerNotice({ state }: { readonly state: string }) {
  const { say } = useSignedIn()
  const formats = useFormats()
  const { value } = useCall('list-exchange', {})
  if (!value || value.partners.some((partner) => partner.state === state)) return null
  return (
    <Notice live title={say('page.partner.none.title', { state: formats.state(state) })}>
      {say('page.partner.none')}
    </Notice>
  )
}
