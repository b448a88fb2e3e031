import { describe, expect, it } from 'vitest';
import { parseSettings, renderSettings } from '../../../src/settings/settings.ts';

const parse = (text: string) => parseSettings(text, 'settings.ini');

describe('parseSettings', () => {
  it.each([
    ['an empty file', '', []],
    ['one pattern', 'protect = prod*\n', ['prod*']],
    ['several patterns', 'protect[] = prod*\nprotect[] = *-live\n', ['prod*', '*-live']],
    ['comments and Windows line ends', '; mine\r\nprotect[] = prod*\r\n', ['prod*']],
    ['keys of a later release', 'colour = red\nprotect = a\n', ['a']],
    ['an empty pattern, which would protect nothing', 'protect =\n', []],
  ])('reads %s', (_what, text, protect) => {
    expect(parse(text)).toEqual({ ok: true, value: { protect } });
  });

  it('names the file when a setting is a section', () => {
    expect(parse('[protect]\na = b\n')).toMatchObject({
      ok: false,
      error: { code: 'ConfigSyntax', file: 'settings.ini' },
    });
  });

  it('changes nothing global, whatever the keys are called', () => {
    parse('[__proto__]\npolluted = 1\n[constructor]\nkeys = x\n');
    expect(({} as { polluted?: string }).polluted).toBeUndefined();
    expect(typeof Object.keys).toBe('function');
  });
});

describe('renderSettings', () => {
  it('writes what parseSettings reads', () => {
    const settings = { protect: ['prod*', 'a b', '[x]', 'q"uote', '; no comment', '日本*'] };
    expect(parse(renderSettings(settings, ''))).toEqual({ ok: true, value: settings });
  });

  it('keeps the keys of other releases', () => {
    expect(renderSettings({ protect: ['a'] }, 'colour = red\n')).toContain('colour=red');
  });
});
