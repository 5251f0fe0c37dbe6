import { memo, useEffect, useMemo, useRef, useState, type KeyboardEvent, type RefObject } from 'react'
import { useLocation } from 'wouter'
import type { Reach, Reached } from '#core/law/world'
import { Anchor } from '../parts/anchor.tsx'
import { ReachPatterns, ReachSwatch } from './reach-patterns.tsx'
import { isolate, type Law } from './use-law.tsx'
import { pairOnMap, type WorldQuestion } from './world-question.ts'
import { useWorldShapes, type Shape } from './world-shapes.ts'
import { reachName } from './world-words.ts'

interface Props {
  readonly law: Law
  readonly question: WorldQuestion
  readonly reached: readonly Reached[]
  /** Only these are in colour; all where it is empty. */
  readonly only: ReadonlySet<Reach>
}

/** How many units of the drawing one pixel of the screen is; follows the size of the window. */
function useUnit(svg: RefObject<SVGSVGElement | null>, width: number, height: number): number {
  const [size, setSize] = useState([1000, 460])
  useEffect(() => {
    const it = svg.current
    if (!it) return
    const observer = new ResizeObserver(([entry]) => {
      const { width: wide = 0, height: high = 0 } = entry?.contentRect ?? {}
      if (wide > 0 && high > 0) setSize([wide, high])
    })
    observer.observe(it)
    return () => observer.disconnect()
  }, [svg])
  return Math.max(width / size[0]!, height / size[1]!)
}

/** The nearest State in the direction of an arrow key; what lies straight ahead counts as nearer. */
function neighbour(shapes: readonly Shape[], from: Shape, key: string): Shape | undefined {
  const [ahead, side] = /Left|Right/.test(key) ? ([0, 1] as const) : ([1, 0] as const)
  const sign = /Right|Down/.test(key) ? 1 : -1
  return shapes
    .map((shape) => {
      const forward = (shape.at[ahead] - from.at[ahead]) * sign
      const aside = Math.abs(shape.at[side] - from.at[side])
      return { shape, forward, cost: forward + 2.5 * aside }
    })
    .filter(({ shape, forward }) => shape.code !== from.code && forward > 0)
    .sort((a, b) => a.cost - b.cost)[0]?.shape
}

/** The world in the colours of reach: every State a link to the page on the two; the arrow keys lead from one to the next. */
export function WorldMap({ law, question, reached, only }: Props) {
  const { say } = law
  const world = useWorldShapes()
  const svg = useRef<SVGSVGElement>(null)
  const [, navigate] = useLocation()
  const [pointed, setPointed] = useState<string>()
  const [stop, setStop] = useState<string>()
  const [left, top, width, height] = world.views[question.view] ?? [0, 0, world.width, world.height]
  const unit = useUnit(svg, width, height)
  const byState = useMemo(() => new Map(reached.map((one) => [one.state, one])), [reached])
  const first = byState.has(stop ?? '') || stop === question.state ? stop : question.state
  const acts = useMemo<Acts>(
    () => ({
      point: setPointed,
      focus: (code) => (setStop(code), setPointed(code)),
      press: (event, shape) => {
        if (event.key === 'Escape') return setPointed(undefined)
        if (!event.key.startsWith('Arrow')) return
        event.preventDefault()
        const next = neighbour(world.shapes, shape, event.key)
        svg.current?.querySelector<SVGElement>(`[data-code="${next?.code ?? ''}"]`)?.focus()
      },
      go: navigate,
    }),
    [world, navigate],
  )
  const shown = pointed ?? ''
  const shape = world.shapes.find(({ code }) => code === shown)
  return (
    <div className="stack-tight">
      <div className="world-frame">
        <svg
          ref={svg}
          className="world-map"
          viewBox={`${left} ${top} ${width} ${height}`}
          role="group"
          aria-label={say(`page.world.map.${question.side}`, { state: law.state(question.state) })}
          aria-describedby="world-keys"
          onPointerLeave={() => setPointed(undefined)}
        >
          <ReachPatterns prefix="map-" unit={unit} />
          <path className="world-grid" d={world.grid} />
          <path className="world-rest" d={world.rest} />
          {world.shapes.map((one) => (
            <StateOnMap
              key={one.code}
              shape={one}
              reach={byState.get(one.code)?.reach}
              name={tellState(law, question, one.code, byState.get(one.code))}
              href={one.code === question.state ? `/law/states/${one.code}` : pairOnMap(question, one.code)}
              dim={only.size > 0 && !only.has(byState.get(one.code)?.reach ?? 'none')}
              own={one.code === question.state}
              first={one.code === first}
              unit={one.small ? unit : 0}
              acts={acts}
            />
          ))}
          {shape && <path className="world-pointed" d={shape.d} />}
        </svg>
        {shape && (
          <Tip law={law} shape={shape} reached={byState.get(shape.code)} box={[left, top, width, height]} />
        )}
      </div>
      <p id="world-keys" className="fine measure">
        {say('page.world.keys')}
      </p>
    </div>
  )
}

