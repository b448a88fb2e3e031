import { describe, expect, test } from 'vitest';
import { type DecodedText, decode, encode } from '../../../src/config/decode.ts';
import type { EngineError } from '../../../src/core/error.ts';

const text = '[default]\nregion = eu-west-1\n# 日本 😂\n';

function decoded(bytes: Uint8Array): DecodedText {
  const result = decode(bytes, 'F');
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

function refused(bytes: Uint8Array | readonly number[]): EngineError {
  const result = decode(Uint8Array.from(bytes), 'F');
  if (result.ok) throw new Error(`Read as ${JSON.stringify(result.value.text)}.`);
  return result.error;
}

const ascii = (content: string) => Buffer.from(content, 'ascii');

describe('Text comes back the same from', () => {
  test.each(['utf-8', 'utf-8-bom', 'utf-16le', 'utf-16be'] as const)('%s.', (encoding) => {
    const bytes = encode(text, encoding);
    expect(decoded(bytes)).toMatchObject({ text, encoding });
    expect(Buffer.from(encode(decoded(bytes).text, encoding))).toEqual(Buffer.from(bytes));
  });

  test.each(['utf-8', 'utf-8-bom', 'utf-16le', 'utf-16be'] as const)('an empty file in %s.', (encoding) => {
    expect(decoded(encode('', encoding))).toMatchObject({ text: '', encoding, lineBreaks: 'none' });
  });
});

test('The file that Out-File of Windows PowerShell writes is UTF-16 with CRLF.', () => {
  const bytes = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('[default]\r\n', 'utf16le')]);
  expect(decoded(bytes)).toEqual({ text: '[default]\r\n', encoding: 'utf-16le', lineBreaks: 'crlf' });
});

test('A second byte order mark is part of the text.', () => {
  expect(decoded(encode('\ufeffx', 'utf-8-bom')).text).toBe('\ufeffx');
});

describe('Line ends are told apart:', () => {
  test.each([
    ['none', 'one line'],
    ['lf', 'a\nb\n'],
    ['crlf', 'a\r\nb\r\n'],
    ['cr', 'a\rb\r'],
    ['mixed', 'a\r\nb\n'],
    ['mixed', 'a\r\nb\rc\r\n'],
    ['mixed', '\na\r\n'],
    ['mixed', 'a\n\r'],
  ] as const)('%s in %j.', (lineBreaks, content) => {
    expect(decoded(ascii(content)).lineBreaks).toBe(lineBreaks);
  });
});

describe('ConfigSyntax with the line, never other letters, for', () => {
  test.each([
    ['a lone continuation byte', [...ascii('[a]\nb = '), 0x80], 2],
    ['Latin-1 letters', [...ascii('[a]\r\n\r\nname = M'), 0xfc, ...ascii('ller\r\n')], 3],
    ['Shift_JIS letters', [...ascii('[a]\n# '), 0x93, 0xfa, 0x96, 0x7b, ...ascii('\nb = c')], 2],
    ['an overlong form', [0xc0, 0xaf], 1],
    ['half a surrogate pair in UTF-8', [...ascii('a\rb\r'), 0xed, 0xa0, 0x80], 3],
    ['a character that breaks off at the end', [...ascii('[a]\n'), 0xe3, 0x81], 2],
    ['UTF-8 that goes wrong behind a byte order mark', [0xef, 0xbb, 0xbf, 0x0a, 0xff], 2],
    ['UTF-16 with an odd number of bytes', [0xff, 0xfe, 0x41, 0x00, 0x0a, 0x00, 0x42], 2],
    ['UTF-16 with half a surrogate pair', [0xff, 0xfe, 0x0a, 0x00, 0x00, 0xd8, 0x41, 0x00], 2],
    ['UTF-16 big-endian with half a surrogate pair', [0xfe, 0xff, 0x00, 0x0a, 0xd8, 0x00], 2],
    ['UTF-16 little-endian without a byte order mark', [...Buffer.from('[a]\n', 'utf16le')], 1],
    ['UTF-16 big-endian without a byte order mark', [...Buffer.from('[a]\n', 'utf16le').swap16()], 1],
    ['UTF-32', [0xff, 0xfe, 0x00, 0x00, 0x5b, 0x00, 0x00, 0x00], 1],
    ['the zeros of a file that a crash cut off', [...ascii('[a]\nb = c\n'), 0, 0, 0, 0], 3],
  ])('%s.', (_what, bytes, line) => {
    expect(refused(bytes)).toMatchObject({ code: 'ConfigSyntax', file: 'F', line });
    expect(refused(bytes).message).toContain(`ine ${line}`);
  });
});
