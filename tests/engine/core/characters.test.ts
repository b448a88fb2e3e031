import { describe, expect, test } from 'vitest';
import { findForeignCharacter, findOddCharacter, nameCharacter } from '../../../src/core/characters.ts';

describe('A character is named', () => {
  test.each([
    ['\u200b', 'a zero-width space (U+200B)'],
    ['\u00a0', 'a no-break space (U+00A0)'],
    ['\r', 'a carriage return (U+000D)'],
    ['\n', 'a line feed (U+000A)'],
    ['\u201c', 'a curly quotation mark (U+201C)'],
    ['\ufeff', 'a byte order mark (U+FEFF)'],
    ['\uff3b', 'a full-width "[" (U+FF3B)'],
    ['\u0430', 'the character U+0430'],
    ['\u{1f511}', 'the character U+1F511'],
    ['\u0001', 'the character U+0001'],
    [':', 'the character ":"'],
    ['"', `the character '"'`],
  ])('%j: %s.', (character, name) => {
    expect(nameCharacter(character)).toBe(name);
  });
});

describe('An odd character is found', () => {
  test.each([
    ['profile\u00a0x', 'no-break space', 8],
    ['eu\u2013west\u20131', 'en dash', 3],
    ['\u{1f511}\u200b', 'zero-width space', 2],
    ['a\tb', 'tab', 2],
    ['a\u3000b', 'ideographic space', 2],
    ['\u2018a\u2019', 'curly quotation mark', 1],
  ])('%j: %s.', (text, name, position) => {
    const found = findOddCharacter(text);
    expect(found?.name).toContain(name);
    expect(found?.position).toBe(position);
  });

  test.each(['prod', 'my dev', 'ロール', 'été', 'نمی\u200cخواهم', '👩\u200d💻', '#;[]=', ''])('not in %j.', (text) => {
    expect(findOddCharacter(text)).toBeUndefined();
  });
});

test('Of a key everything but printable ASCII is foreign, a space too.', () => {
  expect(findForeignCharacter('AKIA x')).toEqual({ name: 'a space (U+0020)', position: 5 });
  expect(findForeignCharacter('AKI\u0410')?.name).toBe('the character U+0410');
  expect(findForeignCharacter('wJalr/XUtn+FEMI=')).toBeUndefined();
});
