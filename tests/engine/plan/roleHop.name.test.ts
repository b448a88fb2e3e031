import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { generateSessionName } from '../../../src/plan/roleHop.ts';
import { anyCharacter } from '../../support/fuzz/anyCharacter.ts';

const now = new Date('2026-11-24T05:00:00.999Z');

describe('A generated session name shows the person and the second', () => {
  test.each([
    ['jane', 'jane-1795496400'],
    ['Jane.Doe@example.com', 'Jane.Doe@example.com-1795496400'],
    ['Jürgen Groß', 'Jurgen-Gro-1795496400'],
    ['CORP\\jane doe', 'CORP-jane-doe-1795496400'],
    ['  spaces  ', 'spaces-1795496400'],
    ['a/b:c', 'a-b-c-1795496400'],
    ['ｊａｎｅ', 'jane-1795496400'],
  ])('%j gives %j.', (userName, name) => {
    expect(generateSessionName(userName, now)).toBe(name);
  });

  test.each(['', '山田', '😀', '---', '\n'])(
    '%j, of which STS allows nothing, gives the name of this tool.',
    (userName) => {
      expect(generateSessionName(userName, now)).toBe('awsrole-1795496400');
    },
  );

  test('A long name is cut so that the second still fits.', () => {
    const name = generateSessionName('x'.repeat(300), now);
    expect(name).toBe(`${'x'.repeat(53)}-1795496400`);
    expect(name).toHaveLength(64);
  });
});

test('Whatever the user name, STS accepts the session name.', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: anyCharacter, maxLength: 200 }),
      fc.date({ noInvalidDate: true }),
      (userName, date) => {
        expect(generateSessionName(userName, date)).toMatch(/^[\w+=,.@-]{2,64}$/);
      },
    ),
  );
});
