import { describe, expect, it } from 'vitest';
import { shorten } from '../../../src/core/renderSentence.ts';

describe('shorten', () => {
  it('leaves text of 2000 characters as it is', () => {
    const text = `${'x'.repeat(1999)}.`;
    expect(shorten(text)).toBe(text);
  });

  it('leaves out the middle of longer text, and keeps both ends of the sentence', () => {
    const text = shorten(`"${'x'.repeat(20_000_000)}" is not a valid region.`);
    expect(text).toMatch(/^"x+ … x+" is not a valid region\.$/);
    expect(text.length).toBe(2003);
  });

  it('leaves no half of a character where it cuts', () => {
    for (const start of ['', 'x']) expect(shorten(start + '\u{1F511}'.repeat(2000))).not.toMatch(/\p{Cs}/u);
  });
});
