import { useState } from 'react'
import { useAnnounce } from '../announcer.tsx'
import { Button, IconButton, LinkButton } from '../button.tsx'
import { Confirm, Dialog } from '../dialog.tsx'
import { Icon, iconNames } from '../icons.tsx'
import { Menu } from '../menu.tsx'
import { Specimen } from './specimen.tsx'

function Buttons() {
  const announce = useAnnounce()
  return (
    <>
      <div className="row">
        <Button variant="primary">Send the request</Button>
        <Button>Save as draft</Button>
        <Button variant="quiet">Cancel</Button>
        <Button variant="danger" icon="trash">
          Destroy the file
        </Button>
        <LinkButton href="#law">Read the treaty</LinkButton>
      </div>
      <div className="row">
        <Button variant="primary" busy busyLabel="Sending">
          Send
        </Button>
        <Button disabled>Not open now</Button>
        <Button size="small" icon="download">
          Export
        </Button>
        <Button size="small" variant="quiet" icon="edit">
          Change
        </Button>
        <IconButton icon="copy" label="Copy the reference" />
        <IconButton icon="close" size="small" label="Close" />
        <Button onClick={() => announce('Reference copied', { show: true })}>Say something</Button>
        <Button
          onClick={() =>
            announce('The line is down; your work is kept here', { show: true, tone: 'warning' })
          }
        >
          Say something else
        </Button>
        <Menu
          label="More"
          items={[
            { label: 'Print', icon: 'text' },
            { label: 'Hand over', icon: 'user' },
          ]}
        />
      </div>
    </>
  )
}

function Dialogs() {
  const [open, setOpen] = useState('')
  const close = () => setOpen('')
  return (
    <div className="row">
      <Button onClick={() => setOpen('confirm')}>Ask before refusing</Button>
      <Button onClick={() => setOpen('dialog')}>Open a window</Button>
      <Confirm
        open={open === 'confirm'}
        danger
        title="Refuse this request?"
        facts={[
          { label: 'To', value: 'Central Authority, Ministry of Justice, Syldavia' },
          { label: 'By', value: 'Diplomatic channel', note: 'Printed and sealed by the embassy.' },
          { label: 'Ground', value: 'Essential interests' },
        ]}
        confirmLabel="Refuse"
        cancelLabel="Go back"
        onConfirm={close}
        onCancel={close}
      >
        The requesting State is told at once. A refusal cannot be taken back.
      </Confirm>
      <Dialog open={open === 'dialog'} onClose={close} title="Hand over the case" closeLabel="Close" wide>
        <p>Choose a colleague. The case leaves your list and appears in theirs.</p>
      </Dialog>
    </div>
  )
}

/** Buttons, windows, drawings. */
export function ActsSpecimens() {
  return (
    <>
      <Specimen title="Buttons">
        <Buttons />
      </Specimen>
      <Specimen title="Windows">
        <Dialogs />
      </Specimen>
      <Specimen title="Drawings">
        <div className="row">
          {iconNames.map((name) => (
            <span key={name} className="row small muted">
              <Icon name={name} />
              {name}
            </span>
          ))}
        </div>
      </Specimen>
    </>
  )
}
