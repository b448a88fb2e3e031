import { describe, expect, it } from 'vitest';
import { splitWords } from '../../../src/config/python.ts';
import { renameHeader, renderHeader } from '../../../src/edit/sectionLines.ts';

describe('renderHeader', () => {
  it.each([
    ['dev', '[profile dev]'],
    ['\u30ed\u30fc\u30eb', '[profile \u30ed\u30fc\u30eb]'],
    ['default', '[default]'],
    ['a b', '[profile "a b"]'],
    ["o'b", `[profile "o'b"]`],
    ['a"b\\', '[profile "a\\"b\\\\"]'],
  ])('writes %s for a config file so that aws-cli reads the name back', (name, header) => {
    expect(renderHeader({ kind: 'profile', name }, 'config')).toBe(header);
    if (name !== 'default') expect(splitWords(header.slice(1, -1))).toEqual(['profile', name]);
  });

  it('writes the name as it is for a credentials file', () => {
    expect(renderHeader({ kind: 'profile', name: `a "b'` }, 'credentials')).toBe(`[a "b']`);
  });

  it('writes an sso-session with its kind, also one named default', () => {
    expect(renderHeader({ kind: 'sso-session', name: 'default' }, 'config')).toBe('[sso-session default]');
  });
});

describe('renameHeader', () => {
  it.each([
    ['[profile a]', 'a', 'b', '[profile b]'],
    ['  [profile\t a\t]; x', 'a', 'b', '  [profile\t b\t]; x'],
    ['[profiles a]', 'a', 'b', '[profiles b]'],
    ['["profile x" y]', 'y', 'b', '["profile x" b]'],
    ['[profile "a" ]', 'a', 'b c', '[profile "b c" ]'],
    ['[profile "a b"]', 'a b', 'b', '[profile b]'],
    ['[profile "a"]', 'a', 'b', '[profile "b"]'],
    ["[profile 'a']", 'a', "b'c", '[profile "b\'c"]'],
    ['[profile a"b c"d]', 'ab cd', 'e', '[profile e]'],
    ['[profile default]', 'default', 'b', '[profile b]'],
    ['[default]', 'default', 'b', '[profile b]'],
    ['[profile a]', 'a', 'default', '[default]'],
  ])('makes of %s, from %s to %s, %s', (line, name, to, expected) => {
    expect(renameHeader(line, { kind: 'profile', name }, to, 'config')).toBe(expected);
  });

  it('keeps what stands around the name in a credentials file', () => {
    expect(renameHeader(' [a b] # c', { kind: 'profile', name: 'a b' }, 'c', 'credentials')).toBe(' [c] # c');
  });
});
