import * as z from 'zod/mini';

/** JSON text that fits a schema, or what is wrong with it: names of keys only, never a value. */
export type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: string };

export function parseDocument<Schema extends z.ZodMiniType>(text: string, schema: Schema): Parsed<z.infer<Schema>> {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    return { ok: false, problem: 'it is not JSON' };
  }
  const parsed = schema.safeParse(document);
  if (parsed.success) return { ok: true, value: parsed.data };
  const paths = parsed.error.issues.map((issue) => issue.path.join('.') || 'the document');
  return { ok: false, problem: `missing or not as it should be: ${[...new Set(paths)].join(', ')}` };
}

/** Text that can stand in a request's header: something, without spaces or control characters. */
export const token = z.string().check(z.regex(/^[\x21-\x7e]+$/));

/** A point in time as ISO 8601 text, read to a Date. */
export const time = z.pipe(
  z.string().check(z.refine((text) => !Number.isNaN(parseTime(text)))),
  z.transform((text) => new Date(parseTime(text))),
);

/** aws-cli 1 ended times with the word UTC instead of Z. */
function parseTime(text: string): number {
  return Date.parse(text.replace(/UTC$/, 'Z'));
}

/** A time as aws-cli writes it: to the second, with Z. */
export function renderTime(at: Date): string {
  return at.toISOString().replace(/\.\d+Z$/, 'Z');
}
