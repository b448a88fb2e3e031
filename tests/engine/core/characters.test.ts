import { describe, expect, test } from 'vitest';
import {
  findBeyondAscii,
  findForeignCharacter,
  findLookalike,
  findOddCharacter,
  nameCharacter,
  withoutLookalikes,
} from '../../../src/core/characters.ts';

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
    ['\u{1f511}\u200b', 'zero-width space', 2],
    ['a\tb', 'tab', 2],
    ['a\u3000b', 'ideographic space', 2],
  ])('%j: %s.', (text, name, position) => {
    const found = findOddCharacter(text);
    expect(found?.name).toContain(name);
    expect(found?.position).toBe(position);
  });

  test.each(['prod', 'my dev', 'ロール', 'été', 'نمی\u200cخواهم', '👩\u200d💻', '#;[]=', ''])('not in %j.', (text) => {
    expect(findOddCharacter(text)).toBeUndefined();
  });
});

test('What only looks like a sign of the keyboard is found as such, and beyond ASCII everything.', () => {
  expect(findLookalike('eu\u2013west')).toEqual({ name: 'an en dash (U+2013)', position: 3 });
  expect(findLookalike('\uff3bprofile x\uff3d')?.name).toBe('a full-width "[" (U+FF3B)');
  expect(findLookalike('ロール')).toBeUndefined();
  expect(findBeyondAscii('a b\u0430')).toEqual({ name: 'the character U+0430', position: 4 });
  expect(findBeyondAscii('a b')).toBeUndefined();
});

test('Text is given as it was probably typed.', () => {
  expect(withoutLookalikes('\ufeffprofile\u00a0x\u200b')).toBe('profile x');
  expect(withoutLookalikes('\uff3beu\u2013west\uff3d \u201ca\u201d \u2018b\u2019')).toBe('[eu-west] "a" \'b\'');
  expect(withoutLookalikes('نمی\u200cخواهم')).toBe('نمی\u200cخواهم');
});

test('Of a key everything but printable ASCII is foreign, a space too.', () => {
  expect(findForeignCharacter('AKIA x')).toEqual({ name: 'a space (U+0020)', position: 5 });
  expect(findForeignCharacter('AKI\u0410')?.name).toBe('the character U+0410');
  expect(findForeignCharacter('wJalr/XUtn+FEMI=')).toBeUndefined();
});
