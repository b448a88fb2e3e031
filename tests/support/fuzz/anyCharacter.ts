import fc from 'fast-check';

/** Any code point, including halves of surrogate pairs. Creating fast-check's own unit `binary` takes a second. */
export const anyCharacter: fc.Arbitrary<string> = fc
  .nat({ max: 0x10_ff_ff })
  .map((code) => String.fromCodePoint(code), codeOf);

/** Lets fast-check add its own strings that are known to break programs. */
function codeOf(value: unknown): number {
  const code = typeof value === 'string' ? value.codePointAt(0) : undefined;
  if (code === undefined || String.fromCodePoint(code) !== value) throw new Error('It is not one character.');
  return code;
}
