import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { parseDocument, time, token } from '../../../../src/services/document/parseDocument.ts';

const schema = z.object({ key: token, end: time, inner: z.object({ count: z.number() }) });
const document = { key: 's3cr3t', end: '2026-11-24T05:00:00Z', inner: { count: 1 } };

it('gives what fits, times as dates', () => {
  expect(parseDocument(JSON.stringify(document), schema)).toEqual({
    ok: true,
    value: { ...document, end: new Date('2026-11-24T05:00:00Z') },
  });
});

describe('says what does not fit by its key, never by its value:', () => {
  it.each<readonly [what: string, text: string, problem: string]>([
    ['text that is no JSON', '{"key": "s3cr3t"', 'it is not JSON'],
    ['a byte order mark', `\ufeff${JSON.stringify(document)}`, 'it is not JSON'],
    ['another kind of document', '["s3cr3t"]', 'missing or not valid: the document'],
    ['null', 'null', 'missing or not valid: the document'],
    ['a missing key', JSON.stringify({ ...document, key: undefined }), 'missing or not valid: key'],
    ['a space in a token', JSON.stringify({ ...document, key: 's3cr3t x' }), 'missing or not valid: key'],
    ['a line break in a token', JSON.stringify({ ...document, key: 's3cr3t\n' }), 'missing or not valid: key'],
    ['an umlaut in a token', JSON.stringify({ ...document, key: 's3cr3tü' }), 'missing or not valid: key'],
    ['an end that is none', JSON.stringify({ ...document, end: 's3cr3t' }), 'missing or not valid: end'],
    ['a key inside', JSON.stringify({ ...document, inner: {} }), 'missing or not valid: inner.count'],
    ['several', '{}', 'missing or not valid: key, end, inner'],
  ])('%s', (_what, text, problem) => {
    expect(parseDocument(text, schema)).toEqual({ ok: false, problem });
  });
});

it('takes a key named __proto__ for an ordinary one, and changes nothing global', () => {
  const text = `{"__proto__": {"polluted": 1}, ${JSON.stringify(document).slice(1)}`;
  expect(parseDocument(text, schema).ok).toBe(true);
  expect('polluted' in {}).toBe(false);
});
