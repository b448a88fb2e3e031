import { isAscii } from 'node:buffer';
import { type EngineError, fail, type Result, succeed } from '../core/error.ts';
import { say } from '../core/say.ts';

/**
 * Converts the bytes of an AWS file to text and back. Only encodings that can be detected for certain are accepted:
 * everything else is an error with its line, since a wrong guess would change names.
 */

export type Encoding = 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be';

/** The line endings of a text; `none` if it has only one line. */
type LineBreaks = 'lf' | 'crlf' | 'cr' | 'mixed' | 'none';

export interface DecodedText {
  /** Without the byte order mark. */
  readonly text: string;
  readonly encoding: Encoding;
  readonly lineBreaks: LineBreaks;
}

/** Returns the text, or ConfigSyntax with file and line if the bytes are not UTF-8, nor UTF-16 with a byte order mark. */
export function decode(bytes: Uint8Array, file: string): Result<DecodedText> {
  const encoding = detectEncoding(bytes);
  const text = decodeAs(encoding, bytes.subarray(markOf[encoding].length));
  if (text === null) return fail(undecodable(bytes, encoding, file));
  const nul = text.indexOf('\0');
  if (nul >= 0) return fail(notText(file, lineAt(text, nul)));
  return succeed({ text, encoding, lineBreaks: detectLineBreaks(text) });
}

/** The inverse of `decode`: returns the same bytes for an unchanged text. */
export function encode(text: string, encoding: Encoding): Uint8Array {
  const body = Buffer.from(text, encoding === 'utf-8' || encoding === 'utf-8-bom' ? 'utf8' : 'utf16le');
  if (encoding === 'utf-16be') body.swap16();
  return Buffer.concat([markOf[encoding], body]);
}

const markOf: Readonly<Record<Encoding, Uint8Array>> = {
  'utf-8': Uint8Array.of(),
  'utf-8-bom': Uint8Array.of(0xef, 0xbb, 0xbf),
  'utf-16le': Uint8Array.of(0xff, 0xfe),
  'utf-16be': Uint8Array.of(0xfe, 0xff),
};

function detectEncoding(bytes: Uint8Array): Encoding {
  const marked = (['utf-8-bom', 'utf-16le', 'utf-16be'] as const).find((encoding) =>
    markOf[encoding].every((byte, at) => bytes[at] === byte),
  );
  return marked ?? 'utf-8';
}

function decodeAs(encoding: Encoding, bytes: Uint8Array): string | null {
  // Nearly all files are ASCII, which is the fastest to decode.
  if (encoding === 'utf-8' && isAscii(bytes))
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  const label = encoding === 'utf-8-bom' ? 'utf-8' : encoding;
  try {
    return new TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

function undecodable(bytes: Uint8Array, encoding: Encoding, file: string): EngineError {
  if (encoding === 'utf-8' || encoding === 'utf-8-bom') return notText(file, lineOfBadUtf8(bytes));
  const line = lineOfBadUtf16(bytes, encoding);
  return {
    ...notText(file, line),
    message: say`Line ${line} of ${file} contains an incomplete character (the file begins as UTF-16).`,
  };
}

function notText(file: string, line: number): EngineError {
  return {
    code: 'ConfigSyntax',
    message: say`Line ${line} of ${file} is not text in UTF-8, nor in UTF-16 with a byte order mark.`,
    hint: say`Save the file as UTF-8 without a byte order mark, which the AWS CLI and every SDK can read.`,
    target: file,
    file,
    line,
  };
}

/** In UTF-8, no character contains the byte of a line ending, so each line can be decoded by itself. */
function lineOfBadUtf8(bytes: Uint8Array): number {
  let line = 1;
  let start = 0;
  for (let at = 0; at <= bytes.length; at++) {
    const byte = bytes[at];
    if (byte !== 0x0a && byte !== 0x0d && byte !== undefined) continue;
    if (decodeAs('utf-8', bytes.subarray(start, at)) === null) return line;
    if (!(byte === 0x0d && bytes[at + 1] === 0x0a)) line++;
    start = at + 1;
  }
  return line;
}

function lineOfBadUtf16(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): number {
  const text = new TextDecoder(encoding).decode(bytes);
  const bad = text.indexOf('\ufffd');
  return lineAt(text, bad < 0 ? text.length : bad);
}

function lineAt(text: string, position: number): number {
  return text.slice(0, position).split(/\r\n|\n|\r/).length;
}

function detectLineBreaks(text: string): LineBreaks {
  if (!text.includes('\r')) return text.includes('\n') ? 'lf' : 'none';
  if (!text.includes('\n')) return 'cr';
  return /(^|[^\r])\n|\r(?!\n)/.test(text) ? 'mixed' : 'crlf';
}
