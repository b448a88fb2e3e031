import { createHmac, timingSafeEqual } from 'node:crypto';

const STEP_SECONDS = 30;
const DIGITS = 6;
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The six-digit code of an MFA device: RFC 6238 over SHA-1 with 30 s steps. `seed` is base32, as AWS shows it. */
export function totp(seed: string, time: Date): string {
  return codeOfStep(decodeBase32(seed), stepOf(time));
}

/** The number of the 30 s step that contains `time`. */
export function stepOf(time: Date): number {
  return Math.floor(time.getTime() / 1000 / STEP_SECONDS);
}

/** The first time at which another code than that of `time` is valid. */
export function nextStep(time: Date): Date {
  return new Date((stepOf(time) + 1) * STEP_SECONDS * 1000);
}

/** The step with this `code`, at most one step away from `time` (AWS's tolerance), or undefined. */
export function matchingStep(seed: string, code: string, time: Date): number | undefined {
  const key = decodeBase32(seed);
  const now = stepOf(time);
  return [now, now - 1, now + 1].find((step) => sameCode(codeOfStep(key, step), code));
}

/** Decodes RFC 4648 base32; case, spaces, and padding are ignored. Throws on any other character. */
export function decodeBase32(text: string): Buffer {
  const bytes: number[] = [];
  let bits = 0;
  let value = 0;
  for (const character of text.toUpperCase().replace(/[\s=]/g, '')) {
    const index = ALPHABET.indexOf(character);
    if (index < 0) throw new Error('the MFA seed is not base32');
    value = ((value << 5) | index) & 0xfff;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((value >> bits) & 0xff);
    }
  }
  return Buffer.from(bytes);
}

/** Encodes RFC 4648 base32 without padding, as AWS shows an MFA seed. */
export function encodeBase32(bytes: Uint8Array): string {
  let text = '';
  let bits = 0;
  let value = 0;
  for (const byte of bytes) {
    value = ((value << 8) | byte) & 0xfff;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += ALPHABET.charAt((value >> bits) & 31);
    }
  }
  return bits > 0 ? text + ALPHABET.charAt((value << (5 - bits)) & 31) : text;
}

function codeOfStep(key: Buffer, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.max(0, step)));
  const digest = createHmac('sha1', key).update(counter).digest();
  const offset = digest.readUInt8(digest.length - 1) & 0xf;
  const number = (digest.readUInt32BE(offset) & 0x7fffffff) % 10 ** DIGITS;
  return String(number).padStart(DIGITS, '0');
}

function sameCode(expected: string, given: string): boolean {
  const [a, b] = [Buffer.from(expected), Buffer.from(given)];
  return a.length === b.length && timingSafeEqual(a, b);
}
