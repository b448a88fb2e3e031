import { describe, expect, it } from 'vitest';
import { addRecent, parseRecent } from '../../../src/settings/recent.ts';

describe('parseRecent', () => {
  it('names the latest first, each once', () => {
    expect(parseRecent('"a"\n"b"\n"a"\n"c"\n')).toEqual(['c', 'a', 'b']);
  });

  it.each([
    { what: 'an empty file', text: '' },
    { what: 'lines without quotes', text: 'a\nb\n' },
    { what: 'a line that was cut', text: '"prod' },
    { what: 'two lines mixed up', text: '"pr"od"\n' },
    { what: 'other JSON', text: '{"a":1}\n[1]\n7\n' },
    { what: 'no text at all', text: '\u0000\uFFFD\n' },
  ])('finds no name in $what', ({ text }) => {
    expect(parseRecent(text)).toEqual([]);
  });

  it('passes over a broken line and keeps the others', () => {
    expect(parseRecent('"a"\n"b\n"c"\n')).toEqual(['c', 'a']);
  });
});

describe('addRecent', () => {
  it.each(['plain', 'two words', '日本語 😀', 'a"b\\c', 'line\nbreak', '__proto__'])('keeps the name %j', (name) => {
    const change = addRecent('', name);
    expect(change.kind === 'replace' && parseRecent(change.text)).toEqual([name]);
  });

  it('changes nothing for the latest', () => {
    expect(addRecent('"a"\n"b"\n', 'b')).toEqual({ kind: 'none' });
  });

  it('adds a line to a file that is there, also for a name that is in it', () => {
    expect(addRecent('"a"\n"b"\n', 'a')).toEqual({ kind: 'append', text: '"a"\n' });
  });

  it('writes a file that has grown long anew, with the hundred latest', () => {
    const names = Array.from({ length: 2000 }, (_, number) => `profile-${number}`);
    const change = addRecent(names.map((name) => `"${name}"\n`).join(''), 'profile-5');
    const kept = change.kind === 'replace' ? parseRecent(change.text) : [];
    expect(kept).toHaveLength(100);
    expect(kept.slice(0, 3)).toEqual(['profile-5', 'profile-1999', 'profile-1998']);
  });
});
