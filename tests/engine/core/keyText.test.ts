import { describe, expect, test } from 'vitest';
import { findKeyFault, showKeyId } from '../../../src/core/keyText.ts';

const id = 'AKIAIOSFODNN7EXAMPLE';
const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const plainSecret = 'wJalrXUtnFEMIxK7MDENGxbPxRfiCYEXAMPLEKEY';
const token = `IQoJb3JpZ2luX2VjE${'aB3/'.repeat(60)}==`;

describe('Texts that may be what they stand for', () => {
  test.each([
    ['id', id],
    ['id', 'ASIAIOSFODNN7EXAMPLE'],
    ['id', 'test'],
    ['id', 'minioadmin'],
    ['id', 'mock_access_key'],
    ['id', '000000000000'],
    ['id', 'Q3AM3UQ867SPQQA43P2F'],
    ['id', 'zV8kQ2mW4nB6xR1tY7uP'],
    ['id', ''],
    ['secret', secret],
    ['secret', plainSecret],
    ['secret', 'test'],
    ['secret', 'p#ssw;rd"with\'signs'],
    ['token', token],
  ] as const)('%s %s.', (part, text) => {
    expect(findKeyFault(part, text)).toBeUndefined();
  });
});

describe('Texts that are certainly not', () => {
  test.each([
    ['id', secret, 'exchanged', 'looks like a secret'],
    ['id', plainSecret, 'exchanged', 'looks like a secret'],
    ['id', token, 'exchanged', 'looks like a secret'],
    ['id', `${id},${secret}`, 'exchanged', 'more than one value'],
    ['id', `${id}:${plainSecret}`, 'exchanged', 'more than one value'],
    ['id', `${id} ${secret}`, 'exchanged', 'more than one value'],
    ['id', `${id}\n${secret}`, 'exchanged', 'more than one value'],
    ['id', `${id}${plainSecret}`, 'exchanged', 'more than one value'],
    ['id', `${secret} ${id}`, 'exchanged', 'more than one value'],
    ['id', `"${id}","${secret}"`, 'exchanged', 'more than one value'],
    ['secret', `${id}:${secret}`, 'exchanged', 'more than one value'],
    ['secret', id, 'exchanged', 'is an access key ID'],
    ['token', id, 'exchanged', 'is an access key ID'],
    ['id', `"${id}"`, 'quotes', 'quotation marks'],
    ['id', `'${id}'`, 'quotes', 'quotation marks'],
    ['id', `\u201c${id}\u201d`, 'quotes', 'quotation marks'],
    ['id', ` "${id}" `, 'quotes', 'quotation marks'],
    ['secret', `"${secret}"`, 'quotes', 'quotation marks'],
    ['token', `\u2018${token}\u2019`, 'quotes', 'quotation marks'],
    ['id', `${id}\u200b`, 'characters', 'a zero-width space (U+200B) at its end'],
    ['id', `\ufeff${id}`, 'characters', 'a byte order mark (U+FEFF) at its beginning'],
    ['id', `${id}\r`, 'characters', 'a carriage return (U+000D) at its end'],
    ['id', `${id}\r\n`, 'characters', 'a carriage return (U+000D) at position 21'],
    ['id', `AKIAIOSFODNN\u00a07EXAMPLE`, 'characters', 'a no-break space (U+00A0) at position 13'],
    ['secret', `${secret}\n`, 'characters', 'a line feed (U+000A) at its end'],
    ['secret', `wJalr XUtn`, 'characters', 'a space (U+0020) at position 6'],
    ['token', `${token}\n`, 'characters', 'a line feed (U+000A) at its end'],
    ['token', `tok\u0000en`, 'characters', 'the character U+0000 at position 4'],
    ['id', `${id} # mine`, 'characters', 'a comment after it'],
  ] as const)('%s %j: %s.', (part, text, kind, what) => {
    const fault = findKeyFault(part, text);
    expect(fault?.kind).toBe(kind);
    expect(fault?.what).toContain(what);
    expect(`${fault?.what}${fault?.hint}`).not.toMatch(/wJalr|IOSFODNN|IQoJ/);
  });
});

describe('A key ID for a person', () => {
  test.each([id, 'ASIAIOSFODNN7EXAMPLE', 'AKIABASE', 'test', 'minioadmin', '000000000000'])('is shown: %s.', (text) => {
    expect(showKeyId(text)).toBe(text);
  });

  test.each([
    secret,
    plainSecret,
    token,
    'wJalrXUtnFEMI',
    'zV8kQ2mW4nB6xR1tY7uP',
    `${id} x`,
    `${id}\n`,
    'a'.repeat(21),
  ])('is not shown when it may be something else: %s.', (text) => {
    expect(showKeyId(text)).toBe('[secret]');
  });
});
