import * as z from 'zod/mini';
import type { EngineError } from '../../core/error.ts';
import { say } from '../../core/say.ts';
import { parseTime } from '../../core/time.ts';

/** JSON text that fits a schema, or what is wrong with it: names of keys only, never a value. `error`: what the service itself says is wrong. */
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

/** Text that can be in a request's header: something, without spaces or control characters. */
export const token = z.string().check(z.regex(/^[\x21-\x7e]+$/));

/** A moment as text, read to a Date. */
export const time = z.pipe(
  z.string().check(z.refine((text) => parseTime(text) !== undefined)),
  z.transform((text) => parseTime(text) ?? new Date(Number.NaN)),
);