/** `Brazil: convention, UNCAC`; what is spoken for a State. */
function tellState(law: Law, { state }: WorldQuestion, code: string, reached: Reached | undefined): string {
  if (code === state) return law.say('page.world.own', { state: law.state(code) })
  if (!reached) return law.state(code)
  const short = reached.instrument && law.library.instrument(reached.instrument)?.short
  return `${law.state(code)}: ${reachName(law, reached.reach)}${short ? ` (${isolate(short)})` : ''}`
}

interface Acts {
  readonly point: (code: string | undefined) => void
  readonly focus: (code: string) => void
  readonly press: (event: KeyboardEvent, shape: Shape) => void
  readonly go: (address: string) => void
}

interface StateProps {
  readonly shape: Shape
  readonly reach: Reach | undefined
  readonly name: string
  readonly href: string
  readonly dim: boolean
  readonly own: boolean
  /** Where the tabulator enters the map. */
  readonly first: boolean
  /** Of a small State: the size of a pixel, for the point that stands for it. */
  readonly unit: number
  readonly acts: Acts
}

const StateOnMap = memo(function StateOnMap(props: StateProps) {
  const { shape, reach, name, href, dim, own, first, unit, acts } = props
  const fill = own || !reach ? undefined : `url(#map-${reach})`
  return (
    <Anchor
      className="world-state"
      href={href}
      aria-label={name}
      data-code={shape.code}
      data-own={own || undefined}
      data-dim={(dim && !own) || undefined}
      tabIndex={first ? 0 : -1}
      onPointerEnter={() => acts.point(shape.code)}
      onFocus={() => acts.focus(shape.code)}
      onBlur={() => acts.point(undefined)}
      onKeyDown={(event) => acts.press(event, shape)}
    >
      <path d={shape.d} fill={fill} />
      {shape.small && (
        <>
          <circle className="world-near" cx={shape.at[0]} cy={shape.at[1]} r={7 * unit} />
          <circle cx={shape.at[0]} cy={shape.at[1]} r={3.5 * unit} fill={fill} />
        </>
      )}
    </Anchor>
  )
})

interface TipProps {
  readonly law: Law
  readonly shape: Shape
  readonly reached: Reached | undefined
  readonly box: readonly [number, number, number, number]
}

/** What the State under the pointer or the focus is, beside it; spoken already by the name of the link. */
function Tip({ law, shape, reached, box: [left, top, width, height] }: TipProps) {
  const [x, y] = [(shape.at[0] - left) / width, (shape.at[1] - top) / height]
  const within = (share: number) => Math.min(0.96, Math.max(0.04, share))
  const instrument = reached?.instrument ? law.library.instrument(reached.instrument) : undefined
  return (
    <div
      className="world-tip"
      dir="auto"
      aria-hidden="true"
      data-side={x > 0.6 ? 'before' : x < 0.4 ? 'after' : 'middle'}
      data-below={y < 0.3 || undefined}
      style={{ left: `${within(x) * 100}%`, top: `${within(y) * 100}%` }}
    >
      <b>{law.state(shape.code)}</b>
      {reached && (
        <span className="with-icon">
          <ReachSwatch reach={reached.reach} />
          {reachName(law, reached.reach)}
        </span>
      )}
      {instrument && <span className="fine">{law.title(instrument)}</span>}
    </div>
  )
}
