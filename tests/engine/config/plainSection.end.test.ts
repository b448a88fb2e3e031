import { describe, expect, it } from 'vitest';
import { findPlainEnd } from '../../../src/config/plainSection.ts';

describe('sections that are left unread', () => {
  it.each([
    ['[a]', true],
    ['[a]\n', true],
    ['[a]\r\nb = 1\r\n', true],
    ['[a]\n\n# c\n; d\nb=\nc_-9 = x = y\n', true],
    [`[a]\n${Array.from({ length: 12 }, (_, at) => `k${at} = 1\n`).join('')}`, true],
    [`[a]\n${Array.from({ length: 13 }, (_, at) => `k${at} = 1\n`).join('')}`, false],
    // Runs of comments as long as they may be, and a longer one, which is read line by line; the same key at both ends of them.
    [`[a]\n${Array.from({ length: 12 }, (_, at) => `k${at} = 1\n${'#\n'.repeat(99)}`).join('')}`, true],
    [`[a]\nb = 1\n${'#\n'.repeat(101)}`, false],
    [`[a]\n${Array.from({ length: 12 }, (_, at) => `k${at % 11} = 1\n${'#\n'.repeat(99)}`).join('')}`, false],
    ['[a]\nb = 1\nb = 2\n', false],
    ['[a]\nb = 1\nc = 1\nb=2\n', false],
    ['[a]\nb = 1\nbb = 2\n', true],
    ['[a]\nb = 1\nc = b = 2\n# b = 3\n', true],
    [`[a]\nb = 1\n${'#\n\r\n'.repeat(400)}c = 1\n${'\n'.repeat(900)}b = 2\n`, false],
    ['[a]\nB = 1\n', false],
    ['[a]\nb : 1\n', false],
    ['[a]\n b = 1\n', false],
    ['[a]\nb = 1\n  c\n', false],
    ['[a] # b\n', false],
    ['[a]\nb\n', false],
  ])('are %j: %s', (text, isPlain) => {
    expect(findPlainEnd(text, 0)).toBe(isPlain ? text.length : -1);
    expect(findPlainEnd(`${text}${text.endsWith('\n') ? '' : '\n'}[b]\n`, 0)).toBe(
      isPlain ? text.trimEnd().length + (text.endsWith('\r\n') ? 2 : 1) : -1,
    );
  });

  it('are told in no time from a text that was made to slow it down', () => {
    const texts = ['#\n', '\n', 'a = #\n', ' ='].map((line) => `[a]\n${line.repeat(500_000)}!`);
    texts.push(`[a]\nb = 1\n${'c\n'.repeat(5_000_000)}`);
    expect(texts.map((text) => findPlainEnd(text, 0))).toEqual(texts.map(() => -1));
  });
});
