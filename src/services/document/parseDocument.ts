import * as z from 'zod/mini';
import type { EngineError } from '../../core/error.ts';
import { say } from '../../core/say.ts';
import { parseTime } from '../../core/time.ts';

/** A parsed document, or its problem, which contains names of keys only, never values. `error`: an error that the service reports. */
export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: string; readonly error?: EngineError };

export function parseDocument<Schema extends z.ZodMiniType>(text: string, schema: Schema): Parsed<z.infer<Schema>> {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    return { ok: false, problem: say`it is not JSON` };
  }
  const parsed = schema.safeParse(document);
  if (parsed.success) return { ok: true, value: parsed.data };
  const paths = parsed.error.issues.map((issue) => issue.path.join('.') || say`the document`);
  return { ok: false, problem: say`missing or not valid: ${[...new Set(paths)].join(', ')}` };
}

/** A text that is possible in a request header: not empty, without spaces and control characters. */
export const token = z.string().check(z.regex(/^[\x21-\x7e]+$/));

/** A time as text, parsed to a Date. */
export const time = z.pipe(
  z.string().check(z.refine((text) => parseTime(text) !== undefined)),
  z.transform((text) => parseTime(text) ?? new Date(Number.NaN)),
);
