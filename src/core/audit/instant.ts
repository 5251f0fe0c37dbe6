import { z } from 'zod'

const shape = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/

/** Whether the text is an instant in UTC in its one spelling, `2026-05-04T09:30:00.000Z`. */
export function isInstant(text: unknown): text is string {
  if (typeof text !== 'string' || !shape.test(text)) return false
  const ms = Date.parse(text)
  return !Number.isNaN(ms) && new Date(ms).toISOString() === text
}

/** An instant in UTC with milliseconds. @source ISO 8601-1; RFC 3339 section 5.6, one spelling of it */
export const Instant = z.string().max(24).refine(isInstant, 'not an instant such as 2026-05-04T09:30:00.000Z')
