import type { z } from 'zod'
import { tellNoDay } from '#core/kernel/day'

const at = (asked: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null ? (inner as Record<PropertyKey, unknown>)[key] : undefined,
    asked,
  )

/** Where what was given does not fit, and why; a day is named, with how a day is written. */
export const listIssues = (
  error: z.core.$ZodError,
  asked: unknown,
): readonly { readonly path: string; readonly message: string }[] =>
  error.issues.map((issue) => ({
    path: issue.path.join('.'),
    message:
      issue.code === 'invalid_format' && issue.format === 'date'
        ? tellNoDay(String(at(asked, issue.path)).slice(0, 40))
        : issue.message,
  }))
