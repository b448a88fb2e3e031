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
    ['that sessions are not sealed', 'sealSessions = false\n', []],
    ['an empty pattern, which would protect nothing', 'protect =\n', []],
  ])('reads %s', (_what, text, protect) => {
    expect(parse(text)).toEqual({ ok: true, value: { protect } });
  });

  it.each([
    ['a setting that is a section', '[protect]\na = b\n', 1],
    ['a section, below which nothing would be in force', 'a = b\n[x]\nprotect[] = prod*\n', 2],
    ['a line that is none', 'protect[] = prod*\r\nprod*\r\n', 2],
    ['a sealing that is neither on nor off', 'protect[] = a\nsealSessions = yes\n', 2],
    ['a key that holds other keys', 'protect.a = b\nprotect[a] = b\n[protect]\n', 3],
    ['a protection whose key has a capital letter', 'colour = red\nProtect[] = prod*\n', 2],
    ['a protection with a space or a number in its brackets', 'protect [0] = prod*\n', 1],
    ['a protection in the plural', 'protects[] = prod*\n', 1],
    ['a strict mode that would not be on', 'Strict = true\n', 1],
    ['what is no text of settings at all', '\u0001\u0002', 1],
  ])('names the line of %s', (_what, text, line) => {
    expect(parse(text)).toMatchObject({ ok: false, error: { code: 'ConfigSyntax', file: 'settings.ini', line } });
  });

  it('changes nothing global, whatever the keys are called', () => {
    parse('[__proto__]\npolluted = 1\n[constructor]\nkeys = x\n');
    expect(({} as { polluted?: string }).polluted).toBeUndefined();
    expect(typeof Object.keys).toBe('function');
  });
});

describe('renderSettings', () => {
  it('writes that sessions are sealed, and no longer', () => {
    const text = renderSettings({ protect: ['a'], sealSessions: true }, 'colour = red\n');
    expect(parse(text)).toEqual({ ok: true, value: { protect: ['a'], sealSessions: true } });
    expect(renderSettings({ protect: ['a'] }, text)).not.toContain('sealSessions');
  });

  it('writes what parseSettings reads', () => {
    const settings = { protect: ['prod*', 'a b', '[x]', 'q"uote', '; no comment', '日本*'] };
    expect(parse(renderSettings(settings, ''))).toEqual({ ok: true, value: settings });
  });

  it('keeps the keys of other releases', () => {
    expect(renderSettings({ protect: ['a'] }, 'colour = red\n')).toContain('colour=red');
  });
});
