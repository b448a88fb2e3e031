import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scan } from '../../../src/check/scan.ts';
import { parseCliSyntax } from '../../../src/config/cliSyntax.ts';
import { parse } from '../../../src/config/parse.ts';

const fragment = fc.constantFrom(
  ...[
    '[a]',
    '[b] x',
    '[DEFAULT]',
    '[c',
    '[]',
    '[]]',
    'k = v',
    'K: w = x',
    '= x',
    ': y',
    'word',
    '[d = e',
    '# note',
    '',
  ],
);
const line = fc.tuple(fc.constantFrom('', ' ', '\t', '    '), fragment).map((parts) => parts.join(''));
const texts = fc.array(line, { maxLength: 12 }).map((lines) => lines.join('\n'));

describe('scan', () => {
  it('sees each section and key where the reading of aws-cli sees its last one', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const seen = new Map<string, number>();
        for (const scanned of scan(parse(text))) {
          if (scanned.kind === 'entry') seen.set(`${scanned.section.header} ${scanned.key}`, scanned.line);
        }
        const { sections, defaults } = parseCliSyntax(parse(text), 'f');
        const read = new Map<string, number>();
        for (const section of [...sections, defaults]) {
          const header = section === defaults ? 'DEFAULT' : section.header;
          for (const [key, { origin }] of section) read.set(`${header} ${key}`, origin.line);
        }
        expect([...seen].sort()).toEqual([...read].sort());
      }),
      { numRuns: 2000, seed: 1 },
    );
  });

  it('finds trouble on exactly the lines for which aws-cli refuses a file, but for what stands twice', () => {
    const kinds = ['no-equals', 'no-key', 'before-section', 'broken-header'];
    fc.assert(
      fc.property(texts, (text) => {
        const trouble = scan(parse(text)).filter(({ kind }) => kinds.includes(kind));
        const { problems } = parseCliSyntax(parse(text), 'f');
        const others = problems.filter(({ message }) => !message.includes('(first on line '));
        expect(trouble.map((scanned) => scanned.line)).toEqual(others.map((problem) => problem.line));
      }),
      { numRuns: 2000, seed: 1 },
    );
  });

  it('tells which key a line continues, across comments and blank lines', () => {
    const lines = scan(parse('[a]\ns3 =\n# note\n\n  x = y\n'));
    expect(lines.at(-1)).toMatchObject({ kind: 'continuation', line: 5, text: 'x = y', of: { key: 's3', line: 2 } });
  });

  it('answers nothing for an empty text', () => {
    expect(scan(parse(''))).toEqual([]);
  });
});
