import { describe, expect, it } from 'vitest';
import { scan } from '../../../src/check/scan.ts';
import { parse } from '../../../src/config/parse.ts';

describe('scan', () => {
  it('tells which key a line continues, across comments and blank lines', () => {
    const lines = scan(parse('[a]\ns3 =\n# note\n\n  x = y\n'));
    expect(lines.at(-1)).toMatchObject({ kind: 'continuation', line: 5, text: 'x = y', of: { key: 's3', line: 2 } });
  });

  it('answers nothing for an empty text', () => {
    expect(scan(parse(''))).toEqual([]);
  });
});
