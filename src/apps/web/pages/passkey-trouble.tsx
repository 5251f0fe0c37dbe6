import type { Say } from '#core/knowledge/words'
import { Notice } from '../parts/notice.tsx'
import type { Answer } from '../call.ts'
import { useSession } from '../session.tsx'
import { FailureNotice } from './failure-notice.tsx'

/** Why a passkey was neither made nor taken. */
export type Trouble =
  | { readonly kind: 'stopped' | 'known' | 'unable' }
  | { readonly kind: 'failed'; readonly failure: Exclude<Answer<unknown>, { ok: true }> }

/** What is wrong, in words; a refusal of the server means one thing only here. */
export function PasskeyTrouble({ trouble }: { readonly trouble: Trouble }) {
  const { say } = useSession()
  if (trouble.kind !== 'failed') return <Said id={`page.passkey.${trouble.kind}`} say={say} />
  const code = 'refusal' in trouble.failure ? trouble.failure.refusal.code : undefined
  if (code === 'wrong-credentials') return <Said id="page.passkey.unknown" say={say} />
  if (code !== 'unacceptable') return <FailureNotice failure={trouble.failure} />
  return isNumber(location.hostname) ? <Number say={say} /> : <Said id="page.passkey.again" say={say} />
}

function Said({ id, say }: { readonly id: string; readonly say: Say }) {
  return (
    <Notice tone="warning" live title={say(`${id}.title`)}>
      {say(id)}
    </Notice>
  )
}

const isNumber = (host: string): boolean => /^[\d.]+$/.test(host) || host.startsWith('[')

/** The page was opened by a number: on this machine there is a name for it, elsewhere somebody must tell it. */
function Number({ say }: { readonly say: Say }) {
  const { hostname, port, pathname } = location
  const isHere = hostname.startsWith('127.') || hostname === '[::1]'
  const address = `http://localhost${port && `:${port}`}`
  return (
    <Notice
      tone="warning"
      live
      title={say('page.passkey.number.title')}
      action={isHere && <a href={address + pathname}>{address}</a>}
    >
      {say(isHere ? 'page.passkey.number' : 'page.passkey.nameless')}
    </Notice>
  )
}
