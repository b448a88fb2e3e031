import { describe, expect, it } from 'vitest';
import { renderSentence } from '../../../src/core/renderSentence.ts';

describe('A sentence for a person', () => {
  it('stays as it is where nothing steers the line', () => {
    const text = 'region "eu-west-1" in C:\\new\\table line 2 is 日本語 🔑 👩‍💻 می‌خواهم.';
    expect(renderSentence(text)).toBe(text);
  });

  it.each([
    ['\n', '\\n'],
    ['\r\n', '\\r\\n'],
    ['\t', '\\t'],
    ['\0', '\\u0000'],
    ['\u001b]0;title\u0007', '\\u001b]0;title\\u0007'],
    ['\u0085', '\\u0085'],
    ['\u009b31m', '\\u009b31m'],
    ['\u2028', '\\u2028'],
    ['\u200b', '\\u200b'],
    ['\ufeff', '\\ufeff'],
    ['\u202e', '\\u202e'],
  ])('shows %j as %s', (control, shown) => {
    expect(renderSentence(`"a${control}b" is no region.`)).toBe(`"a${shown}b" is no region.`);
  });

  it('is as short as others after that', () => {
    expect(renderSentence('\n'.repeat(20_000))).toHaveLength(2003);
  });
});
