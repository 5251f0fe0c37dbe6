import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { geoCentroid, geoNaturalEarth1, geoPath, type GeoPermissibleObjects } from 'd3-geo'
import type { Feature, FeatureCollection, Geometry } from 'geojson'
import { feature } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import { alpha3ByNumber } from './iso-numbers.ts'

type Named = Feature<Geometry, { readonly name: string }>
type Atlas = Topology<{ countries: GeometryCollection<{ name: string }> }>

/** One State on the map: its outline as the path of an SVG, and a point in its middle. */
interface Shape {
  readonly code: string
  readonly d: string
  readonly at: readonly [x: number, y: number]
  /** So small that a point stands for it. */
  readonly small: boolean
}

/** The map as the page draws it: projected once, at the build, so that the page needs no geometry of its own. */
interface WorldShapes {
  readonly width: number
  readonly height: number
  readonly shapes: readonly Shape[]
  /** Land that is no State of the books: territories, and what no State is. */
  readonly rest: string
  /** Degrees every thirty, as one path. */
  readonly grid: string
  /** Parts of the world: left, top, width, height. */
  readonly views: Readonly<Record<string, readonly [number, number, number, number]>>
}

const width = 10_000
const antarctica = '010'

/** West, south, east, north. */
const parts = {
  africa: [-20, -36, 56, 38],
  americas: [-128, -56, -32, 62],
  caribbean: [-90, 7, -57, 28],
  asia: [42, -11, 150, 56],
  europe: [-26, 34, 46, 71],
  oceania: [110, -48, 179, 18],
} as const

const readAtlas = (name: string): readonly Named[] => {
  const path = createRequire(import.meta.url).resolve(`world-atlas/${name}.json`)
  const atlas = JSON.parse(readFileSync(path, 'utf8')) as Atlas
  return (feature(atlas, atlas.objects.countries) as FeatureCollection<Geometry, { name: string }>).features
}

/** Kosovo has no number in ISO 3166. */
const codeOf = ({ id, properties }: Named): string | undefined =>
  properties.name === 'Kosovo' ? 'XKX' : alpha3ByNumber.get(String(id))

/**
 * Outlines of the States of the books in the Natural Earth projection, from Natural Earth at 1 to 50 million; what
 * is missing there comes from the finer one. The sheet takes no position on borders: it is that of Natural Earth.
 *
 * @param states codes of the States of the books
 */
export function makeWorldShapes(states: ReadonlySet<string>): WorldShapes {
  const world = readAtlas('countries-50m').filter(({ id }) => id !== antarctica)
  const all: FeatureCollection = { type: 'FeatureCollection', features: [...world] }
  const projection = geoNaturalEarth1().fitWidth(width, all)
  const draw = geoPath(projection)
  const [[, top], [, bottom]] = draw.bounds(all)
  const at = (one: GeoPermissibleObjects): [number, number] => {
    const [x, y] = projection(geoCentroid(one))!
    return [Math.round(x), Math.round(y)]
  }
  const outline = (one: GeoPermissibleObjects) => writePath(draw(one) ?? '')

  const found = new Map(world.map((one) => [codeOf(one), one]))
  const finer = readAtlas('countries-10m').filter((one) => !found.has(codeOf(one)))
  const drawn = new Map<string, Named>()
  for (const one of [...world, ...finer]) {
    const [code, area] = [codeOf(one), draw.area(one)]
    const other = code === undefined ? undefined : drawn.get(code)
    if (code && states.has(code) && (!other || draw.area(other) < area)) drawn.set(code, one)
  }
  const shapes = [...drawn].map(([code, one]): Shape => {
    const small = draw.area(one) < 2200
    return { code, d: outline(one), at: small ? at(one) : at(largestPart(one)), small }
  })
  const rest = world.filter((one) => !states.has(codeOf(one) ?? ''))
  return {
    width,
    height: Math.ceil(bottom + Math.max(top, 0)),
    shapes,
    rest: outline({ type: 'FeatureCollection', features: rest } as FeatureCollection),
    grid: writePath(draw({ type: 'MultiLineString', coordinates: gridLines() }) ?? ''),
    views: Object.fromEntries(
      Object.entries(parts).map(([name, box]) => [name, frameOf(box, (point) => projection(point)!)]),
    ),
  }
}

type Box = readonly [west: number, south: number, east: number, north: number]

/** What a part of the world takes on the sheet: left, top, width, height. */
function frameOf(
  [west, south, east, north]: Box,
  place: (point: [number, number]) => [number, number],
): [number, number, number, number] {
  const edge = [0, 0.5, 1].flatMap((share) => {
    const [x, y] = [west + share * (east - west), south + share * (north - south)]
    return [place([x, north]), place([x, south]), place([west, y]), place([east, y])]
  })
  const [xs, ys] = [edge.map(([x]) => Math.round(x)), edge.map(([, y]) => Math.round(y))]
  const [left, top] = [Math.min(...xs), Math.min(...ys)]
  return [left, top, Math.max(...xs) - left, Math.max(...ys) - top]
}

/** The part with the largest area: the middle of France is not in the Atlantic. */
function largestPart(one: Named): GeoPermissibleObjects {
  if (one.geometry.type !== 'MultiPolygon') return one
  const sized = one.geometry.coordinates.map((coordinates) => {
    const part = { type: 'Polygon' as const, coordinates }
    return { part, area: geoPath(geoNaturalEarth1()).area(part) }
  })
  return sized.sort((a, b) => b.area - a.area)[0]!.part
}

/** A line every thirty degrees, bent with the projection. */
function gridLines(): [number, number][][] {
  const steps = (from: number, to: number, by: number) =>
    Array.from({ length: Math.round((to - from) / by) + 1 }, (_, n) => from + n * by)
  return [
    ...steps(-180, 180, 30).map((x) => steps(-58, 84, 2).map((y): [number, number] => [x, y])),
    ...steps(-30, 60, 30).map((y) => steps(-180, 180, 5).map((x): [number, number] => [x, y])),
  ]
}

/** The same path in whole numbers, each point told from the one before; what is smaller than a point is left out. */
function writePath(path: string): string {
  const rings = path.split('M').filter(Boolean)
  const written = rings.map((ring) => {
    const points = ring
      .replace('Z', '')
      .split('L')
      .map((point) => point.split(',').map(Number) as [number, number])
    const closed = ring.endsWith('Z')
    return { points, closed, size: closed ? ringArea(points) : Infinity }
  })
  const largest = Math.max(0, ...written.map(({ size }) => size))
  return written
    .filter(({ size }) => size > 60 || size === largest)
    .map(({ points, closed }) => writeRing(points) + (closed ? 'z' : ''))
    .join('')
}

function writeRing(points: readonly (readonly [number, number])[]): string {
  let [x, y] = points[0]!.map(Math.round) as [number, number]
  let text = `M${x} ${y}l`
  for (const [nextX, nextY] of points.slice(1)) {
    const [dx, dy] = [Math.round(nextX) - x, Math.round(nextY) - y]
    if (Math.abs(dx) + Math.abs(dy) < 4) continue
    text += `${text.endsWith('l') || dx < 0 ? '' : ' '}${dx}${dy < 0 ? '' : ' '}${dy}`
    x += dx
    y += dy
  }
  return text.endsWith('l') ? `${text}1 0 0 1` : text
}

function ringArea(points: readonly (readonly [number, number])[]): number {
  let sum = 0
  for (const [at, [x, y]] of points.entries()) {
    const [nextX, nextY] = points[(at + 1) % points.length]!
    sum += x * nextY - nextX * y
  }
  return Math.abs(sum) / 2
}
