import fc from 'fast-check';

/** Any code point, also half of a character. Where fast-check's own unit `binary` is set up, that takes a second. */
export const anyCharacter: fc.Arbitrary<string> = fc
  .nat({ max: 0x10_ff_ff })
  .map((code) => String.fromCodePoint(code), codeOf);

/** Lets fast-check mix in texts that it knows to break programs. */
function codeOf(value: unknown): number {
  const code = typeof value === 'string' ? value.codePointAt(0) : undefined;
  if (code === undefined || String.fromCodePoint(code) !== value) throw new Error('It is not one character.');
  return code;
}
