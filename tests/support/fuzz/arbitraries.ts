import fc from 'fast-check';
import { encode } from '../../../src/config/decode.ts';
import { generatePair } from '../differential/generator.ts';
import { anyCharacter } from './anyCharacter.ts';

/** Pieces of INI text: everything that has a meaning for the parser, and everything that could have one for JavaScript. */
const pieces = [
  ...[
    '[',
    ']',
    '=',
    ':',
    '#',
    ';',
    ' #',
    ' ;',
    '"',
    "'",
    '\\',
    ' ',
    '\t',
    '\n',
    '\n',
    '\n',
    '\r\n',
    '\r',
    '\n ',
    '\n\t',
  ],
  ...[
    '[default]\n',
    '[profile ',
    '[sso-session ',
    '[services ',
    '[DEFAULT]\n',
    'region = ',
    'role_arn=',
    'source_profile = ',
    's3 =\n ',
  ],
  ...[
    '__proto__',
    'constructor',
    'prototype',
    'keys',
    'toString',
    'hasOwnProperty',
    'valueOf',
    'length',
    'name',
    'call',
  ],
  ...[
    '\u0000',
    '\u001c',
    '\u0085',
    '\u00a0',
    '\u2028',
    '\u3000',
    '\ufeff',
    '\ufffd',
    '\u0130',
    'é',
    '日本',
    '😂',
    '\ud800',
    '\udc00',
  ],
];

/** Text that resembles a config file. */
export const iniText: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .array(fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...pieces) }, fc.string({ maxLength: 6 })), {
        maxLength: 60,
      })
      .map((parts) => parts.join('')),
  },
  { weight: 2, arbitrary: fc.nat().map((seed) => generatePair(seed).config) },
  { weight: 1, arbitrary: fc.string({ unit: anyCharacter, maxLength: 60 }) },
);

/** The bytes of a file: encoded text, unchanged or with one byte changed, or arbitrary bytes. */
export const fileBytes: fc.Arbitrary<Uint8Array> = fc.oneof(
  { weight: 4, arbitrary: encodedText() },
  {
    weight: 2,
    arbitrary: fc
      .tuple(encodedText(), fc.nat(), fc.nat({ max: 255 }))
      .map(([bytes, at, byte]) => withByte(bytes, at, byte)),
  },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 80 }) },
);

function encodedText(): fc.Arbitrary<Uint8Array> {
  const encoding = fc.constantFrom('utf-8', 'utf-8', 'utf-8-bom', 'utf-16le', 'utf-16be');
  return fc.tuple(iniText, encoding).map(([text, name]) => encode(text, name));
}

function withByte(bytes: Uint8Array, at: number, byte: number): Uint8Array {
  const changed = Uint8Array.from(bytes);
  if (changed.length > 0) changed[at % changed.length] = byte;
  return changed;
}
