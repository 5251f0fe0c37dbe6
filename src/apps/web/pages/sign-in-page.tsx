import { DemonstrationDoor } from './demonstration-door.tsx'
import { DoorFrame } from './door-frame.tsx'
import { SignInForm } from './sign-in-form.tsx'
import { useSession } from '../session.tsx'

/** The door: invented persons to choose from in a demonstration, and the way in for everybody with an account. */
export function SignInPage() {
  const { say, me } = useSession()
  if (me.signedIn || 'unreached' in me) return null
  const shown = me.demonstration && me.persons.length > 0
  return (
    <DoorFrame title={say('page.door.title')} text={say('page.door.text')}>
      {shown && <DemonstrationDoor authorities={me.authorities} persons={me.persons} />}
      <section className={shown ? 'section stack' : 'stack'}>
        <h2>{say(shown ? 'page.door.account' : 'page.door.sign-in')}</h2>
        <SignInForm authorities={me.authorities} />
      </section>
    </DoorFrame>
  )
}
