import { use } from 'react'
import { fetchJson } from '../call.ts'

declare const WORLD_PATH: string

/** One State on the map; see `scripts/world-shapes.ts`, which draws it at the build. */
export interface Shape {
  readonly code: string
  readonly d: string
  readonly at: readonly [x: number, y: number]
  readonly small: boolean
}

interface WorldShapes {
  readonly width: number
  readonly height: number
  readonly shapes: readonly Shape[]
  readonly rest: string
  readonly grid: string
  readonly views: Readonly<Record<string, readonly [number, number, number, number]>>
}

let shapesPromise: Promise<WorldShapes> | undefined

/** The map, fetched when it is first looked at. */
export const useWorldShapes = (): WorldShapes => use((shapesPromise ??= fetchJson<WorldShapes>(WORLD_PATH)))
