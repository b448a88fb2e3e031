import { describe, expect, it } from 'vitest';
import { renderWarning } from '../../../src/core/warning.ts';

describe('renderWarning', () => {
  it('tells file and line, or that there is none', () => {
    const warning = { code: 'CacheFailed', message: 'It was not kept.' } as const;
    expect(renderWarning(warning)).toEqual({ ...warning, file: null, line: null });
    expect(renderWarning({ ...warning, file: 'config', line: 3 })).toEqual({ ...warning, file: 'config', line: 3 });
  });

  it('shortens a message that quotes a long value, and keeps its end', () => {
    const message = `"${'x'.repeat(1_000_000)}" is no number.`;
    const { message: shown } = renderWarning({ code: 'CommentInValue', message });
    expect(shown).toMatch(/^"x+ … x+" is no number\.$/);
    expect(String(shown).length).toBeLessThan(2100);
  });
});
