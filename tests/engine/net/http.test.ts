import { expect, it } from 'vitest';
import { readHeader, renderUrl } from '../../../src/net/http.ts';

it.each([
  ['https://sts.amazonaws.com/', 'https://sts.amazonaws.com'],
  ['https://me:hunter2@sts.example.com:8443/base?token=x#y', 'https://sts.example.com:8443/base'],
  ['http://[::1]:4566/', 'http://[::1]:4566'],
])('names %s as %s', (url, name) => {
  expect(renderUrl(new URL(url))).toBe(name);
});

it('reads the first of several headers, and nothing where there is none', () => {
  const answer = { status: 200, headers: { one: 'a', many: ['b', 'c'] }, body: Buffer.alloc(0) };
  expect(['one', 'many', 'none'].map((name) => readHeader(answer, name))).toEqual(['a', 'b', undefined]);
});
