const circle = 'M10 2.75a7.25 7.25 0 1 0 0 14.5 7.25 7.25 0 0 0 0-14.5Z'
const sheet = 'M5 2.75h6.5L15.25 6.5v10.75H5ZM11.25 3v3.75h3.75'

/** The drawings: one path each, 20 × 20, drawn as a line. */
const paths = {
  check: 'M4 10.6l4 3.9 8-9',
  close: 'M5 5l10 10M15 5L5 15',
  plus: 'M10 4v12M4 10h12',
  minus: 'M4 10h12',
  dot: 'M10 5.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9Z',
  yes: `${circle}M6.6 10.3l2.3 2.3 4.5-5`,
  no: `${circle}M7.3 7.3l5.4 5.4M12.7 7.3l-5.4 5.4`,
  unknown: `${circle}M7.8 8a2.2 2.2 0 1 1 3.3 1.9c-.7.4-1.1.8-1.1 1.6M10 14v.01`,
  info: `${circle}M10 9.25v4.5M10 6.4v.01`,
  warning: 'M10 3.2 2.6 16.2h14.8ZM10 8v3.8M10 13.9v.01',
  danger: 'M7 2.75h6L17.25 7v6L13 17.25H7L2.75 13V7ZM10 6.2v4.6M10 13.6v.01',
  clock: `${circle}M10 5.8V10l2.8 1.9`,
  calendar: 'M3.25 4.75h13.5v12H3.25ZM3.25 8.5h13.5M6.75 2.75v3.5M13.25 2.75v3.5',
  history: 'M3.4 8.2A7 7 0 1 1 3 11.4M3 4.2v4h4M10 6.3V10l2.6 1.8',
  search: 'M8.75 3.25a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11ZM12.8 12.8l4.2 4.2',
  filter: 'M3 5h14M5.75 10h8.5M8.5 15h3',
  sort: 'M6.5 8 10 4.5 13.5 8M6.5 12l3.5 3.5 3.5-3.5',
  'sort-up': 'M6.5 12 10 8l3.5 4',
  'sort-down': 'M6.5 8l3.5 4 3.5-4',
  down: 'M5 7.5l5 5 5-5',
  forward: 'M7.5 5l5 5-5 5',
  back: 'M12.5 5l-5 5 5 5',
  out: 'M5.5 14.5 14.5 5.5M7.5 5.5h7v7',
  in: 'M14.5 5.5 5.5 14.5M5.5 7.5v7h7',
  send: 'M17 3 2.8 8.6l5.6 2.9L11.3 17ZM8.4 11.5 17 3',
  mail: 'M2.75 4.75h14.5v10.5H2.75ZM3 5.2l7 5.6 7-5.6',
  reply: 'M8 4.5 3 9.5l5 5M3.3 9.5H12a5 5 0 0 1 5 5v1',
  user: 'M10 3a3.25 3.25 0 1 0 0 6.5A3.25 3.25 0 0 0 10 3ZM3.5 17c.5-3.4 3-5.2 6.5-5.2s6 1.8 6.5 5.2',
  menu: 'M3 5.5h14M3 10h14M3 14.5h14',
  edit: 'M3.5 16.5l.9-3.6L13.6 3.7l2.7 2.7L7.1 15.6ZM11.8 5.5l2.7 2.7',
  trash: 'M3.5 5.5h13M8 5.2V3h4v2.2M5.2 5.5l.8 11.7h8l.8-11.7M8.4 8.8v5M11.6 8.8v5',
  file: sheet,
  text: `${sheet}M7.5 10h5.25M7.5 13h5.25`,
  attach:
    'M15.5 9.2l-5.7 5.7a3.4 3.4 0 0 1-4.8-4.8l6-6a2.3 2.3 0 0 1 3.2 3.2l-5.9 5.9a1.1 1.1 0 0 1-1.6-1.6l5.2-5.2',
  download: 'M10 3v9M6.2 8.4 10 12.2l3.8-3.8M3.5 16.5h13',
  upload: 'M10 12.5v-9M6.2 7.1 10 3.3l3.8 3.8M3.5 16.5h13',
  lock: 'M4.75 9h10.5v7.75H4.75ZM6.75 8.8V6.25a3.25 3.25 0 0 1 6.5 0V8.8M10 12v1.8',
  key: 'M13 3.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7ZM10.4 9.4 3.5 16.3M5.6 14.2l2 2',
  seal: 'M10 2.75a4.75 4.75 0 1 0 0 9.5 4.75 4.75 0 0 0 0-9.5ZM7.2 11.4 6 17.25l4-2 4 2-1.2-5.85M8 7.6l1.5 1.5L12.2 6',
  scales:
    'M10 3v13.75M6.5 16.75h7M4 5.5h12M4 5.5l-2.3 6c.7 1.4 3.9 1.4 4.6 0ZM16 5.5l-2.3 6c.7 1.4 3.9 1.4 4.6 0Z',
  globe: `${circle}M3 10h14M10 2.75c4.6 4.6 4.6 9.9 0 14.5-4.6-4.6-4.6-9.9 0-14.5Z`,
  external: 'M8.5 4H4v12h12v-4.5M11.5 3.5h5v5M16.2 3.8 9.5 10.5',
  copy: 'M7 7h9.5v9.5H7ZM13 4.2V3.5H3.5V13h.7',
  eye: 'M2.5 10c3.8-6.2 11.2-6.2 15 0-3.8 6.2-11.2 6.2-15 0ZM10 7.6a2.4 2.4 0 1 0 0 4.8 2.4 2.4 0 0 0 0-4.8Z',
  busy: 'M10 2.75A7.25 7.25 0 1 0 17.25 10',
  cloud: 'M5.8 15.5a3.3 3.3 0 0 1-.3-6.6 4.7 4.7 0 0 1 9.1.9 2.9 2.9 0 0 1-.4 5.7Z',
  offline: 'M3 3l14 14M7.5 15.5H5.8a3.3 3.3 0 0 1-.3-6.6M8.6 5.8a4.7 4.7 0 0 1 6 4 2.9 2.9 0 0 1 2.1 4.4',
  'sign-out': 'M8 3.25H3.75v13.5H8M12.5 6l4 4-4 4M16.2 10H7.5',
  gear: 'M3 6h8M15 6h2M3 14h2M9 14h8M13 4a2 2 0 1 0 0 4 2 2 0 0 0 0-4ZM7 12a2 2 0 1 0 0 4 2 2 0 0 0 0-4Z',
} as const

export type IconName = keyof typeof paths

/** Every drawing there is. */
export const iconNames = Object.keys(paths) as readonly IconName[]

/** Drawings that point along the line of reading, and turn with it. */
const turning: ReadonlySet<IconName> = new Set(['forward', 'back', 'out', 'in', 'send', 'reply', 'sign-out'])

interface IconProps {
  readonly name: IconName
  /** Only where no text stands beside the drawing. */
  readonly label?: string | undefined
}

/** A line drawing in the colour of the text. */
export function Icon({ name, label }: IconProps) {
  const spoken = label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label }
  return (
    <svg
      className={turning.has(name) ? 'icon icon-flip' : 'icon'}
      viewBox="0 0 20 20"
      focusable="false"
      {...spoken}
    >
      <path d={paths[name]} />
    </svg>
  )
}
